import { MAX_LINE_LENGTH } from './limits.js';

/** What the Markdown parser would take too long over, and where. */
export interface Excess {
  readonly line: number;
  readonly what: string;
  readonly mend: string;
}

/** List and quotation marks on one line: the parser's time and stack grow with their depth. */
const NESTED_MARKS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){40}/mu;

/** Marks of emphasis in one paragraph: the parser's time grows with their square. */
const MAX_EMPHASIS_MARKS = 3_000;

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

/**
 * Finds what no document holds and what would keep the Markdown parser busy for many seconds.
 * @returns the first such place, or null where the text can be parsed
 */
export function markdownExcess(source: string): Excess | null {
  const long = source.split('\n').findIndex((line) => line.length > MAX_LINE_LENGTH);
  if (long >= 0) {
    const what = `a line of more than ${MAX_LINE_LENGTH.toLocaleString('en')} characters`;
    return { line: long + 1, what, mend: 'break it into paragraphs' };
  }
  const nested = NESTED_MARKS.exec(source);
  if (nested !== null) {
    const what = 'lists or quotations are nested too deeply';
    return { line: lineAt(source, nested.index), what, mend: 'write plain paragraphs' };
  }
  if ((source.match(/[*_]/gu)?.length ?? 0) <= MAX_EMPHASIS_MARKS) return null;
  for (const { 0: paragraph, index } of source.matchAll(/(?:[^\n]+\n?)+/gu)) {
    if ((paragraph.match(/[*_]/gu)?.length ?? 0) > MAX_EMPHASIS_MARKS) {
      return { line: lineAt(source, index), what: 'too many * and _ in one paragraph', mend: 'remove them' };
    }
  }
  return null;
}
