import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GRAPH_REVISION } from './onnx-names.js';
import { type Precision, weightsVersion } from './use-lite.js';

/** The ONNX model, and where it is kept. */
export interface OnnxModelFile {
  readonly bytes: Uint8Array;
  /** Null where the folder cannot be written. */
  readonly path: string | null;
}

/** Where the model is kept between starts, and who is told when that does not go smoothly. */
export interface OnnxFileOptions {
  readonly cacheFolder: string;
  readonly precision: Precision;
  /** Takes one line. */
  readonly log: (line: string) => void;
}

const HASH_LENGTH = 16;

/**
 * Reads the ONNX model from its file, or builds it (about 150 ms) and keeps it in a file for the next start. The file's
 * name ends in the hash of its content: a file that was cut short or changed is noticed, told in one line and written
 * anew. The file appears whole or not at all, also when two processes build it at once.
 */
export async function openOnnxFile({ cacheFolder, precision, log }: OnnxFileOptions): Promise<OnnxModelFile> {
  const prefix = `use-lite-en-${weightsVersion()}-${precision}-r${GRAPH_REVISION}-`;
  for (const name of await namesIn(cacheFolder)) {
    if (!name.startsWith(prefix) || !name.endsWith('.onnx')) continue;
    const path = join(cacheFolder, name);
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null && name === `${prefix}${hashOf(bytes)}.onnx`) return { bytes, path };
    log(`${path} is damaged: it is written anew`);
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
  const bytes = await buildOnnxBytes(precision);
  const path = join(cacheFolder, `${prefix}${hashOf(bytes)}.onnx`);
  try {
    await mkdir(cacheFolder, { recursive: true });
    await writeWhole(path, bytes);
    return { bytes, path };
  } catch (cause) {
    log(`${path} cannot be written (${(cause as Error).message}): the model is built at every start`);
    return { bytes, path: null };
  }
}

/** Builds the ONNX model in memory. What builds it is only loaded here: most starts find a file. */
export async function buildOnnxBytes(precision: Precision): Promise<Uint8Array> {
  const [{ buildOnnxModel }, { readWeights }] = await Promise.all([
    import('./onnx-graph.js'),
    import('./onnx-weights.js'),
  ]);
  return buildOnnxModel(readWeights(), precision);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, bytes, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH);
}
