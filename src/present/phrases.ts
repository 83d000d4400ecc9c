import type { PhraseLanguage } from '../answer/answer.js';
import { openPhraseBook } from './phrase-book.js';
// Types only: reading the files at run time avoids Node 20's warning about JSON modules.
import type english from './phrases/en.json';
import type french from './phrases/fr.json';
import type simplifiedChinese from './phrases/zh-CN.json';
import type traditionalChinese from './phrases/zh-TW.json';

interface PhraseFiles {
  en: typeof english;
  fr: typeof french;
  'zh-CN': typeof simplifiedChinese;
  'zh-TW': typeof traditionalChinese;
}

/** The name of one of the bot's own phrases: a key that every language has; `phrases/en.json` lists them all. */
export type PhraseKey = keyof PhraseFiles[PhraseLanguage];

/** All languages that the bot's own phrases exist in. */
export const PHRASE_LANGUAGES = ['en', 'fr', 'zh-CN', 'zh-TW'] as const satisfies readonly PhraseLanguage[];

/** The phrases of answers. */
const answerPhrases = openPhraseBook<PhraseKey>(new URL('./phrases/', import.meta.url));

/** @returns all phrases of a language as ICU message patterns, by key */
export const phrasePatterns = answerPhrases.patterns;

/**
 * @param values one value for every placeholder of the phrase
 * @returns the phrase as plain text: a caller that shows it where markup is read must escape it
 * @throws Error if a placeholder has no value
 */
export const phrase = answerPhrases.phrase;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * @param iso a day, `2023-10-24`
 * @returns the day as people write it in the language; `iso` itself if it is not a full date
 */
export function formatDay(language: PhraseLanguage, iso: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? formatted(language, iso, { dateStyle: 'long' }) : iso;
}

/**
 * @param iso a day, a month or a year: `2023-10-24`, `2023-10`, `2023`
 * @returns the date as people write it in the language, no more precise than it is
 */
export function formatDate(language: PhraseLanguage, iso: string): string {
  return /^\d{4}-\d{2}$/.test(iso)
    ? formatted(language, `${iso}-01`, { year: 'numeric', month: 'long' }, iso)
    : formatDay(language, iso);
}

function formatted(
  language: PhraseLanguage,
  day: string,
  options: Intl.DateTimeFormatOptions,
  otherwise: string = day,
): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return otherwise;
  const key = `${language} ${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' });
    dateFormats.set(key, format);
  }
  return format.format(date);
}

/**
 * @param locale a BCP 47 tag, for example `fr-CA`, `zh-Hant-HK` or one of Discord's locales
 * @returns the language of the bot's phrases for it, or null where there is none
 */
export function phraseLanguageOf(locale: string): PhraseLanguage | null {
  const tag = locale.toLowerCase().replaceAll('_', '-');
  const [language] = tag.split('-');
  if (language === 'zh') return /-(tw|hk|mo|hant)\b/.test(tag) ? 'zh-TW' : 'zh-CN';
  if (language === 'fr' || language === 'en') return language;
  return null;
}
