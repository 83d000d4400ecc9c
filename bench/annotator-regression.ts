import { LABELS, type Label } from '../src/annotate/annotation.js';
import { FEATURE_PLACES, type Features } from '../src/annotate/features.js';

/** A sentence as the regression sees it. */
export interface Example {
  readonly label: Label;
  readonly features: Features;
  readonly embedding: Float32Array | undefined;
}

const ROUNDS = 300;
const STEP = 0.35;
/** Pulls weights towards zero. */
const RIDGE = 0.0012;
const CLASSES = LABELS.length;

/**
 * Fits a multinomial logistic regression: full-batch gradient descent with AdaGrad steps (Duchi, Hazan and Singer 2011).
 * There is no chance in it, so that it can be repeated.
 * @param scale what the numbers of an embedding are multiplied by; 0 leaves embeddings out
 * @returns weights by place and label, `place * 3 + label`; the embedding's places follow those of the features
 */
export function fit(examples: readonly Example[], dimensions: number, scale: number): Float64Array {
  const inputs = examples.map(({ features, embedding }) => {
    const dense = scale === 0 || embedding === undefined ? [] : [...embedding];
    return {
      places: Int32Array.from([...features.keys(), ...dense.map((_, index) => FEATURE_PLACES + index)]),
      values: Float64Array.from([...features.values(), ...dense.map((value) => value * scale)]),
    };
  });
  const size = (FEATURE_PLACES + dimensions) * CLASSES;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-8);
  const used = [...new Set(inputs.flatMap(({ places }) => [...places]))].sort((a, b) => a - b);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = new Float64Array(size);
    for (const [index, { places, values }] of inputs.entries()) {
      const errors = errorsOf(weights, places, values, LABELS.indexOf(examples[index]?.label ?? 'context'));
      for (let at = 0; at < places.length; at++) {
        const base = (places[at] ?? 0) * CLASSES;
        const value = (values[at] ?? 0) / examples.length;
        for (let label = 0; label < CLASSES; label++)
          slopes[base + label] = (slopes[base + label] ?? 0) + (errors[label] ?? 0) * value;
      }
    }
    for (const place of used) {
      for (let at = place * CLASSES; at < (place + 1) * CLASSES; at++) {
        const slope = (slopes[at] ?? 0) + RIDGE * (weights[at] ?? 0);
        const square = (squares[at] ?? 0) + slope * slope;
        squares[at] = square;
        weights[at] = (weights[at] ?? 0) - (STEP * slope) / Math.sqrt(square);
      }
    }
  }
  return weights;
}

/** @returns probability less truth, for each label */
function errorsOf(weights: Float64Array, places: Int32Array, values: Float64Array, right: number): number[] {
  const scores = [0, 0, 0];
  for (let at = 0; at < places.length; at++) {
    const base = (places[at] ?? 0) * CLASSES;
    const value = values[at] ?? 0;
    for (let label = 0; label < CLASSES; label++)
      scores[label] = (scores[label] ?? 0) + (weights[base + label] ?? 0) * value;
  }
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power, label) => power / sum - (label === right ? 1 : 0));
}

/**
 * Fits a logistic curve from log odds to how often they were right (Platt 1999).
 * @param told log odds with whether the label was right
 */
export function calibrate(told: readonly { readonly odds: number; readonly right: boolean }[]): {
  slope: number;
  height: number;
} {
  let slope = 1;
  let height = 0;
  // One right and one wrong of odds 0 keep the curve from certainty where nothing was wrong.
  const all = [...told, { odds: 0, right: true }, { odds: 0, right: false }];
  for (let round = 0; round < 5_000; round++) {
    let slopeError = 0;
    let heightError = 0;
    for (const { odds, right } of all) {
      const error = 1 / (1 + Math.exp(-(slope * odds + height))) - (right ? 1 : 0);
      slopeError += error * odds;
      heightError += error;
    }
    slope -= (0.1 * slopeError) / all.length;
    height -= (0.1 * heightError) / all.length;
  }
  return { slope: Math.round(slope * 1_000) / 1_000, height: Math.round(height * 1_000) / 1_000 };
}
