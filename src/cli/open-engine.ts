import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type AnswerService, createAnswerService } from '../answer/answer-service.js';
import type { Config } from '../config.js';
import { corpusFingerprint } from '../corpus/fingerprint.js';
import { formatProblem } from '../corpus/problem.js';
import { isUpToDate } from '../index/build-index.js';
import { openEmbeddingModel } from '../index/embeddings/choose-model.js';
import type { EmbeddingModel } from '../index/embeddings/model.js';
import { openIndex, readIndexRecord } from '../index/open-index.js';
import { type RefreshOutcome, refreshIndex } from '../index/refresh-index.js';
import type { StoredIndex } from '../index/store/stored-index.js';
import { packageRoot } from '../lib/package-root.js';
import { indexProgress, type ProgressStream } from './index-progress.js';

/** Where a corpus is, and where its index is kept. */
export interface Folders {
  readonly corpusFolder: string;
  readonly dataFolder: string;
}

/** What answers questions, until it is closed. */
export interface Engine {
  readonly service: AnswerService;
  readonly index: StoredIndex;
  readonly model: EmbeddingModel;
  /** Closes index and model; nothing can be asked afterwards. */
  close(): Promise<void>;
}

/** There is no index to answer from. Told to the person at the terminal as it stands. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/**
 * Finds the folders. The corpus is the one named, else the setting's, else (where the working directory has none) the
 * one that ships. A corpus named on the command line without a data folder gets an index of its own, so that trying
 * another corpus does not throw away the index of the usual one.
 * @param named folders given on the command line
 */
export function chooseFolders(config: Config, named: { corpus?: string; data?: string }): Folders {
  const usual = existsSync(config.corpusDir) ? config.corpusDir : shipped(config.corpusDir);
  const corpusFolder = path.resolve(named.corpus ?? usual);
  if (named.data !== undefined) return { corpusFolder, dataFolder: path.resolve(named.data) };
  const dataFolder = path.resolve(config.dataDir);
  if (corpusFolder === path.resolve(usual)) return { corpusFolder, dataFolder };
  const hash = createHash('sha256').update(corpusFolder).digest('hex').slice(0, 8);
  return { corpusFolder, dataFolder: path.join(dataFolder, `${path.basename(corpusFolder)}-${hash}`) };
}

/**
 * Opens the engine on an index that is up to date with its corpus: one that is missing or behind is built first, with
 * progress on `stderr`. A corpus with errors, or one that another process is indexing, is told there, and the index from
 * before serves if there is one.
 * @throws NotReadyError with all that is to be told, if there is no index to answer from
 */
export async function openEngine(config: Config, folders: Folders, stderr: ProgressStream): Promise<Engine> {
  const progress = indexProgress(stderr);
  const log = (line: string): void => {
    progress.stop();
    stderr.write(`${line}\n`);
  };
  const { corpusFolder, dataFolder } = folders;
  // A corpus that cannot be read is told before anything is written.
  const fingerprint = await corpusFingerprint(corpusFolder);
  const cacheFolder = path.join(dataFolder, 'models');
  const model = await openEmbeddingModel({ setting: config.embeddings, cacheFolder, log });
  try {
    const open = () => openIndex({ dataFolder, modelId: model.id, dimensions: model.dimensions, log });
    const isCurrent = isUpToDate(readIndexRecord(dataFolder), fingerprint, model);
    let index = isCurrent ? await open() : null;
    if (index === null || 'kind' in index) {
      const { onProgress } = progress;
      const outcome = await refreshIndex({ corpusFolder, dataFolder, model, onProgress, log });
      progress.stop();
      const trouble = troubleOf(outcome, corpusFolder);
      index = await open();
      if ('kind' in index)
        throw new NotReadyError(trouble ?? `There is no index of ${corpusFolder}; run: alteram index`);
      if (trouble) log(`${trouble}\nAnswering from the index of ${index.facts.builtAt}.`);
    }
    const service = createAnswerService({ index, model });
    const close = async (): Promise<void> => {
      index.close();
      await model.close();
    };
    return { service, index, model, close };
  } catch (error) {
    progress.stop();
    await model.close();
    throw error;
  }
}

function troubleOf(outcome: RefreshOutcome, corpusFolder: string): string | null {
  if (outcome.kind === 'locked') return outcome.message;
  if (outcome.kind !== 'corpus has errors') return null;
  const errors = outcome.problems.filter(({ severity }) => severity === 'error');
  return [...errors.map(formatProblem), `The corpus ${corpusFolder} has errors and was not indexed.`].join('\n');
}

/** The corpus that ships, for the usual name; a folder that the settings name otherwise stays what it is. */
function shipped(folder: string): string {
  return folder === 'corpus' ? path.join(packageRoot(), 'corpus') : folder;
}
