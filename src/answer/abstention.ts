import type { Support } from './support.js';

/**
 * Weights of a logistic regression over `Support`, fitted to the calibration half of the questions under
 * `tests/questions` by `npm run calibrate`; `ARCHITECTURE.md` has the figures on the other half.
 */
export const ABSTENTION_WEIGHTS: Readonly<Record<keyof Support | 'bias', number>> = {
  bias: -5.73,
  coverage: 2.40,
  jointCoverage: 1.49,
  textCoverage: 3.08,
  cosine: 2.87,
  wordForWord: -0.16,
  missingNames: -1.48,
  unknownWords: -0.82,
  silentSpeaker: -2.54,
  outsidePeriod: -0.51,
  namesSubject: 1.56,
  brevity: -2.12,
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
