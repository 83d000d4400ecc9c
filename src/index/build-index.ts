import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Corpus } from '../corpus/corpus.js';
import { unreviewedIn } from '../corpus/unreviewed.js';
import { embedStatements, type StatementVector } from './embed-statements.js';
import type { EmbeddingModel } from './embeddings/model.js';
import { PACK_VERSION } from './lexical/pack.js';
import type { OnBuildProgress } from './progress.js';
import { messageOf } from './store/damage.js';
import type { IndexRecord } from './store/index-record.js';
import { IndexWriter } from './store/index-writer.js';
import { type MadeGraph, makeGraphFile } from './store/run-graph-task.js';
import { runInWorker } from './store/run-in-worker.js';
import { digestVectors } from './store/vector-rows.js';
import { takeWriteLock } from './store/write-lock.js';
import { publishGraph } from './vectors/graph-file.js';
import { hnswlibOrNull, importHnswlib, type LoadHnswlib } from './vectors/hnswlib.js';
import type { VectorIndex } from './vectors/vector-index.js';

/** What to index, where, and with which model. */
export interface BuildOptions {
  readonly corpus: Corpus;
  /** Fingerprint of the corpus folder: the same fingerprint, the same corpus. */
  readonly fingerprint: string;
  readonly dataFolder: string;
  readonly model: EmbeddingModel;
  /** True builds although nothing changed; texts that have been embedded are still not embedded again. */
  readonly force?: boolean | undefined;
  /** What is known to be wrong with the SQLite file: it is moved aside and nothing of it is used. */
  readonly damage?: string | undefined;
  /** What the caller does, told to another process that wants to write meanwhile; `index` if left out. */
  readonly verb?: string | undefined;
  readonly onProgress?: OnBuildProgress | undefined;
  /** Told one line where something is mended or goes on without the graph. */
  readonly log: (line: string) => void;
  /** Where the native module comes from; the installed package if left out. */
  readonly loadHnswlib?: LoadHnswlib | undefined;
}

/** What a build did. */
export interface BuildReport {
  /** False where the index was up to date: nothing was written. */
  readonly changed: boolean;
  readonly documents: number;
  readonly statements: number;
  /** Texts that went through the model. */
  readonly embedded: number;
  /** Vectors of earlier builds that serve again. */
  readonly reused: number;
  /** Vectors of earlier builds that nothing refers to any more. */
  readonly removed: number;
  readonly elapsedMs: number;
  /** What searches the vectors. */
  readonly engine: VectorIndex['engine'];
}

/**
 * Brings the index of a data folder up to date with a corpus. Interrupted at any point, kill -9 included, it leaves the
 * old index or the new one: vectors are committed as they come, all that readers see changes in one transaction at the
 * end, and a graph that does not fit is noticed by its hash when it is opened.
 * @throws IndexLockedError if another process is writing there
 */
export async function buildIndex(options: BuildOptions): Promise<BuildReport> {
  const started = performance.now();
  const lock = await takeWriteLock(options.dataFolder, options.verb ?? 'index');
  try {
    const writer = await IndexWriter.open(options.dataFolder, options.log, options.damage);
    try {
      // That it is missing is told where the index is opened, and by the report.
      const hnswlib = await hnswlibOrNull(options.loadHnswlib ?? importHnswlib, () => {});
      const done = await build(options, writer, hnswlib !== null);
      return {
        ...done,
        engine: hnswlib ? 'hnswlib' : 'exact scan',
        elapsedMs: Math.round(performance.now() - started),
      };
    } finally {
      writer.close();
    }
  } finally {
    await lock.release();
  }
}

/** @returns whether the index was built from this corpus folder, by this model, for this version of the program */
export function isUpToDate(record: IndexRecord | null, fingerprint: string, model: EmbeddingModel): boolean {
  return (
    record?.fingerprint === fingerprint &&
    record.model === model.id &&
    record.dimensions === model.dimensions &&
    record.packVersion === PACK_VERSION
  );
}

async function build(
  options: BuildOptions,
  writer: IndexWriter,
  withGraph: boolean,
): Promise<Omit<BuildReport, 'engine' | 'elapsedMs'>> {
  const { corpus, model, dataFolder, onProgress = () => {} } = options;
  const previous = writer.record();
  if (previous && !options.force && isUpToDate(previous, options.fingerprint, model)) {
    const { documents, statements } = previous;
    return { changed: false, documents, statements, embedded: 0, reused: statements, removed: 0 };
  }
  await removeTemporaries(dataFolder);
  const { vectors, embedded, reused } = await embedStatements(writer, corpus, model, onProgress);
  const record = describe(options, previous, vectors);
  const packing = runInWorker<Corpus, Uint8Array>(new URL('./store/lexical-task.js', import.meta.url), corpus);
  const making = withGraph ? graphOrNull(options, record, vectors) : null;
  // What goes wrong with the packing is thrown below, when the graph's temporary file is sure to be removed.
  const [graph] = await Promise.all([making, packing.catch(() => null)]);
  try {
    onProgress({ phase: 'writing', done: 0, total: 1 });
    const removed = await writer.swap({ corpus, lexical: await packing, vectors, record });
    if (graph) await publishGraph(dataFolder, graph.file, graph.binding);
    onProgress({ phase: 'writing', done: 1, total: 1 });
    const { documents, statements } = record;
    return { changed: true, documents, statements, embedded, reused, removed };
  } finally {
    if (graph) await rm(graph.file, { force: true });
  }
}

function describe(
  { corpus, fingerprint, model }: BuildOptions,
  previous: IndexRecord | null,
  vectors: readonly StatementVector[],
): IndexRecord {
  return {
    builtAt: new Date().toISOString(),
    model: model.id,
    dimensions: model.dimensions,
    asOf: corpus.asOf,
    documents: corpus.documents.length,
    statements: corpus.documents.reduce((sum, { statements }) => sum + statements.length, 0),
    unreviewed: corpus.unreviewed ?? unreviewedIn(corpus),
    fingerprint,
    packVersion: PACK_VERSION,
    vectors: digestVectors(vectors),
    previousVectors: previous?.vectors ?? null,
  };
}

/** A build without a graph is still a good one: opening it makes the graph, or scans. */
async function graphOrNull(
  { dataFolder, log, onProgress }: BuildOptions,
  record: IndexRecord,
  vectors: readonly StatementVector[],
): Promise<MadeGraph | null> {
  try {
    return await makeGraphFile({
      dataFolder,
      subject: record,
      labels: Int32Array.from(vectors, ({ label }) => label),
      baseVectors: record.previousVectors,
      onProgress: onProgress && ((done, total) => onProgress({ phase: 'linking', done, total })),
    });
  } catch (error) {
    log(`The vector graph could not be made (${messageOf(error)}): it is made when the index is opened`);
    return null;
  }
}

/** Removes what builds that were killed have left behind. */
async function removeTemporaries(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (/^vectors\.hnsw\..*\.tmp(\.json)?$/.test(name)) await rm(join(dataFolder, name), { force: true });
  }
}
