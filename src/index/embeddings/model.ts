import type { EmbeddingsInterface } from '@langchain/core/embeddings';

/** An embedding model as the index uses it: LangChain's interface and what must be known about the vectors. */
export interface EmbeddingModel extends EmbeddingsInterface {
  /** Names weights and arithmetic: vectors of different ids must never be compared. */
  readonly id: string;
  /** Length of a vector. All vectors are unit vectors, so that the dot product is the cosine, -1 to 1. */
  readonly dimensions: number;
  /** What runs the model, for the log and the about page, for example `onnxruntime-node (int8)`. */
  readonly runtime: string;
  /** Languages (BCP 47 primary tags) whose texts the model understands, or `any`. */
  readonly languages: readonly string[] | 'any';
  /**
   * Cuts a text that is too long for the model at sentence ends.
   * @returns one or more pieces, each within the model's length; `[text]` where it fits
   */
  split(text: string): string[];
  /**
   * Embeds many texts away from the main thread.
   * @param onProgress told how many texts are done, after each batch
   * @returns one unit vector a text, in order
   */
  embedMany(texts: readonly string[], onProgress?: (done: number) => void): Promise<Float32Array[]>;
  /** Ends worker threads; the model cannot be used after it. */
  close(): Promise<void>;
}
