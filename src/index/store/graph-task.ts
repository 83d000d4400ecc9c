import { stat } from 'node:fs/promises';
import type { MessagePort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { flush, type GraphBinding, type GraphSubject, PARAMETERS, sha256Of } from '../vectors/graph-file.js';
import { HnswGraph } from '../vectors/hnsw-graph.js';
import { type Hnswlib, importHnswlib } from '../vectors/hnswlib.js';
import { vectorReader } from './vector-rows.js';

/** A graph to be made; the worker thread reads the vectors from SQLite by itself. */
export interface GraphTask {
  readonly databaseFile: string;
  readonly subject: GraphSubject;
  /** Labels that the graph must hold, all different. */
  readonly labels: Int32Array;
  /** A checked graph to start from, made from vectors of the same store; null to start with none. */
  readonly base: { readonly file: string; readonly deleted: readonly number[] } | null;
  /** File to write. */
  readonly output: string;
  /** Told how many vectors have been added, out of how many, now and then. */
  readonly progress: MessagePort;
}

/** Above this share of deleted vectors a graph is made from nothing: they cost memory and time in every search. */
const MOST_DELETED = 0.2;

/** Vectors between two reports of progress. */
const REPORT_EVERY = 500;

/**
 * Makes a graph file in a worker thread: 100,000 vectors take minutes, and the gateway's heartbeat must not wait.
 * @returns the binding of the file, which is whole and on the disk
 * @throws Error if a vector is not stored, or if the file cannot be read back
 */
export default async function makeGraph(task: GraphTask): Promise<GraphBinding> {
  const hnswlib = await importHnswlib();
  const { dimensions } = task.subject;
  const { graph, deleted, missing } = (await startFromBase(hnswlib, task)) ?? startAnew(hnswlib, task);
  const database = new Database(task.databaseFile, { readonly: true, fileMustExist: true });
  try {
    const read = vectorReader(database, dimensions);
    graph.reserve(missing.length);
    for (const [i, label] of missing.entries()) {
      graph.add(label, read(label));
      if (i % REPORT_EVERY === 0) task.progress.postMessage({ done: i, total: missing.length });
    }
  } finally {
    database.close();
    task.progress.close();
  }
  await graph.write(task.output);
  await flush(task.output);
  // The native module does not notice a full disk; reading back does.
  await HnswGraph.read(hnswlib, dimensions, task.output, deleted.length);
  const { size } = await stat(task.output);
  return { ...task.subject, parameters: PARAMETERS, deleted, bytes: size, sha256: await sha256Of(task.output) };
}

interface Start {
  readonly graph: HnswGraph;
  readonly deleted: readonly number[];
  /** Labels that are still to be added. */
  readonly missing: readonly number[];
}

function startAnew(hnswlib: Hnswlib, task: GraphTask): Start {
  const graph = HnswGraph.create(hnswlib, task.subject.dimensions, task.labels.length);
  return { graph, deleted: [], missing: [...task.labels] };
}

/** @returns null where there is no base, or where too much of it is gone */
async function startFromBase(hnswlib: Hnswlib, task: GraphTask): Promise<Start | null> {
  if (!task.base) return null;
  const graph = await HnswGraph.read(hnswlib, task.subject.dimensions, task.base.file, task.base.deleted.length);
  const held = graph.labels();
  const wanted = new Set(task.labels);
  const marked = new Set(task.base.deleted);
  const gone = held.filter((label) => !wanted.has(label));
  const returned = task.base.deleted.some((label) => wanted.has(label));
  if (returned || gone.length > MOST_DELETED * held.length) return null;
  for (const label of gone) if (!marked.has(label)) graph.remove(label);
  const holds = new Set(held);
  return { graph, deleted: gone, missing: [...task.labels].filter((label) => !holds.has(label)) };
}
