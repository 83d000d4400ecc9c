import { Embeddings } from '@langchain/core/embeddings';
import { EmbeddingPool } from './embedding-pool.js';
import type { EmbeddingModel } from './model.js';
import { type OnnxModelFile, openOnnxFile } from './onnx-file.js';
import { loadOnnxRuntime, type OnnxRuntimeNode, openOnnxRuntime } from './onnx-runtime.js';
import type { UseLiteRuntime } from './runtime.js';
import { SentencePieces } from './sentence-pieces.js';
import { splitText } from './split-text.js';
import { loadTensorFlow, openTfjsRuntime, type TensorFlow } from './tfjs-runtime.js';
import { MAX_PIECES, type Precision, readVocabulary, useLiteId, VECTOR_SIZE } from './use-lite.js';

/** How to open the bundled model. */
export interface UseLiteOptions {
  /** int8 is two to three times faster and half as large; its vectors are within 0.9988 of the others. */
  readonly precision: Precision;
  /** Folder for the .onnx file; made if it is missing. */
  readonly cacheFolder: string;
  /** Takes one line: a damaged file, a runtime that is missing. */
  readonly log: (line: string) => void;
  /** How the runtimes are loaded; from the installed packages if left out. */
  readonly loadOnnxRuntime?: () => Promise<OnnxRuntimeNode>;
  readonly loadTensorFlow?: () => Promise<TensorFlow>;
}

/** So few texts are embedded on the main thread, one at a time: sooner than a worker starts. */
const FEW_TEXTS = 8;

/**
 * Opens the bundled English model with onnxruntime-node, or where that is missing with the slower runtime of its package
 * (fp32, which says so in the log and in the model's id).
 * @throws Error if neither runtime can be loaded
 */
export async function openUseLite(options: UseLiteOptions): Promise<EmbeddingModel> {
  const { precision, log } = options;
  try {
    const onnxRuntime = await (options.loadOnnxRuntime ?? loadOnnxRuntime)();
    const file = await openOnnxFile(options);
    const runtime = await openOnnxRuntime(onnxRuntime, file.bytes, precision);
    return new UseLiteModel(runtime, file);
  } catch (onnxError) {
    const reason = firstLine(onnxError);
    try {
      const runtime = await openTfjsRuntime(await (options.loadTensorFlow ?? loadTensorFlow)());
      log(`onnxruntime-node cannot be used (${reason}): embedding with @energetic-ai/core, about 10 times slower`);
      return new UseLiteModel(runtime, null);
    } catch (tfjsError) {
      throw new Error(
        `no runtime for the bundled embedding model: onnxruntime-node: ${reason}; @energetic-ai/core: ` +
          `${firstLine(tfjsError)}. Install them again with npm ci, or set EMBEDDINGS to another model.`,
        { cause: onnxError },
      );
    }
  }
}

class UseLiteModel extends Embeddings implements EmbeddingModel {
  readonly id: string;
  readonly dimensions = VECTOR_SIZE;
  readonly runtime: string;
  readonly languages = ['en'];
  private readonly sentencePieces = new SentencePieces(readVocabulary());
  private readonly pool: EmbeddingPool;
  private closed = false;

  constructor(
    private readonly model: UseLiteRuntime,
    file: OnnxModelFile | null,
  ) {
    super({});
    const { kind, precision } = model;
    this.id = useLiteId(precision);
    this.runtime = `${kind === 'onnx' ? 'onnxruntime-node' : '@energetic-ai/core'} (${precision})`;
    this.pool = new EmbeddingPool({ kind, precision, modelPath: file?.path ?? null });
  }

  override async embedQuery(text: string): Promise<number[]> {
    this.refuseWhenClosed();
    return Array.from(await this.embed(text));
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return (await this.embedMany(texts)).map((vector) => Array.from(vector));
  }

  async embedMany(texts: readonly string[], onProgress?: (done: number) => void): Promise<Float32Array[]> {
    this.refuseWhenClosed();
    if (texts.length > FEW_TEXTS || this.model.kind === 'tfjs') return this.pool.embed(texts, onProgress);
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      vectors.push(await this.embed(text));
      onProgress?.(vectors.length);
    }
    return vectors;
  }

  split(text: string): string[] {
    return splitText(text, MAX_PIECES, (part) => this.sentencePieces.encode(part, MAX_PIECES + 1).length);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.pool.close();
  }

  private embed(text: string): Promise<Float32Array> {
    return this.model.embed(this.sentencePieces.encode(text, MAX_PIECES));
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new Error(`the embedding model ${this.id} is closed`);
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] as string;
}
