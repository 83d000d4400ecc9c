import type { EmbeddingModel } from '../src/index/embeddings/model.js';
import { seededRandom } from './seeded-random.js';

/**
 * Gives the texts of a large synthetic corpus random unit vectors instead of embedding them, which would take minutes.
 * Questions go through the real model, so that what an answer costs is what it costs. Random vectors have no clusters,
 * which makes a graph over them slower to build and to search than one over real vectors: the figures are upper bounds.
 * @returns a model that passes for `real`; closing it closes `real`
 */
export function withRandomVectors(real: EmbeddingModel, seed = 3): EmbeddingModel {
  const random = seededRandom(seed);
  const unitVector = (): Float32Array => {
    const vector = Float32Array.from({ length: real.dimensions }, () => random.normal());
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  return {
    id: real.id,
    dimensions: real.dimensions,
    runtime: real.runtime,
    languages: real.languages,
    split: (text) => real.split(text),
    embedQuery: (text) => real.embedQuery(text),
    embedDocuments: (texts) => real.embedDocuments(texts),
    embedMany: async (texts, onProgress) => {
      const vectors = texts.map(unitVector);
      onProgress?.(texts.length);
      return vectors;
    },
    close: () => real.close(),
  };
}
