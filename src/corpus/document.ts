/**
 * One source of the corpus: an article, a report, a statement. Everything that is shown about a source comes from here.
 */
export interface Document {
  /** Unique in the corpus; from the front matter, else the file's name without `.md`. */
  readonly id: string;
  /** Path of the file, relative to the corpus folder. */
  readonly file: string;
  readonly title: string;
  /** Who published it; null where a file without front matter does not say. */
  readonly publisher: string | null;
  /** Whose copy was read, where that was not the publisher's own page. */
  readonly via: string | null;
  /** http or https address; null where a file without front matter gives none. */
  readonly url: string | null;
  /** ISO date, `2023-10-24`; null where a file without front matter gives none. */
  readonly published: string | null;
  /** The kind of source in the editor's words, for example `news-report`; null if not given. */
  readonly kind: string | null;
  /** Language of our text, BCP 47: `en`, `fr`, `zh`. */
  readonly language: string;
  /** Language of the page that was read, where it differs. */
  readonly sourceLanguage: string | null;
  /** The event that the document as a whole is about; null if none is given. */
  readonly event: string | null;
  /** Where a document that no person has reviewed was brought in from; not there in one that an editor wrote. */
  readonly draft?: DraftOrigin;
}

/** How a draft came into the corpus: by `corpus add`, or from a feed by `corpus watch`. */
export const DRAFT_ORIGINS = ['import', 'feed'] as const;
export type DraftOrigin = (typeof DRAFT_ORIGINS)[number];

/** A document that no person has reviewed. */
export interface UnreviewedDocument {
  readonly document: Document;
  /** How many statements it has. */
  readonly statements: number;
  /** False where it is kept out of answers. */
  readonly isShown: boolean;
}

/** A document with all that it states, in the order of the file. */
export interface AnnotatedDocument extends Document {
  readonly statements: readonly Statement[];
}

/** How a response answers an allegation. The order is the order of weight: a denial outranks all others. */
export const RESPONSE_TYPES = [
  'denial',
  'counter-accusation',
  'refutation',
  'partial-acceptance',
  'acceptance',
  'no-comment',
] as const;
export type ResponseType = (typeof RESPONSE_TYPES)[number];

/** What every statement has, whatever its stance. */
interface StatementCommon {
  /** `<document id>#<16 hex digits of the text's hash>`: editing one block leaves the ids of the others alone. */
  readonly id: string;
  /** Id of the document that holds the statement. */
  readonly document: string;
  /** The statement as it is shown: one to three sentences that stand alone, plain text on one line. */
  readonly text: string;
  /** False where no person has set the stance. */
  readonly reviewed: boolean;
  /** Line of the block in the file, from 1. */
  readonly line: number;
  /** Place within the source, for example `p. 12`; null if not given. */
  readonly at: string | null;
  /** Event id, or null: the statement's own, else its document's. */
  readonly event: string | null;
}

/** A statement that accuses nobody and answers nothing. */
export interface ContextStatement extends StatementCommon {
  readonly stance: 'context';
}

/** A statement in which someone accuses someone. */
export interface AllegationStatement extends StatementCommon {
  readonly stance: 'allegation';
  /** Ids of the parties that allege. */
  readonly by: NonEmpty<string>;
  /** Ids of the parties accused. */
  readonly against: NonEmpty<string>;
}

/** A statement in which an accused party answers, or someone answers for it. */
export interface ResponseStatement extends StatementCommon {
  readonly stance: 'response';
  /** Ids of the parties that speak. */
  readonly by: NonEmpty<string>;
  /** Ids of the accused whose answer this is: the speakers themselves, unless the block names another with `for`. */
  readonly for: NonEmpty<string>;
  readonly type: ResponseType;
  /** Ids of the parties that the response accuses in turn; empty unless it is a counter-accusation. */
  readonly against: readonly string[];
}

/** The unit that is indexed, retrieved, cited and shown. */
export type Statement = ContextStatement | AllegationStatement | ResponseStatement;

/** A list that is known to hold at least one element. */
export type NonEmpty<T> = readonly [T, ...T[]];

/**
 * Narrows a list to a non-empty one.
 * @returns whether `list` has at least one element
 */
export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}
