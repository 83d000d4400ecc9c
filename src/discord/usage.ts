import { ApplicationCommandType, Locale } from 'discord.js';
import type { PhraseLanguage } from '../answer/answer.js';
import { interfacePhrase } from '../present/interface-phrases.js';
import type { Declaration } from './declare.js';

/**
 * @returns a line a command: as one types it, with what it does; options in square brackets may be left out. What the
 *   corpus is asked with comes first, what is said of the bot itself last.
 */
export function usageLines(declarations: readonly Declaration[], language: PhraseLanguage): string[] {
  return [0, 1, 2].flatMap((rank) =>
    declarations.filter((one) => rankOf(one) === rank).map((one) => usage(one, language)),
  );
}

function rankOf(declaration: Declaration): number {
  if (!('description' in declaration)) return 1;
  return (declaration.options ?? []).length > 0 ? 0 : 2;
}

/** The locale of Discord that stands for each language. */
const LOCALES = {
  en: Locale.EnglishUS,
  fr: Locale.French,
  'zh-CN': Locale.ChineseCN,
  'zh-TW': Locale.ChineseTW,
} as const satisfies Record<PhraseLanguage, Locale>;

function usage(declaration: Declaration, language: PhraseLanguage): string {
  const locale = LOCALES[language];
  const name = declaration.name_localizations?.[locale] ?? declaration.name;
  if (declaration.type === ApplicationCommandType.Message) {
    return interfacePhrase(language, 'usage.menu', { name });
  }
  if (!('description' in declaration)) return name;
  const options = (declaration.options ?? []).map((option) => {
    const own = option.name_localizations?.[locale] ?? option.name;
    return option.required ? ` ${own}:` : ` [${own}:]`;
  });
  return `/${name}${options.join('')} – ${declaration.description_localizations?.[locale] ?? declaration.description}`;
}
