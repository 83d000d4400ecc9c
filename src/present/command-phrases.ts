import type { PhraseLanguage } from '../answer/answer.js';
import { openPhraseBook } from './phrase-book.js';
// Types only: reading the files at run time avoids Node 20's warning about JSON modules.
import type english from './phrases/commands/en.json';
import type french from './phrases/commands/fr.json';
import type simplifiedChinese from './phrases/commands/zh-CN.json';
import type traditionalChinese from './phrases/commands/zh-TW.json';

interface CommandPhraseFiles {
  en: typeof english;
  fr: typeof french;
  'zh-CN': typeof simplifiedChinese;
  'zh-TW': typeof traditionalChinese;
}

/** A name or description of a command, an option or a choice: a key that every language has. */
export type CommandPhraseKey = keyof CommandPhraseFiles[PhraseLanguage];

/** Discord's locales that have phrases. English is among them, so that nobody gets the wrong sibling. */
const LOCALES = { 'en-US': 'en', 'en-GB': 'en', fr: 'fr', 'zh-CN': 'zh-CN', 'zh-TW': 'zh-TW' } as const;

/** A text in each of Discord's locales that has it. */
export type Localizations = Readonly<Record<keyof typeof LOCALES, string>>;

/** Names and descriptions of commands; they have no placeholders. */
export const commandPhrases = openPhraseBook<CommandPhraseKey>(new URL('./phrases/commands/', import.meta.url));

/** @returns a command's name or description in one language; undefined where there is no such phrase */
export function commandPhrase(language: PhraseLanguage, key: CommandPhraseKey): string {
  return commandPhrases.patterns(language)[key];
}

/** @returns a command's name or description in every locale */
export function commandLocalizations(key: CommandPhraseKey): Localizations {
  return Object.fromEntries(
    Object.entries(LOCALES).map(([locale, language]) => [locale, commandPhrase(language, key)]),
  ) as Localizations;
}
