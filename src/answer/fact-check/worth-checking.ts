import type { CheckedClaim } from './checked-claim.js';
import type { Comparison } from './compare.js';

/**
 * What a claim must have in common with the corpus for the bot to speak unasked. Set on the calibration half of
 * `tests/questions/watched-spamouflage.jsonl`; where they err, they err to silence.
 */
const SPEAKS = {
  /** Probability that the corpus answers, for a claim that it holds, and for one that it holds in part. */
  probable: 0.4,
  probablePart: 0.75,
  /** Weight of the words in common, for a claim that it holds, and in part. */
  told: 4,
  toldPart: 8,
  /** The same for a claim that names no party but an event, and that the corpus reports. */
  toldWithoutParty: 7.5,
} as const;

/**
 * Tells whether a claim is on the subject of the corpus, so that the bot may answer a message that did not ask for it:
 * the corpus must report it, differ from it or hold a good part of it, and both must name the same party or event.
 */
export function isOnSubject({ judgement, retrieval }: CheckedClaim): boolean {
  const { finding, evidence } = judgement;
  const best = evidence[0];
  if (!best || finding.kind === 'not in this corpus') return false;
  const { probability, question } = retrieval;
  if (best.parties.shared === 0) {
    return finding.kind === 'reported' && question.events.length > 0 && best.told >= SPEAKS.toldWithoutParty;
  }
  if (finding.kind === 'partly') return isGoodPart(best) && probability >= SPEAKS.probablePart;
  return probability >= SPEAKS.probable && (isCertain(best) || best.told >= SPEAKS.told);
}

/** What is shown for a part of a claim must be by or on the very one whom the claim lets act. */
function isGoodPart({ told, parties, numbers }: Comparison): boolean {
  return parties.sameActor === true && (numbers.telling || told >= SPEAKS.toldPart);
}

/** A count that no other event has, two parties, or how somebody answered says more than words. */
function isCertain({ numbers, parties, polarity }: Comparison): boolean {
  return (
    numbers.telling ||
    parties.shared > 1 ||
    polarity.kind === 'opposite' ||
    (polarity.kind === 'same' && polarity.by === 'avowal')
  );
}
