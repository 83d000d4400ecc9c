import type { Precision } from './use-lite.js';

/** Providers of other models, by the word before the colon. */
export type Provider = 'openai' | 'ollama' | 'huggingface';

/** What the setting EMBEDDINGS asks for. */
export type EmbeddingsSetting =
  | { readonly kind: 'bundled'; readonly precision: Precision }
  | { readonly kind: 'provider'; readonly provider: Provider; readonly model: string };

/** A value of EMBEDDINGS that means nothing; the message is one line, for the person who set it. */
export class EmbeddingsSettingError extends Error {
  override readonly name = 'EmbeddingsSettingError';

  constructor(value: string) {
    super(
      `EMBEDDINGS is "${value}"; write bundled (or bundled:int8, bundled:fp32), openai:MODEL, ollama:MODEL or ` +
        'huggingface:MODEL',
    );
  }
}

/** int8: vectors are as good in search, at half the time and half the memory. */
const DEFAULT_PRECISION: Precision = 'int8';

const BUNDLED: Readonly<Record<string, Precision>> = {
  '': DEFAULT_PRECISION,
  bundled: DEFAULT_PRECISION,
  'bundled:int8': 'int8',
  'bundled:fp32': 'fp32',
};

/**
 * Reads the value of EMBEDDINGS. An empty one means the default, `bundled`.
 * @throws EmbeddingsSettingError if it is none of those that are known
 */
export function parseEmbeddingsSetting(value: string): EmbeddingsSetting {
  const precision = Object.hasOwn(BUNDLED, value.trim()) ? BUNDLED[value.trim()] : undefined;
  if (precision !== undefined) return { kind: 'bundled', precision };
  const match = /^(openai|ollama|huggingface):(\S+)$/.exec(value.trim());
  if (match === null) throw new EmbeddingsSettingError(value);
  const [, provider, model] = match as unknown as [string, Provider, string];
  return { kind: 'provider', provider, model };
}
