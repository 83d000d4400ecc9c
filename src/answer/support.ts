import type { Registry } from '../corpus/registry.js';
import { speaksFor } from '../corpus/response-rule.js';
import { analyze, isStopWord, words } from '../index/lexical/analyze.js';
import { fieldsOf } from '../index/lexical/fields.js';
import type { LexicalIndex } from '../index/lexical/lexical-index.js';
import type { Hit } from '../index/search.js';
import { datesIn, overlaps } from '../index/statement-dates.js';
import { SYNONYM_WEIGHT } from './question/content-words.js';
import { type ContentWord, type Question, type QuestionLanguage, speakersOf } from './question/question.js';
import { isWeak } from './question/weak-words.js';

/** How many of the best hits are read to judge whether they answer. */
const READ = 3;
/** The same to judge whether the one whose words are asked for speaks at all. */
const READ_FOR_SPEAKER = 6;
/** A synonym or translation below this weight does not show that a text speaks of the word. */
const COUNTS = 0.5;
/** What a synonym in a text counts against the word itself. Not what it weighs in search: `SYNONYM_WEIGHT`. */
const SYNONYM_COUNTS = 0.5;

/** What speaks for and against the corpus holding an answer; each 0 to 1. */
export interface Support {
  /** Share of the question's content, by rarity of its words, that one of the best hits holds. */
  readonly coverage: number;
  /** The same for the best hits together. */
  readonly jointCoverage: number;
  /** The same, counting only what statements themselves say, without titles and names. */
  readonly textCoverage: number;
  /** Cosine of the nearest of the best hits with the question; 0 where the vectors found none of them. */
  readonly cosine: number;
  /** 1 where the question was translated word for word, so that cosine and coverage are worth less. */
  readonly wordForWord: number;
  /** Share of the question's names and numbers that none of the best hits holds. */
  readonly missingNames: number;
  /** Share of the question's words that no statement of the corpus holds. */
  readonly unknownWords: number;
  /** 1 where the question asks what a party or person said and none of the best hits is by them. */
  readonly silentSpeaker: number;
  /** 1 where the question names a period and none of the best hits falls into it. */
  readonly outsidePeriod: number;
  /** 1 where the question names a party or event of the corpus. */
  readonly namesSubject: number;
  /** How much there is to go by: 1 for one content word, less for more. */
  readonly brevity: number;
}

/**
 * Measures how well the best hits answer a question.
 * @param hits best first; the first six are read at most
 */
export function supportOf(
  question: Question,
  hits: readonly Hit[],
  lexical: LexicalIndex,
  registry: Registry,
): Support {
  const best = hits.slice(0, READ);
  const content = question.words.filter((word) => !isWeakWord(word, question.language));
  const names = content.filter(({ name }) => name);
  const texts = best.map((hit) => stemsOf(hit.statement.text, hit));
  const whole = best.map((hit) => {
    const fields = fieldsOf(hit.statement, hit.document, registry);
    return stemsOf(Object.values(fields).join(' · '), hit);
  });
  const missing = names.filter((word) => !whole.some((stems) => held(word, stems) > 0));
  const unknown = content.filter((word) => isUnknown(word, lexical));
  return {
    ...coverageOf(content, texts, whole, lexical),
    cosine: Math.max(0, ...best.map(({ cosine }) => cosine ?? 0)),
    wordForWord: question.wordForWord ? 1 : 0,
    missingNames: ratio(missing.length, names.length),
    unknownWords: ratio(unknown.length, content.length),
    silentSpeaker: speakerIsSilent(question, hits.slice(0, READ_FOR_SPEAKER), registry) ? 1 : 0,
    outsidePeriod: isOutside(question, best) ? 1 : 0,
    namesSubject: question.parties.length + question.events.length > 0 ? 1 : 0,
    brevity: 1 / Math.max(1, content.length),
  };
}

/**
 * @param texts stems of each hit's own text
 * @param whole stems of each hit's text, title and names
 */
function coverageOf(
  content: readonly ContentWord[],
  texts: readonly ReadonlySet<string>[],
  whole: readonly ReadonlySet<string>[],
  lexical: LexicalIndex,
): Pick<Support, 'coverage' | 'jointCoverage' | 'textCoverage'> {
  const weights = content.map((word) => rarity(word, lexical));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (parts: readonly number[]) =>
    total === 0 ? 0 : parts.reduce((sum, part, index) => sum + part * (weights[index] ?? 0), 0) / total;
  const greatestShare = (sets: readonly ReadonlySet<string>[]) =>
    Math.max(0, ...sets.map((stems) => share(content.map((word) => held(word, stems)))));
  return {
    coverage: greatestShare(whole),
    jointCoverage: share(content.map((word) => Math.max(0, ...whole.map((stems) => held(word, stems))))),
    textCoverage: greatestShare(texts),
  };
}

/** A word of asking in the question's language, or one whose English translation is. */
function isWeakWord(word: ContentWord, language: QuestionLanguage): boolean {
  return word.group.terms.every(({ term, weight }) => weight < COUNTS || isWeak(term, language) || isWeak(term, 'en'));
}

/** A word that is not in the corpus weighs as much as one that is in a single statement. */
function rarity(word: ContentWord, lexical: LexicalIndex): number {
  const known = word.group.terms.filter(({ weight }) => weight >= 1).map(({ term }) => lexical.idf(term));
  const idfs = known.filter((idf): idf is number => idf !== null);
  return idfs.length === 0 ? lexical.greatestIdf : Math.min(...idfs);
}

function isUnknown(word: ContentWord, lexical: LexicalIndex): boolean {
  return word.group.terms.every(({ term }) => lexical.idf(term) === null);
}

/** 1 where the text has the word or its translation, less for a synonym, 0 where it has neither. */
function held(word: ContentWord, stems: ReadonlySet<string>): number {
  const found = word.group.terms.filter(({ term, weight }) => weight >= COUNTS && stems.has(term));
  return Math.max(0, ...found.map(({ weight }) => (weight === SYNONYM_WEIGHT ? SYNONYM_COUNTS : 1)));
}

function stemsOf(text: string, hit: Hit): Set<string> {
  return new Set(analyze(text, hit.document.language).map(({ term }) => term));
}

/** Whether the question asks what someone said and none of the hits is by them. */
function speakerIsSilent(question: Question, hits: readonly Hit[], registry: Registry): boolean {
  const speakers = speakersOf(question);
  const silentParty = speakers.some(({ id }) => {
    const voices = speaksFor(registry, id);
    return !hits.some(
      ({ statement }) => statement.stance !== 'context' && statement.by.some((by) => voices.includes(by)),
    );
  });
  const person = speakers.length > 0 ? null : subjectOfSpeech(question.text);
  return silentParty || (person !== null && !hits.some(({ statement }) => opensWith(statement.text, person)));
}

/** "what did nancy pelosi say about ...": who is asked about, where it is no known party. */
function subjectOfSpeech(text: string): readonly string[] | null {
  const match =
    /\b(?:did|does|do|has|have|had)\s+(?:the\s+)?((?:[\p{L}.'’-]+\s+){1,4}?)(?:say|said|respond|responded|reply|replied|answer|answered|react|reacted|think|comment|commented|deny|denied|claim|claimed|tell|told)\b/iu.exec(
      text,
    );
  const names = words(match?.[1] ?? '').map(({ term }) => term);
  return names.length === 0 || names.every((name) => isStopWord(name, 'en')) ? null : names;
}

/** Reported speech names its speaker early. */
function opensWith(text: string, names: readonly string[]): boolean {
  const opening = words(text)
    .slice(0, 25)
    .map(({ term }) => term);
  return names.some((name) => !isStopWord(name, 'en') && opening.includes(name));
}

/** Whether neither the dates in a text nor its document's day of publication touch the question's period. */
function isOutside(question: Question, hits: readonly Hit[]): boolean {
  const { period } = question;
  if (!period) return false;
  return !hits.some(({ statement, document }) => {
    const published = document.published ? [{ start: document.published, end: document.published }] : [];
    return [...datesIn(statement.text), ...published].some((date) => overlaps(date, period));
  });
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
