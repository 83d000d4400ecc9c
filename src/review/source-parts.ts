import type { DocumentReading } from '../corpus/read-document.js';
import { cutSource } from './cut-source.js';
import { type Verdict, verdictOf } from './verdict.js';

/** A statement as the file has it. */
export interface SourcePiece {
  readonly text: string;
  readonly source: string | null;
  readonly verdict: Verdict;
}

/** A paragraph or `:::` block of a file. */
export interface SourceBlock {
  /** Places of its first and its last line in `SourceParts.lines`. */
  readonly first: number;
  readonly last: number;
  /** Several where a paragraph is read as several statements. */
  readonly pieces: readonly SourcePiece[];
}

/** A file taken apart so that it can be put together again byte for byte. */
export interface SourceParts {
  /** With their line ends; together with the byte order mark they are the file. */
  readonly lines: readonly string[];
  readonly byteOrderMark: '' | '\uFEFF';
  /** How many of the lines are front matter, its `---` lines included; 0 without any. */
  readonly headLines: number;
  readonly blocks: readonly SourceBlock[];
}

/**
 * Takes a file apart.
 * @param source the file as it is, byte order mark and line ends kept
 * @param reading what the corpus reader makes of it, which has a document
 */
export function takeApart(source: string, reading: DocumentReading): SourceParts {
  const byteOrderMark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = source.slice(byteOrderMark.length).match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu) ?? [];
  const statements = reading.document?.statements ?? [];
  const blocks = reading.blocks.map(({ name, line, lastLine }): SourceBlock => {
    const [first, last] = [line - 1, lastLine - 1];
    const inner = (name === null ? lines.slice(first, last + 1) : lines.slice(first + 1, last))
      .map(withoutEnd)
      .join('\n');
    const own = statements.filter((statement) => statement.line === line);
    const sources = cutSource(
      inner,
      own.map(({ text }) => text),
    );
    const pieces = own.map((statement, place) => ({
      text: statement.text,
      source: sources?.[place] ?? null,
      verdict: verdictOf(statement),
    }));
    return { first, last, pieces };
  });
  return { lines, byteOrderMark, headLines: headLinesOf(lines), blocks };
}

/** The same rule as the corpus reader's. */
function headLinesOf(lines: readonly string[]): number {
  if (!/^---[ \t]*$/u.test(withoutEnd(lines[0] ?? ''))) return 0;
  const close = lines.findIndex((line, place) => place > 0 && /^---[ \t]*$/u.test(withoutEnd(line)));
  return close + 1;
}

/** @returns a line without its line end */
export function withoutEnd(line: string): string {
  return line.replace(/[\r\n]+$/u, '');
}
