import { PIECES_INPUT, SHARE_INPUT, VECTOR_OUTPUT } from './onnx-names.js';
import { importPackage, type UseLiteRuntime } from './runtime.js';
import type { Precision } from './use-lite.js';

/** What is used of onnxruntime-node. */
export interface OnnxRuntimeNode {
  readonly InferenceSession: {
    create(model: Uint8Array, options: Record<string, unknown>): Promise<InferenceSession>;
  };
  readonly Tensor: new (type: 'int32' | 'float32', data: Int32Array | Float32Array, dimensions: number[]) => unknown;
}

interface InferenceSession {
  run(inputs: Record<string, unknown>): Promise<Record<string, { readonly data: Float32Array } | undefined>>;
}

/** One thread: texts are short, and the workers of a long batch take a core each. Errors only; warnings go nowhere. */
const SESSION_OPTIONS = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
} as const;

/** Imports onnxruntime-node; throws where it is not installed or has no library for this system. */
export async function loadOnnxRuntime(): Promise<OnnxRuntimeNode> {
  return (await importPackage('onnxruntime-node')) as OnnxRuntimeNode;
}

/**
 * Runs the bundled model with onnxruntime-node. `embed` computes on the calling thread, about a millisecond a text.
 * @param model the .onnx file's content
 * @throws Error if it does not take the model
 */
export async function openOnnxRuntime(
  { InferenceSession, Tensor }: OnnxRuntimeNode,
  model: Uint8Array,
  precision: Precision,
): Promise<UseLiteRuntime> {
  const session = await InferenceSession.create(model, SESSION_OPTIONS);
  const embed = async (pieces: readonly number[]): Promise<Float32Array> => {
    const ids = Int32Array.from(pieces.length > 0 ? pieces : [0]);
    const share = Float32Array.of(pieces.length > 0 ? 1 / pieces.length : 0);
    const outputs = await session.run({
      [PIECES_INPUT]: new Tensor('int32', ids, [ids.length]),
      [SHARE_INPUT]: new Tensor('float32', share, []),
    });
    const vector = outputs[VECTOR_OUTPUT];
    if (vector === undefined) throw new Error(`the model gave no "${VECTOR_OUTPUT}"`);
    return vector.data;
  };
  return { kind: 'onnx', precision, embed };
}
