import type { Nodes, Root, RootContent } from 'mdast';
import { htmlText, markdownText } from './markdown-text.js';
import { plainText } from './plain-text.js';
import type { Problem } from './problem.js';

type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>;

/** A paragraph, list item or quotation, or a `:::` block, as it stands in the file. */
export interface RawBlock {
  /** Name after `:::`, in lower case; null for a plain paragraph. */
  readonly name: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  /** Plain text on one line; may be empty. */
  readonly text: string;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** Line on which it ends: of a `:::` block the one that closes it. */
  readonly lastLine: number;
}

/** What the body of a document holds. */
export interface RawBody {
  readonly blocks: readonly RawBlock[];
  /** Text of the first heading of the highest rank, null without headings. */
  readonly heading: string | null;
  readonly problems: readonly Problem[];
}

/** Walks a tree once, gathering blocks in the order of the file. */
class BlockReader {
  readonly blocks: RawBlock[] = [];
  readonly problems: Problem[] = [];
  /** Lines of the `:::` blocks that Markdown saw. */
  readonly seen = new Set<number>();
  heading: { text: string; depth: number } | null = null;

  constructor(
    private readonly source: string,
    private readonly file: string,
  ) {}

  read(node: Nodes): void {
    switch (node.type) {
      case 'root':
      case 'list':
      case 'listItem':
      case 'blockquote':
        for (const child of node.children) this.read(child);
        return;
      case 'heading':
        this.readHeading(node);
        return;
      case 'containerDirective':
        this.readContainer(node);
        return;
      case 'paragraph':
      case 'code':
      case 'leafDirective':
        this.add(markdownText(node, this.source), node);
        return;
      case 'html':
        this.add(htmlText(node.value), node);
        return;
      default:
    }
  }

  private add(text: string, node: Nodes): void {
    const plain = plainText(text);
    if (plain === '') return;
    const [line, lastLine] = [lineOf(node), lastLineOf(node)];
    this.blocks.push({ name: null, attributes: new Map(), text: plain, line, lastLine });
  }

  private readHeading(node: Extract<Nodes, { type: 'heading' }>): void {
    const text = plainText(markdownText(node, this.source));
    if (text !== '' && (this.heading === null || node.depth < this.heading.depth)) {
      this.heading = { text, depth: node.depth };
    }
    // "A sentence.\n---" makes a heading of the sentence, which would vanish without a word.
    const underlined = !this.source.startsWith('#', node.position?.start.offset ?? 0);
    if (underlined && /[.!?。！？]["”’»」]?$/u.test(text)) {
      const mend = 'put an empty line between the text and the line of dashes';
      this.tell(lineOf(node), 'the line of dashes makes this text a heading, which is not shown', mend, 'warning');
    }
  }

  private readContainer(node: ContainerDirective): void {
    const line = lineOf(node);
    this.seen.add(line);
    const attributes = new Map<string, string>();
    for (const [key, value] of Object.entries(node.attributes ?? {})) attributes.set(key, plainText(value ?? ''));
    const texts: string[] = [];
    for (const child of node.children) {
      if (child.type === 'paragraph' && child.data?.directiveLabel === true) {
        this.tell(line, 'square brackets after the name of the block are not read', 'remove them', 'warning');
      } else if (child.type === 'heading') {
        this.tell(
          lineOf(child),
          'a heading inside a block is not shown',
          'write it as a sentence, or remove it',
          'warning',
        );
      } else if (child.type === 'html') texts.push(htmlText(child.value));
      else if (child.type === 'containerDirective') this.seen.add(lineOf(child));
      else texts.push(markdownText(child, this.source));
    }
    const text = plainText(texts.join('\n'));
    this.blocks.push({ name: node.name.toLowerCase(), attributes, text, line, lastLine: lastLineOf(node) });
  }

  private tell(line: number, what: string, mend: string, severity: Problem['severity']): void {
    this.problems.push({ file: this.file, line, what, mend, severity });
  }
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function lastLineOf(node: Nodes): number {
  return node.position?.end.line ?? lineOf(node);
}

/**
 * Gathers the blocks of a parsed document: paragraphs, list items, quotations and `:::` blocks, each as plain text.
 * @param source the text that was parsed
 * @param openings lines that were meant to open a block: those that Markdown did not read as such are told
 */
export function readBlocks(root: Root, source: string, openings: ReadonlySet<number>, file: string): RawBody {
  const reader = new BlockReader(source, file);
  reader.read(root);
  for (const line of openings) {
    if (reader.seen.has(line)) continue;
    const what = 'this line cannot be read as the opening of a block';
    const mend = 'write it as :::allegation{by="who-alleges" against="who-is-accused"}, each value in straight quotes';
    reader.problems.push({ file, line, what, mend, severity: 'error' });
  }
  return { blocks: reader.blocks, heading: reader.heading?.text ?? null, problems: reader.problems };
}
