import type { PhraseLanguage } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';

/** A choice offered while somebody types. */
export interface Suggestion {
  /** What is shown, a neutral title or a party's name. */
  readonly name: string;
  /** What the command receives: an event's or a party's id. */
  readonly value: string;
}

/** What a user may know of the running bot. */
export interface About {
  readonly documents: number;
  readonly statements: number;
  /** ISO date of the newest document, or null. */
  readonly asOf: string | null;
  /** The embedding model in use, for example `Universal Sentence Encoder Lite (onnxruntime-node)`. */
  readonly model: string;
  /** The vector search in use: `hnswlib` or `exact scan`. */
  readonly vectors: string;
}

/** All that the Discord side needs of the rest of the program. */
export interface Services {
  /**
   * @param question as typed, any length
   * @param options `language` of the bot's phrases, else that of the question; `event` an id, or whatever was typed
   *   instead of a choice
   * @returns the answer, always one that the guard let out
   */
  ask(question: string, options: { language?: PhraseLanguage; event?: string }): Promise<Answer>;
  /**
   * @param prefix what has been typed so far; may be empty
   * @returns events and parties whose name or alias fits, best first
   */
  suggest(prefix: string): readonly Suggestion[];
  about(): About;
}
