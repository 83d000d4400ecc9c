import { isNonEmpty } from '../../corpus/document.js';
import type { Difference, Finding } from '../answer.js';
import type { Comparison } from './compare.js';

/**
 * Where the lines are drawn, as shares of what a claim tells that a statement tells too (`Comparison.likeness`). Set on
 * the calibration half of `tests/questions/claims-*.jsonl`.
 */
export const LINES = {
  /** From here on a statement reports the claim. */
  reports: 0.66,
  /** From here on a statement is about the same event, so that what differs is a conflict. */
  sameEvent: 0.62,
  /** From here on a part of the claim is in the corpus. */
  partly: 0.42,
} as const;

/** What the corpus holds of one claim, with the statements that show it, best first. */
export interface Judgement {
  readonly finding: Finding;
  readonly evidence: readonly Comparison[];
}

/** How many differences are named. */
const MAX_DIFFERENCES = 2;

/**
 * Decides what the corpus holds of a claim. A conflict is called only where no statement reports the claim and one is
 * clearly about the same event; in doubt the finding is the weaker one.
 * @param comparisons with the statements that were found, in any order
 */
export function judge(comparisons: readonly Comparison[]): Judgement {
  const ranked = [...comparisons].sort((a, b) => b.likeness - a.likeness);
  const reporting = ranked.filter(reports);
  if (reporting.length > 0) return { finding: { kind: 'reported' }, evidence: reporting };
  const conflicting = ranked
    .flatMap((comparison) => {
      const differences = differencesOf(comparison);
      return isNonEmpty(differences) ? [{ comparison, differences }] : [];
    })
    .sort((a, b) => a.differences.length - b.differences.length);
  const [first] = conflicting;
  if (first) {
    const evidence = conflicting.map(({ comparison }) => comparison);
    return { finding: { kind: 'conflicts', differences: first.differences }, evidence };
  }
  const near = ranked.filter(isPart);
  if (near.length > 0) return { finding: { kind: 'partly' }, evidence: near };
  return { finding: { kind: 'not in this corpus' }, evidence: [] };
}

/** All facts of the claim are in the statement. */
function reports({ likeness, numbers, dates, parties, polarity, missingNames }: Comparison): boolean {
  const isOpen = numbers.absent > 0 || parties.missing > 0 || missingNames > 0 || polarity.kind === 'open';
  const differs = numbers.differences.length + dates.differences.length > 0 || polarity.kind === 'opposite';
  return !isOpen && !differs && parties.swapped === null && likeness >= LINES.reports;
}

/** In what a statement on the same event differs; empty for one that is not clearly on it, or differs in nothing. */
function differencesOf({ likeness, numbers, dates, parties, polarity, missingNames }: Comparison): Difference[] {
  const party = parties.swapped ?? parties.substituted;
  const differences = [
    ...numbers.differences,
    ...dates.differences,
    ...(party ? [party] : []),
    ...(polarity.kind === 'opposite' ? [polarity.difference] : []),
  ];
  // Who differs in much is about something else.
  if (differences.length > MAX_DIFFERENCES || missingNames > 0) return [];
  const isOpen = numbers.absent > 0 || parties.missing > (parties.substituted ? 1 : 0) || polarity.kind === 'open';
  return isOpen || likeness < LINES.sameEvent ? [] : differences;
}

/** Some of the claim is in the statement, and it is about those whom the claim names. */
function isPart({ likeness, numbers, parties }: Comparison): boolean {
  if (parties.missing > 0 && parties.missing >= parties.shared) return false;
  return likeness >= LINES.partly || (numbers.telling && parties.shared > 0);
}
