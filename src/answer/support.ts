import type { Registry } from '../corpus/registry.js';
import { speaksFor } from '../corpus/response-rule.js';
import { analyze, isStopWord, words } from '../index/lexical/analyze.js';
import { fieldsOf } from '../index/lexical/fields.js';
import type { LexicalIndex } from '../index/lexical/lexical-index.js';
import type { Hit } from '../index/search.js';
import { datesIn, overlaps } from '../index/statement-dates.js';
import { SYNONYM_WEIGHT } from './question/content-words.js';
import type { ContentWord, Question } from './question/question.js';
import { isWeak } from './question/weak-words.js';

/** How many of the best hits are read to judge whether they answer. */
const READ = 3;
/** A synonym or translation below this weight does not show that a text speaks of the word. */
const COUNTS = 0.5;
/** What a synonym counts against the word itself. */
const SYNONYM = 0.5;

/** What speaks for and against the corpus holding an answer; each 0 to 1. */
export interface Support {
  /** Share of the question's content, by rarity of its words, that one of the best hits holds. */
  readonly coverage: number;
  /** The same for the best hits together. */
  readonly jointCoverage: number;
  /** The same, counting only what statements themselves say, without titles and names. */
  readonly textCoverage: number;
  /** Cosine of the nearest of the best hits with the question. */
  readonly cosine: number;
  /** 1 where the question was translated word for word, so that cosine and coverage are worth less. */
  readonly wordForWord: number;
  /** Share of the question's names and numbers that none of the best hits holds. */
  readonly missingNames: number;
  /** Share of the question's words that no statement of the corpus holds. */
  readonly unknownWords: number;
  /** 1 where the question asks what a party said and none of the best hits is by it. */
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
 */
export function supportOf(
  question: Question,
  hits: readonly Hit[],
  lexical: LexicalIndex,
  registry: Registry,
): Support {
  const best = hits.slice(0, READ);
  const content = question.words.filter((word) => !isWeakWord(word, question.language));
  const weights = content.map((word) => rarity(word, lexical));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (held: readonly number[]) =>
    total === 0 ? 0 : held.reduce((sum, part, index) => sum + part * (weights[index] ?? 0), 0) / total;
  const texts = best.map((hit) => stemsOf(hit.statement.text, hit));
  const whole = best.map((hit) =>
    stemsOf(Object.values(fieldsOf(hit.statement, hit.document, registry)).join(' · '), hit),
  );
  const heldBy = (stems: ReadonlySet<string>) => content.map((word) => held(word, stems));
  const jointly = content.map((word) => Math.max(0, ...whole.map((stems) => held(word, stems))));
  const names = content.filter(({ name }) => name);
  return {
    coverage: Math.max(0, ...whole.map((stems) => share(heldBy(stems)))),
    jointCoverage: share(jointly),
    textCoverage: Math.max(0, ...texts.map((stems) => share(heldBy(stems)))),
    cosine: Math.max(0, ...best.map(({ cosine }) => cosine ?? 0)),
    wordForWord: question.wordForWord ? 1 : 0,
    missingNames: ratio(names.filter((word) => !whole.some((stems) => held(word, stems) > 0)).length, names.length),
    unknownWords: ratio(content.filter((word) => isUnknown(word, lexical)).length, content.length),
    silentSpeaker: speakerIsSilent(question, hits.slice(0, 2 * READ), registry) ? 1 : 0,
    outsidePeriod: isOutside(question, best) ? 1 : 0,
    namesSubject: question.parties.length + question.events.length > 0 ? 1 : 0,
    brevity: 1 / Math.max(1, content.length),
  };
}

function isWeakWord(word: ContentWord, language: string): boolean {
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
  const weights = word.group.terms.filter(({ term, weight }) => weight >= COUNTS && stems.has(term));
  return Math.max(0, ...weights.map(({ weight }) => (weight === SYNONYM_WEIGHT ? SYNONYM : 1)));
}

function stemsOf(text: string, hit: Hit): Set<string> {
  return new Set(analyze(text, hit.document.language).map(({ term }) => term));
}

/** Whether the question asks what someone said and none of the hits is by them. */
function speakerIsSilent(question: Question, hits: readonly Hit[], registry: Registry): boolean {
  const speakers = question.parties.filter(({ role }) => role === 'speaker');
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
