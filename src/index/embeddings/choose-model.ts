import { parseEmbeddingsSetting } from './embeddings-setting.js';
import type { EmbeddingModel } from './model.js';
import { openProviderModel } from './provider-models.js';
import { openUseLite } from './use-lite-model.js';
import { wrapEmbeddings } from './wrapped-model.js';

/** What decides which embedding model is used. */
export interface EmbeddingModelOptions {
  /** The value of EMBEDDINGS; `bundled` if left out. */
  readonly setting?: string;
  /** Folder in which the bundled model's file is kept; made if it is missing. */
  readonly cacheFolder: string;
  /** Takes one line. */
  readonly log: (line: string) => void;
}

/**
 * Opens the embedding model that the setting names.
 * @throws EmbeddingsSettingError if the setting is unknown
 * @throws Error if the model cannot be opened: its package is missing, its service does not answer
 */
export async function openEmbeddingModel(options: EmbeddingModelOptions): Promise<EmbeddingModel> {
  const setting = parseEmbeddingsSetting(options.setting ?? 'bundled');
  if (setting.kind === 'bundled') return openUseLite({ ...options, precision: setting.precision });
  const { provider, model } = setting;
  return wrapEmbeddings(`${provider}:${model}`, await openProviderModel(provider, model));
}
