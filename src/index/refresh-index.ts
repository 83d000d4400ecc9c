import { loadCorpus } from '../corpus/load-corpus.js';
import type { Problem } from '../corpus/problem.js';
import { type BuildReport, buildIndex, isUpToDate } from './build-index.js';
import type { EmbeddingModel } from './embeddings/model.js';
import { openIndex, readIndexRecord } from './open-index.js';
import { indexFingerprint, type Preparation } from './preparation.js';
import type { OnBuildProgress } from './progress.js';
import type { IndexFacts } from './store/stored-index.js';
import { IndexLockedError, type LockHolder } from './store/write-lock.js';
import type { LoadHnswlib } from './vectors/hnswlib.js';
import type { VectorIndex } from './vectors/vector-index.js';

/** Which corpus to index, where, and with which model. */
export interface RefreshOptions {
  readonly corpusFolder: string;
  readonly dataFolder: string;
  readonly model: EmbeddingModel;
  /** What is done to the corpus before it is indexed. */
  readonly preparation?: Preparation | undefined;
  /** True builds although nothing changed. */
  readonly force?: boolean | undefined;
  /** What the caller does, told to another process that wants to write meanwhile. */
  readonly verb?: string | undefined;
  readonly onProgress?: OnBuildProgress | undefined;
  readonly log: (line: string) => void;
  readonly loadHnswlib?: LoadHnswlib | undefined;
}

/** How a refresh ended. After `unchanged` and `built` the index opens. */
export type RefreshOutcome =
  | { readonly kind: 'unchanged'; readonly facts: IndexFacts; readonly engine: VectorIndex['engine'] }
  | {
      readonly kind: 'built';
      readonly report: BuildReport;
      /** Problems that do not stand in the way. */
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: 'corpus has errors'; readonly problems: readonly Problem[] }
  | { readonly kind: 'locked'; readonly holder: LockHolder | null; readonly message: string };

/**
 * Brings the index up to date with a corpus folder. A folder whose fingerprint is that of the index is not even parsed,
 * but the index is opened once, so that damage is noticed and mended. A corpus with errors leaves the old index as it is.
 * @throws CorpusFolderError if the folder is missing or cannot be read
 */
export async function refreshIndex(options: RefreshOptions): Promise<RefreshOutcome> {
  const { corpusFolder, dataFolder, model, preparation, log, loadHnswlib } = options;
  const fingerprint = await indexFingerprint(corpusFolder, preparation);
  let damage: string | undefined;
  if (!options.force && isUpToDate(readIndexRecord(dataFolder), fingerprint, model)) {
    const opened = await openIndex({ dataFolder, modelId: model.id, dimensions: model.dimensions, log, loadHnswlib });
    if (!('kind' in opened)) {
      const { facts, vectors } = opened;
      opened.close();
      return { kind: 'unchanged', facts, engine: vectors.engine };
    }
    if (opened.kind === 'outdated' && opened.damaged) damage = opened.reason;
  }
  const { corpus: read, problems } = await loadCorpus(corpusFolder);
  if (problems.some(({ severity }) => severity === 'error')) return { kind: 'corpus has errors', problems };
  const corpus = preparation === undefined ? read : await preparation.prepare(read);
  try {
    const report = await buildIndex({ ...options, corpus, fingerprint, damage });
    return { kind: 'built', report, warnings: problems };
  } catch (error) {
    if (error instanceof IndexLockedError) return { kind: 'locked', holder: error.holder, message: error.message };
    throw error;
  }
}
