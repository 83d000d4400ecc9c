import type { PhraseLanguage } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import type { OverviewRequest, UnfitRequest } from '../answer/overview/overview-request.js';
import type { Suggestion, SuggestionKind } from '../answer/suggest.js';
import type { Document, UnreviewedDocument } from '../corpus/document.js';

/** What a user may know of the running bot. */
export interface About {
  /** Of the program. */
  readonly version: string;
  readonly documents: number;
  readonly statements: number;
  /** ISO date of the newest document, or null. */
  readonly asOf: string | null;
  /** When the index was built, ISO. */
  readonly builtAt: string;
  /** The embedding model in use, for example `Universal Sentence Encoder Lite (onnxruntime-node)`. */
  readonly model: string;
  /** The vector search in use: `hnswlib` or `exact scan`. */
  readonly vectors: string;
}

/** What a question is asked with. */
export interface AskRequest {
  /** Language of the bot's phrases; that of the question if left out. */
  readonly language?: PhraseLanguage;
  /** An event's or a party's id, or whatever was typed instead of a choice. */
  readonly event?: string;
  /** The questions before, of the same person in the same channel, the oldest first. */
  readonly previous?: readonly string[];
  /** What the answer before was about: ids of events and parties. */
  readonly subject?: { readonly events: readonly string[]; readonly parties: readonly string[] };
}

/** All that the Discord side needs of the rest of the program. Every answer is one that the guard let out. */
export interface Services {
  /** @param question as typed, any length */
  ask(question: string, request: AskRequest): Promise<Answer>;
  /** @returns what the corpus holds of the claims of a message; a refusal where it makes none */
  factCheck(text: string, request: { readonly language?: PhraseLanguage }): Promise<Answer>;
  /** @returns the same, or null for a message that makes no checkable claim on the subject of the corpus */
  checkWatched(text: string, request: { readonly language?: PhraseLanguage }): Promise<Answer | null>;
  /** @returns what was asked for, or why it cannot be shown */
  overview(request: OverviewRequest, language: PhraseLanguage): Promise<Answer | UnfitRequest>;
  /**
   * @param typed what has been typed so far; may be empty
   * @returns neutral titles and names that fit, best first
   */
  suggest(kind: SuggestionKind, typed: string): readonly Suggestion[];
  /** @returns the neutral title of an event, or the name of a party; the id for one that is unknown */
  nameOf(id: string): string;
  document(id: string): Document | null;
  /** @returns ids of all documents, in order */
  documentIds(): readonly string[];
  /** @returns the documents that nobody has reviewed, those that are kept out of answers as well, newest first */
  unreviewedDocuments(): readonly UnreviewedDocument[];
  /** @returns a list of the documents that the corpus still has, newest first; nothing found where it has none of them */
  listDocuments(ids: readonly string[], language: PhraseLanguage): Answer;
  about(): About;
}
