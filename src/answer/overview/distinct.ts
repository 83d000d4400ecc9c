import type { Statement } from '../../corpus/document.js';
import { partyIds } from '../../index/lexical/fields.js';
import type { DraftGroup, DraftStatement } from '../draft.js';
import { saysTheSame, type Wording, wordingOf } from '../likeness.js';
import type { Entry } from './entries.js';

/** An entry, with the statements of others that report the same. */
export interface Distinct extends Entry {
  readonly alsoIn: readonly Statement[];
  readonly wording: Wording;
}

/**
 * Joins entries that report the same fact.
 * @param entries of those that report the same, the first is kept
 * @returns what is left, in the same order
 */
export function distinct(entries: readonly Entry[]): Distinct[] {
  const kept: (Distinct & { readonly alsoIn: Statement[] })[] = [];
  // Only statements of the same people with the same numbers can say the same.
  const alike = new Map<string, typeof kept>();
  for (const entry of entries) {
    const wording = wordingOf(entry.statement, entry.document.language);
    const key = JSON.stringify([entry.statement.stance, partyIds(entry.statement).sort(), [...wording.numbers].sort()]);
    const others = alike.get(key) ?? [];
    const twin = others.find((other) => saysTheSame(other.wording, wording));
    if (twin) {
      twin.alsoIn.push(entry.statement);
      continue;
    }
    const one = { ...entry, alsoIn: [], wording };
    kept.push(one);
    alike.set(key, [...others, one]);
  }
  return kept;
}

/** @returns a group of one statement */
export function groupOf({ statement, alsoIn }: DraftStatement, heading?: DraftGroup['heading']): DraftGroup {
  return { statements: [{ statement, alsoIn }], responses: [], ...(heading ? { heading } : {}) };
}
