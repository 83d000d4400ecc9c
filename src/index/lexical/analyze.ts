import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import { eng, fra, zho } from 'stopword';
import { regularForm } from './irregular-forms.js';

/** One word of a text, as the lexical index sees it. */
export interface Token {
  /** The term under which it is indexed: stemmed, folded, lower case (a short acronym keeps its capitals). */
  readonly term: string;
  /** The word as it stands in the text. */
  readonly surface: string;
  /** Offset of the word in the text, in UTF-16 units. */
  readonly start: number;
}

const HAN = /\p{Script=Han}/u;
/**
 * Letters and digits with inner points or commas of numbers, dotted acronyms, or a run of Han characters. Such runs are
 * cut at 500 characters, since the segmenter's time grows with the square of its input.
 */
const WORDS = /\p{Script=Han}{1,500}|(?:\p{L}\.){2,}|\d+(?:[.,]\d+)*|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** Function words that the package's list lacks. "us" is dropped; "US" is not, since `analyze` keeps acronyms. */
const MORE_ENGLISH = [
  ...'us said say says did does do was were been being had has its who whom whose which what when where why how'.split(
    ' ',
  ),
  ...'against toward towards upon among amongst within without during via per'.split(' '),
];
const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set([...eng, ...MORE_ENGLISH].map((word) => fold(word))),
  fr: new Set([...fra, 'dit', 'dits', 'ont', 'été', 'est', 'sont', 'selon'].map((word) => fold(word))),
  zh: new Set(zho),
};
const STEMMERS: Readonly<Record<string, (word: string) => string>> = { en: stemEnglish, fr: stemFrench };

let segmenter: Intl.Segmenter | undefined;

/**
 * Folds case, width and diacritics, so that `Mélanie`, `MELANIE` and `melanie` are one word.
 * @returns the word in lower case without combining marks
 */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC');
}

/**
 * @returns whether `word` is a function word of the language (a word of no topic: "the", "avoir", "的")
 */
export function isStopWord(word: string, language: string): boolean {
  return STOP_WORDS[language]?.has(fold(word)) ?? false;
}

/**
 * Cuts a text into words: runs of letters or digits; dotted acronyms as one (`U.S.`); `7,704` as one number; Chinese by
 * `Intl.Segmenter`. A possessive ending is no word of its own.
 * @returns every word with its offset, function words included, `term` being the folded word without stemming
 */
export function words(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORDS)) {
    const surface = match[0];
    if (HAN.test(surface)) {
      segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
      for (const part of segmenter.segment(surface)) {
        tokens.push({ term: fold(part.segment), surface: part.segment, start: match.index + part.index });
      }
    } else if (!isPossessiveEnding(text, match.index, surface)) {
      tokens.push({ term: foldLatin(surface), surface, start: match.index });
    }
  }
  // A combining mark without a letter folds to nothing.
  return tokens.filter(({ term }) => term !== '');
}

/**
 * Turns a text into index terms: words without function words, stemmed by the language's Snowball stemmer
 * (https://snowballstem.org) where there is one.
 * @param language BCP 47 primary tag of the text; one without a stemmer is only folded
 * @returns the terms in the order of the text
 */
export function analyze(text: string, language: string): Token[] {
  const shouting = text === text.toUpperCase();
  const result: Token[] = [];
  for (const token of words(text)) {
    const acronym = !shouting && isAcronym(token.surface);
    if (acronym && isStopWord(token.term, language)) result.push({ ...token, term: token.surface.replaceAll('.', '') });
    else if (!isStopWord(token.term, language)) result.push({ ...token, term: stem(token.term, language) });
  }
  return result;
}

/**
 * @param word a folded word
 * @returns its stem in the language; the word itself for Chinese, numbers, and languages without a stemmer
 */
export function stem(word: string, language: string): string {
  if (HAN.test(word) || /\d/.test(word)) return word;
  return STEMMERS[language]?.(language === 'en' ? regularForm(word) : word) ?? word;
}

function foldLatin(surface: string): string {
  if (/^\d/.test(surface)) return surface.replace(/,(?=\d{3}(?!\d))/g, '');
  // "MPs" is the plural of "MP".
  return fold(surface.replaceAll('.', '').replace(/^(\p{Lu}{2,})s$/u, '$1'));
}

function isAcronym(surface: string): boolean {
  return /^(?:\p{Lu}{2,5}|(?:\p{Lu}\.){2,})$/u.test(surface);
}

function isPossessiveEnding(text: string, start: number, surface: string): boolean {
  return (surface === 's' || surface === 'S') && /['’]/.test(text[start - 1] ?? '');
}
