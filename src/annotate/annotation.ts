import type { ResponseType } from '../corpus/document.js';

/** What a sentence does: someone accuses someone, an accused answers (or someone for it), or neither. */
export const LABELS = ['allegation', 'response', 'context'] as const;
export type Label = (typeof LABELS)[number];

/** Stands where a sentence names no party: in `by` nobody who speaks, in `against` nobody who is accused. */
export const UNNAMED = 'unnamed';

/** The languages whose sentences the annotator knows; any other is read by the rules of English. */
export const ANNOTATED_LANGUAGES = ['en', 'fr', 'zh'] as const;
export type AnnotatedLanguage = (typeof ANNOTATED_LANGUAGES)[number];

/** A sentence to annotate. */
export interface SentenceInput {
  readonly text: string;
  /** BCP 47 tag; guessed from the text if left out. */
  readonly lang?: string;
}

/** What the annotator makes of a sentence. */
export interface Annotation {
  readonly label: Label;
  /** How a response answers; null for the other labels. */
  readonly responseType: ResponseType | null;
  /** True for an allegation that carries its own response: "X accused Y of fraud, which Y denies". */
  readonly mixed: boolean;
  /** Words of the sentence that name who accuses or answers, or `unnamed`. */
  readonly by: string;
  /** Words of the sentence that name who is accused (by a response: accused in turn), or `unnamed`. */
  readonly against: string;
  /** Ids of the registry's parties that `by` and `against` name. */
  readonly byIds: readonly string[];
  readonly againstIds: readonly string[];
  /** How often labels given with this confidence are right, 0 to 1. */
  readonly confidence: number;
}
