import type { Support } from './support.js';

/**
 * Weights of a logistic regression over `Support`, fitted to the calibration half of the questions under
 * `tests/questions` by `npm run calibrate`; `ARCHITECTURE.md` has the figures on the other half.
 */
export const ABSTENTION_WEIGHTS: Readonly<Record<keyof Support | 'bias', number>> = {
  bias: -6.28,
  coverage: 2.73,
  jointCoverage: 1.76,
  textCoverage: 3.56,
  cosine: 2.8,
  wordForWord: -0.36,
  missingNames: -1.28,
  unknownWords: -0.77,
  silentSpeaker: -2.66,
  outsidePeriod: -0.46,
  namesSubject: 1.26,
  brevity: -1.91,
};

/** From this probability on, 0 to 1, the corpus is taken to hold an answer. */
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
