import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type AnswerService, createAnswerService } from '../answer/answer-service.js';
import { createModelComposer, type ModelComposer, type ModelUse } from '../answer/language-model/composer.js';
import { createDailyTokens } from '../answer/language-model/daily-tokens.js';
import { openLanguageModel } from '../answer/language-model/open-model.js';
import type { Config } from '../config.js';
import { formatProblem } from '../corpus/problem.js';
import { isUpToDate } from '../index/build-index.js';
import { openEmbeddingModel } from '../index/embeddings/choose-model.js';
import type { EmbeddingModel } from '../index/embeddings/model.js';
import { openIndex, readIndexRecord } from '../index/open-index.js';
import { indexFingerprint, type Preparation } from '../index/preparation.js';
import { type RefreshOutcome, refreshIndex } from '../index/refresh-index.js';
import type { StoredIndex } from '../index/store/stored-index.js';
import { packageRoot } from '../lib/package-root.js';
import { indexProgress, type ProgressStream } from './index-progress.js';
import { preparationFor } from './preparation-for.js';

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
  /**
   * Brings the index up to date with the corpus and opens it beside this one, which goes on answering until it is closed.
   * @throws Error if the corpus folder cannot be read or the index not be written
   */
  refresh(): Promise<Refreshed>;
  /** Closes the index alone: for an engine that another with the same model has taken the place of. */
  closeIndex(): void;
  /** Closes index and model; nothing can be asked afterwards. */
  close(): Promise<void>;
}

/** What has become of an index whose corpus may have changed. */
export type Refreshed =
  | { readonly kind: 'unchanged' }
  /** The index from before is the best there is, with what stands in the way, a line each. */
  | { readonly kind: 'kept'; readonly trouble: string }
  /** `engine` has the model of the engine before. */
  | { readonly kind: 'new'; readonly engine: Engine };

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
 * @param onModelUse hears of every answer where a language model is set
 * @throws NotReadyError with all that is to be told, if there is no index to answer from, or no language model of the name
 *   that is set
 */
export async function openEngine(
  config: Config,
  folders: Folders,
  stderr: ProgressStream,
  onModelUse: (use: ModelUse) => void = () => {},
): Promise<Engine> {
  const progress = indexProgress(stderr);
  const log = (line: string): void => {
    progress.stop();
    stderr.write(`${line}\n`);
  };
  const { corpusFolder, dataFolder } = folders;
  // A corpus that cannot be read is told before anything is written.
  const preparation = preparationFor(config.unreviewed);
  const fingerprint = await indexFingerprint(corpusFolder, preparation);
  const composer = await composerFor(config, onModelUse);
  const cacheFolder = path.join(dataFolder, 'models');
  const model = await openEmbeddingModel({ setting: config.embeddings, cacheFolder, log });
  try {
    const open = () => openIndex({ dataFolder, modelId: model.id, dimensions: model.dimensions, log });
    const isCurrent = isUpToDate(readIndexRecord(dataFolder), fingerprint, model);
    let index = isCurrent ? await open() : null;
    if (index === null || 'kind' in index) {
      const { onProgress } = progress;
      const outcome = await refreshIndex({ corpusFolder, dataFolder, model, preparation, onProgress, log });
      progress.stop();
      const trouble = troubleOf(outcome, corpusFolder);
      index = await open();
      if ('kind' in index)
        throw new NotReadyError(trouble ?? `There is no index of ${corpusFolder}; run: alteram index`);
      if (trouble) log(`${trouble}\nAnswering from the index of ${index.facts.builtAt}.`);
    }
    return engineOn(index, { model, folders, preparation, log, ...(composer ? { composer } : {}) });
  } catch (error) {
    progress.stop();
    await model.close();
    throw error;
  }
}

async function composerFor(
  { languageModel: setting }: Config,
  onUse: (use: ModelUse) => void,
): Promise<ModelComposer | null> {
  if (setting === null) return null;
  const model = await openLanguageModel(setting).catch((error: Error) => {
    throw new NotReadyError(error.message);
  });
  const tokens = createDailyTokens(setting.dailyTokens, () => new Date());
  return createModelComposer({ model, tokens, timeoutSeconds: setting.timeoutSeconds, price: setting.price, onUse });
}

/** What the engines of one process have in common. */
interface Shared {
  readonly model: EmbeddingModel;
  readonly folders: Folders;
  readonly preparation: Preparation;
  readonly log: (line: string) => void;
  /** Its count of the day's tokens goes on when the index is another. */
  readonly composer?: ModelComposer;
}

function engineOn(index: StoredIndex, shared: Shared): Engine {
  const { model, folders, preparation, log, composer } = shared;
  const { corpusFolder, dataFolder } = folders;
  return {
    service: createAnswerService({ index, model, ...(composer ? { composer } : {}) }),
    index,
    model,
    async refresh() {
      const fingerprint = await indexFingerprint(corpusFolder, preparation);
      const record = readIndexRecord(dataFolder);
      // Another process may have built it meanwhile.
      const isBuilt = isUpToDate(record, fingerprint, model);
      if (isBuilt && record?.builtAt === index.facts.builtAt) return { kind: 'unchanged' };
      const refresh = { corpusFolder, dataFolder, model, preparation, verb: 'bot', log };
      const outcome = isBuilt ? null : await refreshIndex(refresh);
      const trouble = outcome && troubleOf(outcome, corpusFolder);
      if (trouble) return { kind: 'kept', trouble };
      const opened = await openIndex({ dataFolder, modelId: model.id, dimensions: model.dimensions, log });
      if ('kind' in opened) return { kind: 'kept', trouble: `The new index of ${corpusFolder} cannot be opened` };
      return { kind: 'new', engine: engineOn(opened, shared) };
    },
    closeIndex: () => index.close(),
    async close() {
      index.close();
      await model.close();
    },
  };
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
