import type { Support } from './support.js';

/**
 * Weights of a logistic regression over `Support`, fitted to the calibration half of the questions under
 * `tests/questions` by `npm run calibrate`; `ARCHITECTURE.md` has the figures on the other half.
 */
export const ABSTENTION_WEIGHTS: Readonly<Record<keyof Support | 'bias', number>> = {
  bias: -4,
  coverage: 4,
  jointCoverage: 2,
  textCoverage: 1,
  cosine: 3,
  hasCosine: -1,
  missingNames: -2,
  unknownWords: -3,
  silentSpeaker: -1,
  outsidePeriod: -1,
  namesSubject: 1,
  brevity: 0,
};

/** From this probability on the corpus is taken to hold an answer. */
export const ANSWER_FROM = 0.5;

/**
 * @returns how likely it is that the best hits answer the question, 0 to 1
 */
export function answerProbability(support: Support): number {
  const { bias, ...weights } = ABSTENTION_WEIGHTS;
  const names = Object.keys(weights) as (keyof Support)[];
  const logit = names.reduce((sum, name) => sum + weights[name] * support[name], bias);
  return 1 / (1 + Math.exp(-logit));
}
