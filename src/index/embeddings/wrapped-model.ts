import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { EmbeddingModel } from './model.js';

/** Texts that a model is sent at once. */
const BATCH = 64;

/**
 * Makes any LangChain embeddings usable by the index: vectors become unit vectors, their dimension is found by embedding
 * one word. Texts are never split, since how long they may be is not known.
 * @param id names the model; an index built under another id is not compared with it
 * @throws Error if the model cannot be reached or gives no vector
 */
export async function wrapEmbeddings(id: string, embeddings: EmbeddingsInterface): Promise<EmbeddingModel> {
  let dimensions: number;
  try {
    dimensions = (await embeddings.embedQuery('word')).length;
  } catch (cause) {
    throw new Error(`the embedding model ${id} gives no vectors: ${(cause as Error).message}`, { cause });
  }
  if (!(dimensions > 0)) throw new Error(`the embedding model ${id} gives vectors of no numbers`);
  return new WrappedModel(id, dimensions, embeddings);
}

class WrappedModel implements EmbeddingModel {
  readonly languages = 'any';
  readonly runtime: string;

  constructor(
    readonly id: string,
    readonly dimensions: number,
    private readonly embeddings: EmbeddingsInterface,
  ) {
    this.runtime = id;
  }

  async embedQuery(text: string): Promise<number[]> {
    return Array.from(this.unitVector(await this.embeddings.embedQuery(text)));
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return (await this.embedMany(texts)).map((vector) => Array.from(vector));
  }

  async embedMany(texts: readonly string[], onProgress?: (done: number) => void): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += BATCH) {
      const batch = texts.slice(start, start + BATCH);
      const given = await this.embeddings.embedDocuments(batch);
      if (given.length !== batch.length) {
        throw new Error(`the embedding model ${this.id} gave ${given.length} vectors for ${batch.length} texts`);
      }
      vectors.push(...given.map((vector) => this.unitVector(vector)));
      onProgress?.(vectors.length);
    }
    return vectors;
  }

  split(text: string): string[] {
    return [text];
  }

  /** Nothing is held: the connection is the library's. */
  async close(): Promise<void> {}

  private unitVector(vector: readonly number[]): Float32Array {
    if (vector.length !== this.dimensions) {
      throw new Error(`the embedding model ${this.id} gave ${vector.length} numbers, not ${this.dimensions}`);
    }
    const length = Math.hypot(...vector);
    return Float32Array.from(vector, (value) => (length > 0 ? value / length : 0));
  }
}
