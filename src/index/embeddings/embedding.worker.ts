import { readFile } from 'node:fs/promises';
import Tinypool from 'tinypool';
import { buildOnnxBytes } from './onnx-file.js';
import { loadOnnxRuntime, openOnnxRuntime } from './onnx-runtime.js';
import type { UseLiteRuntime } from './runtime.js';
import { SentencePieces } from './sentence-pieces.js';
import { loadTensorFlow, openTfjsRuntime } from './tfjs-runtime.js';
import { MAX_PIECES, type Precision, readVocabulary, VECTOR_SIZE } from './use-lite.js';

/** What a worker must know to run the same model as the main thread. */
export interface WorkerSetup {
  readonly kind: UseLiteRuntime['kind'];
  readonly precision: Precision;
  /** The .onnx file, if there is one. */
  readonly modelPath: string | null;
}

const setup = Tinypool.workerData as WorkerSetup;
/** Opened with the first task, whose failure reaches the main thread; one while the worker starts would not. */
let opening: Promise<{ runtime: UseLiteRuntime; sentencePieces: SentencePieces }> | null = null;

/**
 * The task of a worker thread.
 * @returns the unit vectors of the texts, one after the other
 */
export default async function embedTexts(texts: readonly string[]): Promise<Float32Array> {
  opening ??= open();
  const { runtime, sentencePieces } = await opening;
  const vectors = new Float32Array(texts.length * VECTOR_SIZE);
  for (const [index, text] of texts.entries()) {
    vectors.set(await runtime.embed(sentencePieces.encode(text, MAX_PIECES)), index * VECTOR_SIZE);
  }
  return vectors;
}

async function open() {
  return { runtime: await openRuntime(), sentencePieces: new SentencePieces(readVocabulary()) };
}

async function openRuntime(): Promise<UseLiteRuntime> {
  const { kind, precision, modelPath } = setup;
  if (kind === 'tfjs') return openTfjsRuntime(await loadTensorFlow());
  const kept = modelPath === null ? null : await readFile(modelPath).catch(() => null);
  return openOnnxRuntime(await loadOnnxRuntime(), kept ?? (await buildOnnxBytes(precision)), precision);
}
