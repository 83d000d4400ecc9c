import type { SourceInput } from './read-source.js';

/** What a parser's thread can be asked to do. */
export type ParserTask =
  | { readonly kind: 'source'; readonly input: SourceInput }
  | { readonly kind: 'list'; readonly bytes: Uint8Array; readonly listKind: 'csv' | 'json' | 'json-lines' }
  | { readonly kind: 'feed'; readonly bytes: Uint8Array; readonly charset: string | null; readonly base: string };

/** A task on its way to the thread. */
export interface ParserQuestion {
  readonly number: number;
  readonly task: ParserTask;
}

/** What comes back: what was read, or why it cannot be. */
export type ParserAnswer =
  | { readonly number: number; readonly outcome: 'read'; readonly value: unknown }
  | { readonly number: number; readonly outcome: 'fault'; readonly message: string };
