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
  /**
   * Other words for the statement, of a language model, that the guard has checked against it and that are shown for it.
   * Never there for a response: what somebody answers is shown as the source has it.
   */
  readonly wording?: string;
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
      /**
       * Whether a reader must know when it was given: where another response of the same party to the same event stands
       * beside it, or it is older than what it stands against.
       */
      readonly isDated: boolean;
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

/** What a part of an answer is introduced with. It names parties and events and alleges nothing. */
export type Heading =
  /** A whole summary or timeline: its event (null: all), its span of days (null: open on that side). */
  | {
      readonly kind: 'summary' | 'timeline';
      readonly event: Event | null;
      readonly from: string | null;
      readonly to: string | null;
    }
  /** Of a summary: what is alleged, what was done, what is open. */
  | { readonly kind: 'alleged'; readonly event: Event | null }
  | { readonly kind: 'done' }
  /** Above an answer: some of it is in the words of a language model; or there is a model, and it gave nothing usable. */
  | { readonly kind: 'reworded' | 'model unused' }
  | { readonly kind: 'open' }
  /** Of a timeline: `2023-10-24`, `2023-10` or `2023`, and whether the statement names that day or its source has it. */
  | { readonly kind: 'date'; readonly date: string | null; readonly basis: 'named' | 'published' }
  /** What a party has answered. */
  | { readonly kind: 'responses'; readonly party: Party }
  /** One source and what it states. */
  | { readonly kind: 'document'; readonly document: Document };

/** What every part has. */
interface BlockCommon {
  /** Shown before the block, unless the block before has the same. */
  readonly heading?: Heading;
}

/**
 * The parts of an answer that show statements, in reading order. What alleges cannot be written down without what stands
 * against it: `rebuttals` of such a block is never empty.
 */
export type StatementBlock = BlockCommon &
  (
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
    | { readonly kind: 'context'; readonly statements: NonEmpty<Cited<ContextStatement>> }
  );

/** In what a claim differs from a statement of the corpus; both as they were written. */
export interface Difference {
  readonly kind: 'number' | 'date' | 'party' | 'negation';
  readonly claimed: string;
  readonly recorded: string;
}

/** What the corpus holds of a claim. It is never a verdict of the bot's own. */
export type Finding =
  | { readonly kind: 'reported' }
  | { readonly kind: 'conflicts'; readonly differences: NonEmpty<Difference> }
  | { readonly kind: 'partly' }
  | { readonly kind: 'not in this corpus' };

/** One claim of a message, with what the corpus holds of it. Kept or dropped whole. */
export type ClaimBlock = BlockCommon & {
  readonly kind: 'claim';
  /** Number of the claim in the message, from 1. */
  readonly n: number;
  /**
   * The claim as the message has it; null where it accuses somebody and the corpus does not hold it: the bot does not
   * repeat an accusation that nothing can stand beside.
   */
  readonly text: string | null;
  /** Whom the claim accuses, as far as its words tell; empty where it accuses nobody that the corpus knows. */
  readonly against: readonly Party[];
  readonly finding: Finding;
  /** Statements on the claim, those of the accused among them; empty only where the corpus holds nothing. */
  readonly evidence: readonly StatementBlock[];
  /** What stands against the claim itself, for those whom it accuses and whom no part of the evidence lets answer. */
  readonly rebuttals: readonly Rebuttal[];
};

/** Accused parties of whom no response is on record, by event. */
export type OpenBlock = BlockCommon & {
  readonly kind: 'open';
  readonly missing: NonEmpty<Extract<Rebuttal, { kind: 'none on record' }>>;
};

/** The parts of an answer, in reading order. */
export type Block = StatementBlock | ClaimBlock | OpenBlock;

/** Why no answer is given although one was asked for. */
export type RefusalReason =
  | 'empty question'
  | 'question too long'
  | 'too little room'
  | 'guard'
  | 'busy'
  /** A fact-check of a message without anything that can be checked: no words, only links, only opinion or a question. */
  | 'no claim'
  | 'links only'
  /** An answer about an event or party was asked for, and the corpus knows none of that name. */
  | 'unknown event';

/** Languages that the bot's own phrases exist in; the corpus may be in any. */
export type PhraseLanguage = 'en' | 'fr' | 'zh-CN' | 'zh-TW';

/** One of several messages that together show an answer. */
export interface Page {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** What every outcome has. */
interface OutcomeCommon {
  readonly question: string;
  /** Language of the bot's own phrases in this answer. */
  readonly language: PhraseLanguage;
  /** Which part of a longer answer this is; left out where it is all. */
  readonly page?: Page;
}

/** Statements of the corpus that answer, with what stands against them. */
export interface AnsweredContent extends OutcomeCommon {
  readonly kind: 'answered';
  /** Shown once above all blocks, on each page. */
  readonly title?: Heading;
  readonly blocks: NonEmpty<Block>;
  /** In the order of their numbers, each cited at least once; empty only where all blocks are claims without evidence. */
  readonly sources: readonly Source[];
}

/** The corpus holds no answer. */
export interface NothingFoundContent extends OutcomeCommon {
  readonly kind: 'nothing found';
  /** Documents whose subject is nearest, best first; may be empty. */
  readonly nearest: readonly Document[];
}

/** Documents as a list: titles are shown as titles of sources. */
export interface DocumentsContent extends OutcomeCommon {
  readonly kind: 'documents';
  /** Number of the first document in the whole list, from 1. */
  readonly start: number;
  /** Newest first. */
  readonly documents: NonEmpty<Document>;
}

/** No answer is given. */
export interface RefusedContent extends OutcomeCommon {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
}

/** What an `Answer` says; only the guard makes one of it. */
export type AnswerContent = AnsweredContent | NothingFoundContent | DocumentsContent | RefusedContent;
