import type { Basis } from './source-text.js';

/** Where a statement stands in a source. */
export interface Place {
  /** Offsets into the basis, in UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Page from 1; null where the source has none. */
  readonly page: number | null;
  /** Last page, where the statement goes over to another. */
  readonly lastPage: number | null;
}

/**
 * Finds statements in the text that they were taken from by their letters and digits alone: blanks, marks, line breaks,
 * accents written in two ways and marks of hyphenation may have been changed on the way.
 */
export class Locator {
  private readonly letters: string;
  /** Offset into the basis of each unit of `letters`, and where the character that it is from ends. */
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  private cursor = 0;

  constructor(private readonly basis: Basis) {
    const stretches = basis.visible ?? [{ start: 0, end: basis.text.length, says: basis.text }];
    const parts: string[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (const { start, end, says } of stretches) {
      const verbatim = end - start === says.length;
      let offset = start;
      for (const character of says) {
        const next = verbatim ? offset + character.length : end;
        const letters = lettersOf(character);
        if (letters !== '') {
          parts.push(letters);
          for (let unit = 0; unit < letters.length; unit++) {
            starts.push(verbatim ? offset : start);
            ends.push(next);
          }
        }
        if (verbatim) offset = next;
      }
    }
    this.letters = parts.join('');
    this.starts = Uint32Array.from(starts);
    this.ends = Uint32Array.from(ends);
  }

  /**
   * Finds a statement after the one that was found last, else from the beginning.
   * @returns its place, or null where it is not there in one piece
   */
  find(text: string): Place | null {
    const wanted = lettersOf(text);
    if (wanted === '') return null;
    let at = this.letters.indexOf(wanted, this.cursor);
    if (at < 0) at = this.letters.indexOf(wanted);
    if (at < 0) return null;
    this.cursor = at + wanted.length;
    const start = this.starts[at] ?? 0;
    const end = this.ends[at + wanted.length - 1] ?? start;
    const page = this.pageAt(start);
    const lastPage = this.pageAt(Math.max(start, end - 1));
    return { start, end: this.withClosingMarks(end), page, lastPage: lastPage === page ? null : lastPage };
  }

  private pageAt(offset: number): number | null {
    const { pageStarts } = this.basis;
    if (pageStarts === null) return null;
    let low = 0;
    for (let high = pageStarts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((pageStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  private withClosingMarks(end: number): number {
    const [marks = ''] = /^[.!?。！？…,;:"”’»」』)\]]{0,4}/u.exec(this.basis.text.slice(end, end + 4)) ?? [];
    return end + marks.length;
  }
}

/** @returns letters and digits in lower case, without accents */
function lettersOf(text: string): string {
  if (/^[a-z0-9]$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
