import type { Vocabulary } from '../question/vocabulary.js';
import type { CheckedClaim } from './fact-checker.js';

export function isOnSubject({ judgement, comparisons }: CheckedClaim, _vocabulary: Vocabulary): boolean {
  return judgement.finding.kind !== 'not in this corpus' && Math.max(0, ...comparisons.map(({ likeness }) => likeness)) >= 0.5;
}
