import type { Nodes, Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { guessLanguage } from '../corpus/language.js';
import { splitSentences } from '../corpus/sentences.js';

/** A sentence of a document, with where it stands in the file. */
export interface DocumentSentence {
  readonly text: string;
  readonly lang: string;
  /** Offsets in the file's text, in UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkDirective).freeze();

/** The text of a paragraph, with the offset in the file of each of its units. */
interface PlacedText {
  text: string;
  readonly offsets: number[];
}

function addText(node: Nodes, source: string, placed: PlacedText): void {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  if (node.type === 'text' || node.type === 'inlineCode') {
    const written = source.slice(start, end);
    const shift = Math.max(0, written.indexOf(node.value));
    for (let at = 0; at < node.value.length; at++) {
      placed.text += /\s/u.test(node.value.charAt(at)) ? ' ' : node.value.charAt(at);
      // Entities and escapes are longer in the file than in the text: what follows them is placed within the node.
      placed.offsets.push(Math.min(start + shift + at, Math.max(start, end - 1)));
    }
  } else if (node.type === 'break') {
    placed.text += ' ';
    placed.offsets.push(start);
  } else if (node.type === 'textDirective') {
    for (let at = start; at < end; at++) {
      placed.text += source.charAt(at);
      placed.offsets.push(at);
    }
  } else if ('children' in node) {
    for (const child of node.children) addText(child, source, placed);
  }
}

function* paragraphs(node: Nodes | Root): Generator<Nodes> {
  if (node.type === 'paragraph') yield node;
  else if ('children' in node && node.type !== 'heading') for (const child of node.children) yield* paragraphs(child);
}

/**
 * Cuts a Markdown document into sentences. Front matter, headings, code and the marks of directives are left out; what
 * stands inside a directive is not.
 * @param source the file, its lines ended by \n
 * @returns the sentences in the order of the file
 */
export function documentSentences(source: string): DocumentSentence[] {
  const tree = parser.parse(source);
  const front = tree.children.find(({ type }) => type === 'yaml');
  const named =
    front !== undefined && 'value' in front ? /^language:\s*["']?([\w-]+)/mu.exec(front.value)?.[1] : undefined;
  const placed = [...paragraphs(tree)].map((paragraph) => {
    const text: PlacedText = { text: '', offsets: [] };
    addText(paragraph, source, text);
    return text;
  });
  const lang = named ?? guessLanguage(placed.map(({ text }) => text).join(' '));
  return placed.flatMap(({ text, offsets }) => {
    let from = 0;
    return splitSentences(text, lang).map((sentence) => {
      const at = text.indexOf(sentence, from);
      from = at + sentence.length;
      const start = offsets[at] ?? 0;
      return { text: sentence, lang, start, end: (offsets[from - 1] ?? start) + 1 };
    });
  });
}
