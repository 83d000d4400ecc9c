import type { Document, NonEmpty, ResponseStatement, Statement } from '../corpus/document.js';
import type { Finding, Heading, PhraseLanguage } from './answer.js';

/** A statement that a composer proposes to show. */
export interface DraftStatement {
  readonly statement: Statement;
  /** Statements of other documents that say the same, cited together with it. */
  readonly alsoIn: readonly Statement[];
  /** Other words for the statement; shown only where the guard finds that they say the same. */
  readonly rewording?: string;
}

/** Statements that a composer wants shown together. What they are is for the guard to judge. */
export interface DraftGroup {
  readonly statements: NonEmpty<DraftStatement>;
  /**
   * Responses that the question asked for: shown beside the allegations that they answer, in addition to those that the
   * guard's own rule demands.
   */
  readonly responses: readonly ResponseStatement[];
  /** What introduces the group; groups with different headings are never joined. */
  readonly heading?: Heading;
}

/** What a composer proposes. Nothing of it is shown before the guard has let it out. */
export interface Draft {
  readonly question: string;
  readonly language: PhraseLanguage;
  /** What the whole is, for example a summary of an event: shown once above all groups. */
  readonly title?: Heading;
  /** In reading order, most relevant first; empty if nothing answers. */
  readonly groups: readonly DraftGroup[];
  /** Whether to list, at the end, the accused of whom no response is on record. */
  readonly listsOpen?: boolean;
  /** Documents to offer where nothing answers. */
  readonly nearest: readonly Document[];
}

/** A claim of a message, with what was found for it. */
export interface DraftClaim {
  /** One sentence, as the message has it. */
  readonly text: string;
  readonly finding: Finding;
  /** Statements on the claim, best first; the guard sets beside them what must stand there. */
  readonly groups: readonly DraftGroup[];
}

/** What a fact-check proposes. */
export interface FactCheckDraft {
  /** The message, as far as it is repeated. */
  readonly question: string;
  readonly language: PhraseLanguage;
  readonly claims: readonly DraftClaim[];
}

/** A list of documents to show. */
export interface DocumentListDraft {
  readonly question: string;
  readonly language: PhraseLanguage;
  readonly documents: readonly Document[];
}
