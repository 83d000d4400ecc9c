import type { ContextStatement, Document, NonEmpty, ResponseStatement, Statement } from '../corpus/document.js';
import type { Event, Party } from '../corpus/registry.js';

/** A source as a reader sees it, with its number in the answer. */
export interface Source {
  /** Number in the answer, from 1. */
  readonly n: number;
  readonly document: Document;
}

/** A statement together with the numbers of the sources that support it. */
export interface Cited<S extends Statement = Statement> {
  readonly statement: S;
  /** Numbers of sources of the same answer, the statement's own document first. */
  readonly citations: NonEmpty<number>;
}

/**
 * A statement that accuses someone: an allegation, a counter-accusation, or a paragraph that no person has reviewed and
 * that looks accusing.
 */
export interface Accusation {
  readonly cited: Cited;
  /** Who alleges; empty only where an unreviewed text does not name its speaker, `attribution` then names the publisher. */
  readonly by: readonly Party[];
  readonly against: NonEmpty<Party>;
  readonly event: Event | null;
  /** Name to put before the text where the text itself does not say who alleges; null where it does. */
  readonly attribution: string | null;
}

/** How near to the allegation the response's own event is. */
export type ResponseScope = 'same event' | 'wider event' | 'any event';

/** What stands beside an allegation for one accused party. */
export type Rebuttal =
  | {
      readonly kind: 'response';
      /** The accused whose response this is. */
      readonly party: Party;
      readonly scope: ResponseScope;
      /** The event that the response was given on; null if none is named. */
      readonly occasion: Event | null;
      readonly cited: Cited<ResponseStatement>;
      /**
       * `first` for its party, or `further`; `shown above` where the same response stands already in this block, so that
       * it is referred to and not shown twice.
       */
      readonly standing: 'first' | 'further' | 'shown above';
    }
  | {
      readonly kind: 'none on record';
      readonly party: Party;
      readonly event: Event | null;
      /** ISO date of the corpus: no response is in it up to this day; null for a corpus without dates. */
      readonly asOf: string | null;
    };

/** A response that accuses nobody in turn. */
export type PlainResponse = ResponseStatement & { readonly against: readonly [] };

/**
 * The parts of an answer, in reading order. What alleges cannot be written down without what stands against it:
 * `rebuttals` of such a block is never empty.
 */
export type Block =
  | {
      readonly kind: 'allegations';
      /** All against the same parties, on the same event. */
      readonly allegations: NonEmpty<Accusation>;
      /** At least one for each accused party, and for each party that a rebuttal accuses in turn. */
      readonly rebuttals: NonEmpty<Rebuttal>;
    }
  | {
      readonly kind: 'response';
      /** Whose response, and to what: shown as the block's opening line. */
      readonly party: Party;
      readonly occasion: Event | null;
      readonly responses: NonEmpty<Cited<PlainResponse>>;
      readonly rebuttals: readonly [];
    }
  | {
      readonly kind: 'response';
      readonly party: Party;
      readonly occasion: Event | null;
      readonly responses: NonEmpty<Cited<ResponseStatement>>;
      /** What the parties that the responses accuse have answered. */
      readonly rebuttals: NonEmpty<Rebuttal>;
    }
  | { readonly kind: 'context'; readonly statements: NonEmpty<Cited<ContextStatement>> };

/** Why no answer is given although one was asked for. */
export type RefusalReason = 'empty question' | 'question too long' | 'too little room' | 'guard' | 'busy';

/** Languages that the bot's own phrases exist in; the corpus may be in any. */
export type PhraseLanguage = 'en' | 'fr' | 'zh-CN' | 'zh-TW';

/** What every outcome has. */
interface OutcomeCommon {
  readonly question: string;
  /** Language of the bot's own phrases in this answer. */
  readonly language: PhraseLanguage;
}

/** Statements of the corpus that answer, with what stands against them. */
export interface AnsweredContent extends OutcomeCommon {
  readonly kind: 'answered';
  readonly blocks: NonEmpty<Block>;
  /** In the order of their numbers, each cited at least once. */
  readonly sources: NonEmpty<Source>;
}

/** The corpus holds no answer. */
export interface NothingFoundContent extends OutcomeCommon {
  readonly kind: 'nothing found';
  /** Documents whose subject is nearest, best first; may be empty. */
  readonly nearest: readonly Document[];
}

/** No answer is given. */
export interface RefusedContent extends OutcomeCommon {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
}

/** What an `Answer` says; only the guard makes one of it. */
export type AnswerContent = AnsweredContent | NothingFoundContent | RefusedContent;
