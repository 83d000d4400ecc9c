import type { Hit } from '../index/search.js';
import type { Question } from './question/question.js';
import type { Support } from './support.js';

/** A question with what was found for it, before anything is composed. */
export interface Retrieval {
  /** As it was searched for: with what it carries over from the question before, where it follows one up. */
  readonly question: Question;
  /** Best first. */
  readonly hits: readonly Hit[];
  readonly support: Support;
  /** How likely the hits answer the question, 0 to 1. */
  readonly probability: number;
  /** Whether it was read with the subject of the question before. */
  readonly followsUp: boolean;
}
