import type { Statement } from '../corpus/document.js';
import { analyze } from '../index/lexical/analyze.js';
import { partyIds } from '../index/lexical/fields.js';

/** A statement's words as sets, for comparing it with others. */
export interface Wording {
  readonly statement: Statement;
  readonly stems: ReadonlySet<string>;
  /** Numbers in the text, dates included. */
  readonly numbers: ReadonlySet<string>;
}

/**
 * @param language BCP 47 primary tag of the text
 * @returns the statement with its stems, function words left out
 */
export function wordingOf(statement: Statement, language: string): Wording {
  const stems = new Set(analyze(statement.text, language).map(({ term }) => term));
  return { statement, stems, numbers: new Set([...stems].filter((term) => /^\d/.test(term))) };
}

/**
 * @returns how alike two wordings are: shared words against all words (Jaccard), 0 to 1
 */
export function likeness(a: Wording, b: Wording): number {
  let shared = 0;
  for (const stem of a.stems) if (b.stems.has(stem)) shared++;
  return shared / Math.max(1, a.stems.size + b.stems.size - shared);
}

/** Above this share of common words two statements are taken to say the same. */
const SAME = 0.55;

/**
 * Judges whether two statements report the same fact, so that one may be shown with the sources of both: nearly the
 * same words, the same numbers, and the same people doing the same to the same.
 */
export function saysTheSame(a: Wording, b: Wording): boolean {
  return (
    a.statement.stance === b.statement.stance &&
    sameMembers(new Set(partyIds(a.statement)), new Set(partyIds(b.statement))) &&
    sameMembers(a.numbers, b.numbers) &&
    likeness(a, b) >= SAME
  );
}

function sameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((member) => b.has(member));
}
