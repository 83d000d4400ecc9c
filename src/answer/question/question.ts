import type { Registry } from '../../corpus/registry.js';
import { speaksFor } from '../../corpus/response-rule.js';
import type { TermGroup } from '../../index/lexical/lexical-index.js';
import type { NamedParty, Period } from '../../index/search-request.js';
import type { PhraseLanguage } from '../answer.js';

/** What a question wants to know; one question may want several things. */
export type Intent =
  | 'who'
  | 'what'
  | 'when'
  | 'how many'
  | 'which platforms'
  | 'response'
  | 'timeline'
  | 'is it true'
  | 'why'
  | 'definition'
  | 'target'
  | 'accusation'
  | 'in detail'
  | 'where';

/** A language that questions are understood in. */
export type QuestionLanguage = 'en' | 'fr' | 'zh';

/** A content word of the question. */
export interface ContentWord {
  /** As it stands in the question. */
  readonly surface: string;
  /** In English, for the embedding model; the surface where no translation is known. */
  readonly english: string;
  /** Terms of the index that stand for it: itself, its translations, its synonyms. */
  readonly group: TermGroup;
  /** Whether it looks like a name: a capital within the sentence, or a number. */
  readonly name: boolean;
  /** Part of what names a known party or event, which counts by alias even where the word itself is not in a text. */
  readonly alias: boolean;
}

/** A question, understood without a language model. */
export interface Question {
  /** As asked. */
  readonly asked: string;
  /** As it is searched: white space folded, characters in their usual width, "450k" as "450,000". */
  readonly text: string;
  readonly language: QuestionLanguage;
  /** Language for the bot's own phrases. */
  readonly phraseLanguage: PhraseLanguage;
  readonly intents: ReadonlySet<Intent>;
  readonly parties: readonly NamedParty[];
  /** Ids of the events that the question names. */
  readonly events: readonly string[];
  /** Ids of the events whose names hold a party that the question mentions without asking what it said. */
  readonly relatedEvents: readonly string[];
  /** The days that the question names, open-ended for "since" and "before"; null where it names none. */
  readonly period: Period | null;
  /** In the order of the question in English; in other languages names and translated terms come first. */
  readonly words: readonly ContentWord[];
  /**
   * What the embedding model is given: the question, or its content in English words where the model does not know its
   * language; null where there is nothing to give.
   */
  readonly vectorText: string | null;
  /** Whether `vectorText` is made of single words, which is worth less than a question. */
  readonly wordForWord: boolean;
}

/** @returns the parties that the question asks the words of */
export function speakersOf({ parties }: Pick<Question, 'parties'>): NamedParty[] {
  return parties.filter(({ role }) => role === 'speaker');
}

/** @returns ids of all whose words count as those of a party that the question asks the words of */
export function voicesOf(question: Pick<Question, 'parties'>, registry: Registry): Set<string> {
  return new Set(speakersOf(question).flatMap(({ id }) => speaksFor(registry, id)));
}
