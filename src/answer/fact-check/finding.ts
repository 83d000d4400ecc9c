import { isNonEmpty } from '../../corpus/document.js';
import type { Difference, Finding } from '../answer.js';
import type { Comparison } from './compare.js';

/**
 * Where the lines are drawn, as shares of what a claim tells that a statement tells too (`Comparison.likeness`). Set on
 * the calibration half of `tests/questions/claims-*.jsonl`.
 */
const LINES = {
  /** From here on a statement reports the claim, and is about the same event, so that what differs is a conflict. */
  reports: 0.66,
  sameEvent: 0.62,
  /** From here on a part of the claim is in the corpus. */
  partly: 0.42,
  /** Two statements whose likeness differs by less are as near to the claim; by less than the other, as good as near. */
  asNear: 0.15,
  nearEnough: 0.3,
  /** So much of the claim's words must be in the text itself, for reporting it or a part of it, and for differing. */
  inText: 0.4,
  inTextOfEvent: 0.6,
  /** A clause of which a statement has less is not reported; one of which it has so much is. */
  clauseLacks: 0.3,
  clauseTold: 0.8,
  /** Weight of words in common that tell anything, beside names; that show an act; and an event, whoever is named. */
  told: 2,
  toldBesideFacts: 1.5,
  toldOfAct: 8,
  toldOfEvent: 15,
  /** Below this probability that the corpus answers, what is alike is so by chance. */
  probable: 0.4,
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
 * @param probability how likely it is, by all that was found, that the corpus holds anything on the claim
 */
export function judge(comparisons: readonly Comparison[], probability: number): Judgement {
  const ranked = [...comparisons].sort((a, b) => b.likeness - a.likeness);
  const reporting = ranked.filter(reports);
  if (reporting.length > 0) return { finding: { kind: 'reported' }, evidence: reporting };
  const conflicting = ranked
    .flatMap((comparison) => {
      const differences = differencesOf(comparison);
      return isNonEmpty(differences) && !agreesElsewhere(comparison, ranked) ? [{ comparison, differences }] : [];
    })
    .sort((a, b) => a.differences.length - b.differences.length);
  const [first] = conflicting;
  if (first) {
    const evidence = conflicting
      .map(({ comparison }) => comparison)
      .filter(({ likeness }) => likeness >= first.comparison.likeness - LINES.asNear);
    return { finding: { kind: 'conflicts', differences: first.differences }, evidence };
  }
  const near = ranked.filter((one) => isPart(one, probability));
  if (near.length > 0) return { finding: { kind: 'partly' }, evidence: near };
  return { finding: { kind: 'not in this corpus' }, evidence: [] };
}

/**
 * All facts of the claim are in the statement. A claim that makes somebody answerable is reported by nothing but an
 * accusation of the same one.
 */
function reports(one: Comparison): boolean {
  const { likeness, inText, told, clauses, numbers, dates, parties, polarity, missingNames, blame } = one;
  if (blame.kind === 'other') return false;
  if (blame.kind === 'same' && blame.isWhole && missingNames === 0 && polarity.kind !== 'opposite') return true;
  const isOpen = numbers.absent + dates.absent + parties.missing + missingNames > 0 || polarity.kind === 'open';
  const differs = numbers.differences.length + dates.differences.length > 0 || polarity.kind === 'opposite';
  // A denial need not repeat what it denies; what it is about is told by its event.
  const answers = polarity.kind === 'same' && polarity.by === 'avowal';
  const says = answers || (inText >= LINES.inText && (told >= LINES.told || numbers.telling || parties.shared === 0));
  const isWhole = says && parties.sameActor !== false && clauses.every((share) => share >= LINES.clauseLacks);
  return isWhole && !isOpen && !differs && !parties.otherWay && likeness >= LINES.reports;
}

/** In what a statement on the same event differs; empty for one that is not clearly on it, or differs in nothing. */
function differencesOf(one: Comparison): Difference[] {
  const { likeness, inText, told, numbers, dates, parties, polarity, missingNames, blame } = one;
  if (blame.kind === 'other') return blame.difference && isOnTheBlamed(one) ? [blame.difference] : [];
  const party = parties.swapped ?? (told >= LINES.toldOfAct || numbers.agreeing > 0 ? parties.substituted : null);
  const differences = [
    ...numbers.differences,
    ...dates.differences,
    ...(party ? [party] : []),
    ...(polarity.kind === 'opposite' ? [polarity.difference] : []),
  ];
  // What differs in much is about something else.
  if (differences.length > MAX_DIFFERENCES || missingNames > 0) return [];
  const isOpen = numbers.absent > 0 || parties.missing > (party ? 1 : 0) || polarity.kind === 'open';
  const isAvowal = polarity.kind === 'opposite' && polarity.by === 'avowal';
  const isNear = likeness >= LINES.sameEvent && (inText >= LINES.inTextOfEvent || isAvowal || dates.agreeing > 0);
  return isOpen || !isNear || !isFirm(one) ? [] : differences;
}

/** Whether a statement that accuses others, or tells the claim as somebody's words, is about what the claim is about. */
function isOnTheBlamed({ likeness, inText, told, numbers, missingNames, blame }: Comparison): boolean {
  if (missingNames > 0 || numbers.absent > 0) return false;
  if (blame.kind === 'other' && blame.isWhole) return true;
  return likeness >= LINES.partly && inText >= LINES.inText && told >= LINES.toldOfAct;
}

/** Whether there is enough in common for the event to be the same: two facts besides the words, or many words. */
function isFirm({ told, numbers, dates, parties, polarity }: Comparison): boolean {
  if (numbers.telling || told >= LINES.toldOfEvent) return true;
  const facts = parties.shared + dates.agreeing + numbers.agreeing;
  const isAvowal = polarity.kind === 'opposite' && polarity.by === 'avowal';
  if (facts >= 2 && (told >= LINES.toldBesideFacts || isAvowal)) return true;
  return parties.shared > 0 && told >= LINES.toldOfAct;
}

/**
 * Whether another statement that is as near has the number or date that this one lacks, or tells of the answer that the
 * claim tells of: then there were two events, or two answers.
 */
function agreesElsewhere({ likeness, numbers, dates, polarity }: Comparison, all: readonly Comparison[]): boolean {
  const isAvowal = polarity.kind === 'opposite' && polarity.by === 'avowal';
  return all.some((other) => {
    if (isAvowal && other.polarity.kind === 'same' && other.polarity.by === 'avowal') {
      return other.likeness >= likeness - LINES.nearEnough;
    }
    const agrees =
      (numbers.differences.length > 0 && other.numbers.agreeing > numbers.agreeing) ||
      (dates.differences.length > 0 && other.dates.agreeing > dates.agreeing);
    return agrees && other.likeness >= Math.max(LINES.sameEvent, likeness - LINES.asNear);
  });
}

/** Some of the claim is in the statement, and it is about those whom the claim names. */
function isPart(
  { likeness, inText, told, clauses, numbers, parties, blame }: Comparison,
  probability: number,
): boolean {
  if (blame.kind === 'other') return false;
  if (parties.actorMissing || parties.otherWay || parties.missing > parties.shared) return false;
  const isTold = clauses.length > 1 && clauses.some((share) => share >= LINES.clauseTold);
  const isLike = likeness >= LINES.partly && inText >= LINES.inText && told >= LINES.told;
  return (numbers.telling && parties.shared > 0) || (probability >= LINES.probable && (isLike || isTold));
}
