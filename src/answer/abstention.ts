import type { Support } from './support.js';

/**
 * Weights of a logistic regression over `Support`, fitted to the calibration half of the questions under
 * `tests/questions` by `npm run calibrate`; `ARCHITECTURE.md` has the figures on the other half.
 */
export const ABSTENTION_WEIGHTS: Readonly<Record<keyof Support | 'bias', number>> = {
  bias: -6.12,
  coverage: 2.48,
  jointCoverage: 1.65,
  textCoverage: 3.67,
  cosine: 2.88,
  wordForWord: -0.26,
  missingNames: -1.31,
  unknownWords: -0.86,
  silentSpeaker: -2.63,
  outsidePeriod: -0.48,
  namesSubject: 1.28,
  brevity: -1.89,
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
