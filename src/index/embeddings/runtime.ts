import type { Precision } from './use-lite.js';

/** Something that runs the bundled model on one text's pieces. */
export interface UseLiteRuntime {
  readonly kind: 'onnx' | 'tfjs';
  readonly precision: Precision;
  /**
   * @param pieces ids of the text's pieces, at most `MAX_PIECES`; none for an empty text
   * @returns the text's unit vector
   */
  embed(pieces: readonly number[]): Promise<Float32Array>;
}

/** Imports a package that TypeScript need not know: it is optional, and the build must succeed without it. */
export async function importPackage(name: string): Promise<unknown> {
  const loaded = (await import(name)) as { default?: unknown };
  return loaded.default ?? loaded;
}
