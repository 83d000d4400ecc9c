import type { Retrieval } from '../retrieval.js';
import type { Claim } from './claims.js';
import type { Judgement } from './finding.js';

/** One claim with all that was found out about it. */
export interface CheckedClaim {
  readonly claim: Claim;
  readonly retrieval: Retrieval;
  readonly judgement: Judgement;
}
