import { z } from 'zod';
import { LABELS, type Label } from './annotation.js';
import { readDataFile } from './data-file.js';
import type { Features } from './features.js';

/** A probability for each label; they sum to 1. */
export type Probabilities = Readonly<Record<Label, number>>;

const weightsFile = z.object({
  /** Slope and height of the logistic curve from a label's probability (as log odds) to how often it is right. */
  calibration: z.object({ slope: z.number(), height: z.number() }),
  /** For each place that counts: its weight for each label, in the order of `LABELS`, in thousandths. */
  words: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
  /** The same for sentences that have an embedding, then for each number of the embedding. */
  withEmbedding: z.object({
    model: z.string(),
    scale: z.number(),
    words: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
    embedding: z.array(z.tuple([z.number(), z.number(), z.number()])),
  }),
});

/** What the training writes and the annotator reads. */
export type WeightsFile = z.infer<typeof weightsFile>;

/** Weights are kept as whole thousandths, so that the file is the same wherever it is made. */
export const WEIGHT_UNIT = 1_000;

type Triple = readonly [number, number, number];

/** @returns the probabilities for three sums of weights */
function softmax(scores: Triple): Probabilities {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  const of = (label: Label): number => (powers[LABELS.indexOf(label)] ?? 0) / sum;
  return { allegation: of('allegation'), response: of('response'), context: of('context') };
}

/** Multinomial logistic regression over features and, for texts that have one, a sentence embedding. */
export class Classifier {
  constructor(private readonly weights: WeightsFile) {}

  /** @returns the id of the model whose embeddings the weights are for */
  get model(): string {
    return this.weights.withEmbedding.model;
  }

  /** @returns how often a label with this probability is right, 0 to 1, in thousandths */
  confidence(probability: number): number {
    const { slope, height } = this.weights.calibration;
    const sure = Math.min(1 - 1e-6, Math.max(1e-6, probability));
    const odds = slope * Math.log(sure / (1 - sure)) + height;
    return Math.round(WEIGHT_UNIT / (1 + Math.exp(-odds))) / WEIGHT_UNIT;
  }

  /** @param embedding a unit vector by the model that the weights are for; without one, words and rules decide alone */
  classify(features: Features, embedding?: Float32Array): Probabilities {
    const { withEmbedding } = this.weights;
    const scores: [number, number, number] = [0, 0, 0];
    const table = embedding === undefined ? this.weights.words : withEmbedding.words;
    for (const [place, value] of features) {
      const triple = table[place];
      if (triple !== undefined) for (const label of [0, 1, 2] as const) scores[label] += triple[label] * value;
    }
    for (const [index, triple] of withEmbedding.embedding.entries()) {
      const value = (embedding?.[index] ?? 0) * withEmbedding.scale;
      for (const label of [0, 1, 2] as const) scores[label] += triple[label] * value;
    }
    return softmax([scores[0] / WEIGHT_UNIT, scores[1] / WEIGHT_UNIT, scores[2] / WEIGHT_UNIT]);
  }
}

let shipped: Classifier | undefined;

/**
 * @returns the classifier with the weights that ship, read once
 * @throws Error naming the file if it is missing or damaged
 */
export function shippedClassifier(): Classifier {
  shipped ??= new Classifier(readDataFile('weights.json', weightsFile));
  return shipped;
}
