import { plainText } from '../../corpus/plain-text.js';
import { cutIntoStatements } from '../../corpus/sentences.js';
import { MAX_PASSAGE_LENGTH, MAX_SENTENCE_LENGTH } from '../limits.js';
import { escapeParagraph } from './escape-paragraph.js';
import { Locator, type Place } from './locate.js';
import type { SourceText } from './source-text.js';

/** One to three sentences of a source, as they will stand in the document, and where they are from. */
export interface PlacedStatement {
  readonly text: string;
  /** The text as Markdown that the corpus reads as exactly this text. */
  readonly paragraph: string;
  /** Null where the text was put together from pieces that do not lie side by side. */
  readonly place: Place | null;
}

/** Rulers and rows of dots, which only tables of contents and forms have. */
const RULER = /([-_=.·•*~#+|])(?:\s?\1){5,}/gu;

/** The mark of a list item, where it stands in the text itself. */
const BULLET = /^\s*[•●▪■◦‣∙·–—*-]\s+/u;

/**
 * Cuts the passages of a source into statements of one to three sentences, each once: what is repeated word for word is
 * furniture of the page.
 * @param language BCP 47 tag of the text
 */
export function cutStatements(source: SourceText, language: string): PlacedStatement[] {
  const locator = new Locator(source.basis);
  const statements: PlacedStatement[] = [];
  const seen = new Set<string>();
  for (const passage of source.passages) {
    const clean = plainText(passage.text.replace(RULER, ' ').replace(BULLET, ''));
    const sentences = pieces(clean, MAX_PASSAGE_LENGTH).flatMap((part) => cutIntoStatements(part, language));
    for (const piece of sentences.flatMap((sentence) => pieces(sentence, MAX_SENTENCE_LENGTH))) {
      const text = plainText(piece);
      if (!/[\p{L}\p{N}]/u.test(text) || seen.has(text)) continue;
      seen.add(text);
      statements.push({ text, paragraph: escapeParagraph(text), place: locator.find(text) });
    }
  }
  return statements;
}

/** @returns a text without end in pieces that can be written and read, cut at blanks where there are any */
function pieces(text: string, most: number): string[] {
  const cut: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const blank = rest.lastIndexOf(' ', most);
    const at = blank > most / 2 ? blank : most;
    cut.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...cut, rest];
}
