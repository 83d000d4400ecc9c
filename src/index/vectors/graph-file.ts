import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { GRAPH_PARAMETERS } from './hnsw-graph.js';

/** What a graph must have been made from to be of use. */
export interface GraphSubject {
  /** Id of the embedding model. */
  readonly model: string;
  readonly dimensions: number;
  /** Digest of the vectors' labels with the hashes of their texts. */
  readonly vectors: string;
}

/** Binds a graph file, byte for byte, to what it was made from; kept as JSON beside it. */
export interface GraphBinding extends GraphSubject {
  readonly parameters: string;
  /** Labels that are in the graph and marked as deleted. */
  readonly deleted: readonly number[];
  /** Length of the graph file. */
  readonly bytes: number;
  readonly sha256: string;
}

const bindingSchema: z.ZodType<GraphBinding> = z.object({
  model: z.string(),
  dimensions: z.number(),
  vectors: z.string(),
  parameters: z.string(),
  deleted: z.array(z.number()),
  bytes: z.number(),
  sha256: z.string(),
});

/** A graph that was made otherwise is as foreign as one of another model. */
export const PARAMETERS = `hnsw m=${GRAPH_PARAMETERS.m} efConstruction=${GRAPH_PARAMETERS.efConstruction}`;

/** @returns where the graph of a data folder lies; its binding lies beside it, with `.json` added */
export function graphFile(dataFolder: string): string {
  return join(dataFolder, 'vectors.hnsw');
}

/** A graph file that has been checked, or what is wrong with it in one clause. */
export type CheckedGraph =
  | { readonly kind: 'intact'; readonly binding: GraphBinding }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable'; readonly reason: string };

/**
 * Checks a graph file against its binding, length and hash, so that nothing damaged reaches the native module.
 * @param subject what the graph must have been made from
 */
export async function checkGraphFile(dataFolder: string, subject: GraphSubject): Promise<CheckedGraph> {
  const file = graphFile(dataFolder);
  const bytes = await lengthOf(file);
  if (bytes === null) return { kind: 'missing' };
  const binding = await readBinding(`${file}.json`);
  if (!binding) return { kind: 'unusable', reason: 'nothing readable says what it was made from' };
  const reason = mismatch(binding, subject, bytes);
  if (reason) return { kind: 'unusable', reason };
  if ((await sha256Of(file)) !== binding.sha256) return { kind: 'unusable', reason: 'it is damaged' };
  return { kind: 'intact', binding };
}

function mismatch(binding: GraphBinding, subject: GraphSubject, bytes: number): string | null {
  if (binding.model !== subject.model) return `it was made for the model ${binding.model}`;
  if (binding.dimensions !== subject.dimensions) return `its vectors have ${binding.dimensions} dimensions`;
  if (binding.parameters !== PARAMETERS) return `it was made with other parameters (${binding.parameters})`;
  if (bytes < binding.bytes) return `it is truncated (${bytes} of ${binding.bytes} bytes)`;
  if (bytes > binding.bytes) return `it is too long (${bytes} instead of ${binding.bytes} bytes)`;
  if (binding.vectors !== subject.vectors) return 'it holds another set of vectors';
  return null;
}

/**
 * Puts a finished graph in place with its binding. Killed between the two, the pair does not match and is noticed.
 * @param temporary a graph file in the same folder; gone afterwards
 */
export async function publishGraph(dataFolder: string, temporary: string, binding: GraphBinding): Promise<void> {
  const file = graphFile(dataFolder);
  const sidecar = `${temporary}.json`;
  try {
    await writeFile(sidecar, `${JSON.stringify(binding)}\n`);
    await flush(sidecar);
    await rename(temporary, file);
    await rename(sidecar, `${file}.json`);
  } finally {
    await rm(sidecar, { force: true });
    await rm(temporary, { force: true });
  }
  await flush(dirname(file));
}

/** Waits until what was written to a file, or which names a folder holds, is on the disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  // Some systems cannot open or flush a folder; they order renames by themselves.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** @returns SHA-256 of a file's bytes, in hexadecimal */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function lengthOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch {
    return null;
  }
}

async function readBinding(file: string): Promise<GraphBinding | null> {
  try {
    return bindingSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
