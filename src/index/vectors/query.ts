import type { VectorHit } from './vector-index.js';

/** @throws RangeError, with both numbers, if the query's dimension is not that of the index */
export function checkDimensions(query: Float32Array, dimensions: number): void {
  if (query.length === dimensions) return;
  throw new RangeError(
    `The query vector has ${query.length} dimensions, the index ${dimensions}: was it made by another embedding model?`,
  );
}

/** Orders hits: higher score first; equal scores by label, so that an order never depends on the engine's mood. */
export function compareHits(a: VectorHit, b: VectorHit): number {
  return b.score - a.score || a.label - b.label;
}

/** @returns the score within -1 to 1: rounding takes the product of unit vectors a little beyond */
export function clampScore(score: number): number {
  return Math.min(1, Math.max(-1, score));
}
