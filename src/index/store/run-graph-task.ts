import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { checkGraphFile, type GraphBinding, type GraphSubject, graphFile } from '../vectors/graph-file.js';
import type { GraphTask } from './graph-task.js';
import { runInWorker } from './run-in-worker.js';
import { indexFile } from './schema.js';

/** What is to be made, and from what. */
export interface GraphOrder {
  readonly dataFolder: string;
  readonly subject: GraphSubject;
  readonly labels: Int32Array;
  /** Digest of the vectors of the graph that lies there, if that one may be brought up to date. */
  readonly baseVectors: string | null;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A graph file that waits to be put in place, or to be read and removed. */
export interface MadeGraph {
  readonly file: string;
  readonly binding: GraphBinding;
}

/**
 * Makes a graph in a worker thread, from the one in place where that is intact and of the same store, else from nothing.
 * @returns a temporary file in the data folder, which the caller publishes or removes
 * @throws Error if the worker fails; nothing is left behind then but the temporary file, which the next build removes
 */
export async function makeGraphFile(order: GraphOrder): Promise<MadeGraph> {
  const { dataFolder, subject, labels, baseVectors, onProgress } = order;
  const base = baseVectors === null ? null : await checkGraphFile(dataFolder, { ...subject, vectors: baseVectors });
  const { port1, port2 } = new MessageChannel();
  let toLink = labels.length;
  port1.on('message', ({ done, total }: { done: number; total: number }) => {
    toLink = total;
    onProgress?.(done, total);
  });
  // A port that is listened to would keep the process alive after a worker that failed.
  port1.unref();
  try {
    const task: GraphTask = {
      databaseFile: indexFile(dataFolder),
      subject,
      labels,
      base: base?.kind === 'intact' ? { file: graphFile(dataFolder), deleted: base.binding.deleted } : null,
      output: join(dataFolder, `vectors.hnsw.${process.pid}-${nextNumber++}.tmp`),
      progress: port2,
    };
    const worker = new URL('./graph-task.js', import.meta.url);
    const binding = await runInWorker<GraphTask, GraphBinding>(worker, task, [port2]);
    onProgress?.(toLink, toLink);
    return { file: task.output, binding };
  } finally {
    port1.close();
  }
}

let nextNumber = 0;
