import type { Document, NonEmpty, ResponseStatement, Statement } from '../corpus/document.js';
import type { PhraseLanguage } from './answer.js';

/** A statement that a composer proposes to show. */
export interface DraftStatement {
  readonly statement: Statement;
  /** Statements of other documents that say the same, cited together with it. */
  readonly alsoIn: readonly Statement[];
}

/** Statements that a composer wants shown together. What they are is for the guard to judge. */
export interface DraftGroup {
  readonly statements: NonEmpty<DraftStatement>;
  /**
   * Responses that the question asked for: shown beside the allegations that they answer, in addition to those that the
   * guard's own rule demands.
   */
  readonly responses: readonly ResponseStatement[];
}

/** What a composer proposes. Nothing of it is shown before the guard has let it out. */
export interface Draft {
  readonly question: string;
  readonly language: PhraseLanguage;
  /** In reading order, most relevant first; empty if nothing answers. */
  readonly groups: readonly DraftGroup[];
  /** Documents to offer where nothing answers. */
  readonly nearest: readonly Document[];
}
