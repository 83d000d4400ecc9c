import { createHash } from 'node:crypto';
import { Embeddings } from '@langchain/core/embeddings';
import type { EmbeddingModel } from '../../src/index/embeddings/model.js';

/** Words that the model takes in one piece. */
const MOST_WORDS = 90;

/**
 * A small embedding model that needs no weights: a bag of words, each word's hash choosing a place and a sign, scaled to
 * a unit vector. Texts that share words are near each other.
 */
export class HashedWordsModel extends Embeddings implements EmbeddingModel {
  readonly runtime = 'hashed words';
  readonly languages = 'any';
  readonly id: string;
  readonly dimensions: number;
  /** Every text that was embedded in bulk, in order. */
  readonly embedded: string[] = [];

  constructor({ id = 'hashed-words-64', dimensions = 64 } = {}) {
    super({});
    this.id = id;
    this.dimensions = dimensions;
  }

  split(text: string): string[] {
    const words = text.split(/\s+/u);
    const pieces = Array.from({ length: Math.ceil(words.length / MOST_WORDS) }, (_, i) =>
      words.slice(i * MOST_WORDS, (i + 1) * MOST_WORDS).join(' '),
    );
    return pieces.length > 1 ? pieces : [text];
  }

  async embedMany(texts: readonly string[], onProgress?: (done: number) => void): Promise<Float32Array[]> {
    this.embedded.push(...texts);
    const vectors = texts.map((text) => this.vectorOf(text));
    onProgress?.(texts.length);
    return vectors;
  }

  vectorOf(text: string): Float32Array {
    const vector = new Float32Array(this.dimensions);
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
      const hash = createHash('sha1').update(word).digest();
      const at = hash.readUInt32LE(0) % this.dimensions;
      vector[at] = (vector[at] ?? 0) + ((hash[4] ?? 0) % 2 === 0 ? 1 : -1);
    }
    const length = Math.hypot(...vector);
    if (length === 0) vector[0] = 1;
    return length === 0 ? vector : vector.map((number) => number / length);
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(this.vectorOf(text)));
  }

  async embedQuery(text: string): Promise<number[]> {
    return Array.from(this.vectorOf(text));
  }

  async close(): Promise<void> {}
}
