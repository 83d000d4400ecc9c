import { plainText } from '../../corpus/plain-text.js';
import { factText } from './fact-values.js';
import { NO_FACTS, type SourceText } from './source-text.js';

/** A line of this many characters or more is wrapped at the edge, so that the next goes on with it. */
const WRAPPED_FROM = 45;

/**
 * Reads a plain text: paragraphs with empty lines between them, or, where there is none, each line one, unless the lines are
 * broken at an even width. A short first line alone is the title.
 */
export function readPlainText(text: string, encoding: string): SourceText {
  const clean = text.replace(/\r\n?|\u2028|\u2029|\f/gu, '\n');
  const blocks = clean.split(/\n[^\S\n]*\n\s*/u).filter((block) => block.trim() !== '');
  const paragraphs = blocks.length > 1 ? blocks : looseLines(clean);
  const first = paragraphs[0] ?? '';
  const isTitle =
    paragraphs.length > 1 && first.trim().length <= 150 && !first.trim().includes('\n') && !/[.。:;,]\s*$/u.test(first);
  const passages = (isTitle ? paragraphs.slice(1) : paragraphs).map((paragraph) => ({ text: plainText(paragraph) }));
  return {
    kind: 'text',
    facts: { ...NO_FACTS, title: isTitle ? factText(first) : null },
    guesses: [],
    passages,
    basis: { of: 'original', text, visible: null, pageStarts: null },
    encoding,
    verbatim: null,
  };
}

/** @returns the paragraphs of a text without empty lines */
function looseLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest > 120 || longest < WRAPPED_FROM) return lines;
  const paragraphs: string[] = [];
  let open = false;
  for (const line of lines) {
    if (open) paragraphs.push(`${paragraphs.pop() ?? ''}\n${line}`);
    else paragraphs.push(line);
    open = line.length > 0.75 * longest;
  }
  return paragraphs;
}
