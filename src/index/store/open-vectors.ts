import { rm, stat } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import { ExactScan } from '../vectors/exact-scan.js';
import { checkGraphFile, graphFile, publishGraph } from '../vectors/graph-file.js';
import { HnswGraph } from '../vectors/hnsw-graph.js';
import type { Hnswlib } from '../vectors/hnswlib.js';
import type { VectorIndex } from '../vectors/vector-index.js';
import { messageOf } from './damage.js';
import { type IndexRecord, readRecord } from './index-record.js';
import { openDatabase } from './open-database.js';
import { makeGraphFile } from './run-graph-task.js';
import { indexFile } from './schema.js';
import { vectorReader } from './vector-rows.js';
import { IndexLockedError, takeWriteLock } from './write-lock.js';

/** An index whose vectors are to be searched. */
export interface VectorsToOpen {
  readonly dataFolder: string;
  /** Within the transaction that the reader keeps. */
  readonly database: Database;
  readonly record: IndexRecord;
  /** All labels, ascending. */
  readonly labels: Int32Array;
  /** Null where hnswlib-node is not installed. */
  readonly hnswlib: Hnswlib | null;
  readonly log: (line: string) => void;
}

/**
 * One rule: where hnswlib-node is installed the graph searches, at any size (at the few hundred vectors where a scan
 * would be as fast, both take well under a millisecond), and where it is not, the exact scan does. A graph file that is
 * missing, damaged or of other vectors is made again from SQLite, with one line to `log`.
 * @throws SyntaxError if the vectors in SQLite are not as they were written
 */
export async function openVectors(request: VectorsToOpen): Promise<VectorIndex> {
  const { dataFolder, record, hnswlib, log } = request;
  if (!hnswlib) return readExactScan(request);
  const before = await fileIdentity(graphFile(dataFolder));
  const checked = await checkGraphFile(dataFolder, record);
  let reason = checked.kind === 'missing' ? 'it is missing' : '';
  if (checked.kind === 'unusable') ({ reason } = checked);
  if (checked.kind === 'intact') {
    try {
      const graph = await HnswGraph.read(
        hnswlib,
        record.dimensions,
        graphFile(dataFolder),
        checked.binding.deleted.length,
      );
      if ((await fileIdentity(graphFile(dataFolder))) === before) return graph;
      reason = 'a build has just replaced it';
    } catch (error) {
      reason = messageOf(error);
    }
  }
  log(`The vector graph ${graphFile(dataFolder)} cannot be used (${reason}): it is made again from the index`);
  try {
    return await remakeGraph(request, hnswlib);
  } catch (error) {
    log(`The vector graph could not be made (${messageOf(error)}): vectors are searched by an exact scan`);
    return readExactScan(request);
  }
}

/** Changes when another file is put in place. @returns null where there is no file */
async function fileIdentity(file: string): Promise<string | null> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found && `${found.ino} ${found.size} ${found.mtimeNs}`;
}

async function remakeGraph({ dataFolder, record, labels }: VectorsToOpen, hnswlib: Hnswlib): Promise<VectorIndex> {
  const lock = await takeWriteLock(dataFolder, 'making the vector graph').catch((error: unknown) => {
    if (error instanceof IndexLockedError) return null;
    throw error;
  });
  try {
    const order = { dataFolder, subject: record, labels, baseVectors: record.previousVectors };
    const { file, binding } = await makeGraphFile(order);
    try {
      const graph = await HnswGraph.read(hnswlib, record.dimensions, file, binding.deleted.length);
      // Whoever holds the lock puts a graph in place; so does a build that finished since this reader began.
      if (lock && storedVectors(dataFolder) === record.vectors) await publishGraph(dataFolder, file, binding);
      return graph;
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await lock?.release();
  }
}

/** @returns the digest of the vectors of the index as it stands now, which the reader's transaction does not see */
function storedVectors(dataFolder: string): string | null {
  const database = openDatabase(indexFile(dataFolder), { readonly: true, fileMustExist: true });
  try {
    return readRecord(database)?.vectors ?? null;
  } finally {
    database.close();
  }
}

function readExactScan({ database, record: { dimensions }, labels }: VectorsToOpen): ExactScan {
  const read = vectorReader(database, dimensions);
  const matrix = new Float32Array(labels.length * dimensions);
  for (const [row, label] of labels.entries()) matrix.set(read(label), row * dimensions);
  return new ExactScan(labels, matrix, dimensions);
}
