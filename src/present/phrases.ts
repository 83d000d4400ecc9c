import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { PhraseLanguage } from '../answer/answer.js';
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

/** What stands in a phrase's placeholders. Values are put in as they are, without reading them as a pattern. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** All languages that the bot's own phrases exist in. */
export const PHRASE_LANGUAGES = ['en', 'fr', 'zh-CN', 'zh-TW'] as const satisfies readonly PhraseLanguage[];

const patterns = new Map<PhraseLanguage, Readonly<Record<PhraseKey, string>>>();
const formats = new Map<string, IntlMessageFormat>();
const dayFormats = new Map<PhraseLanguage, Intl.DateTimeFormat>();

/** @returns all phrases of a language as ICU message patterns, by key */
export function phrasePatterns(language: PhraseLanguage): Readonly<Record<PhraseKey, string>> {
  let found = patterns.get(language);
  if (found === undefined) {
    found = JSON.parse(
      readFileSync(new URL(`./phrases/${language}.json`, import.meta.url), 'utf8'),
    ) as PhraseFiles[PhraseLanguage];
    patterns.set(language, found);
  }
  return found;
}

/**
 * @param values one value for every placeholder of the phrase
 * @returns the phrase as plain text: a caller that shows it where markup is read must escape it
 * @throws Error if a placeholder has no value
 */
export function phrase(language: PhraseLanguage, key: PhraseKey, values: PhraseValues = {}): string {
  const id = `${language} ${key}`;
  let format = formats.get(id);
  if (format === undefined) {
    format = new IntlMessageFormat(phrasePatterns(language)[key], language, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  return String(format.format(values));
}

/**
 * @param iso a day, `2023-10-24`
 * @returns the day as people write it in the language; `iso` itself if it is not a full date
 */
export function formatDay(language: PhraseLanguage, iso: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  if (day === null || Number.isNaN(day.getTime())) return iso;
  let format = dayFormats.get(language);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
    dayFormats.set(language, format);
  }
  return format.format(day);
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
