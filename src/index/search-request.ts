import type { TermGroup } from './lexical/lexical-index.js';
import type { WantedByText } from './wanted.js';

/** A span of days, both ends included, as ISO dates. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

/** A party that a question names. */
export interface NamedParty {
  readonly id: string;
  /** `speaker`: the question asks what it said; `mentioned`: named in any other way. */
  readonly role: 'speaker' | 'mentioned';
}

/** What is searched for, once a question has been understood. */
export interface SearchRequest {
  /** One group for each content word of the question. */
  readonly groups: readonly TermGroup[];
  /** Text for the embedding model, in a language that it knows; null searches by words alone. */
  readonly vectorText: string | null;
  /** Voice of the vectors against that of the words, 0 to 1. */
  readonly vectorWeight: number;
  readonly parties: readonly NamedParty[];
  /** Events that the question names; narrower events count with them. */
  readonly events: readonly string[];
  /** Events whose titles or aliases name a party that the question mentions. */
  readonly relatedEvents: readonly string[];
  readonly period: Period | null;
  /**
   * The kinds of statements that are wanted: with a number, naming platforms, saying at whom something is aimed,
   * explaining a name, responses, or what a speaker says against another party that the question names.
   */
  readonly wants: readonly (WantedByText | 'response' | 'accusation')[];
}

/**
 * Why a statement was found, or raised: by its words, by its meaning, for a party, event or date that the question names,
 * or (`accuser`) as a response on an event on which a named party alleges something.
 */
export type Channel = 'lexical' | 'vector' | 'party' | 'event' | 'date' | 'accuser';
