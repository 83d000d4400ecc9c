import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { PhraseLanguage } from '../answer/answer.js';

/** What stands in a phrase's placeholders. Values are put in as they are, without reading them as a pattern. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** The phrases of one folder: a file `<language>.json` a language, ICU message patterns by key. */
export interface PhraseBook<Key extends string> {
  /** @returns all patterns of a language, by key */
  patterns(language: PhraseLanguage): Readonly<Record<Key, string>>;
  /**
   * @param values one value for every placeholder of the phrase
   * @returns the phrase as plain text: a caller that shows it where markup is read must escape it
   * @throws Error if a placeholder has no value
   */
  phrase(language: PhraseLanguage, key: Key, values?: PhraseValues): string;
}

/**
 * @param folder address of the folder, with a slash at its end
 * @returns its phrases; a file is read when its language is first needed
 */
export function openPhraseBook<Key extends string>(folder: URL): PhraseBook<Key> {
  const files = new Map<PhraseLanguage, Readonly<Record<Key, string>>>();
  const formats = new Map<string, IntlMessageFormat>();
  const patterns = (language: PhraseLanguage): Readonly<Record<Key, string>> => {
    let found = files.get(language);
    if (found === undefined) {
      found = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Readonly<Record<Key, string>>;
      files.set(language, found);
    }
    return found;
  };
  return {
    patterns,
    phrase(language, key, values = {}) {
      const id = `${language} ${key}`;
      let format = formats.get(id);
      if (format === undefined) {
        format = new IntlMessageFormat(patterns(language)[key], language, undefined, { ignoreTag: true });
        formats.set(id, format);
      }
      return String(format.format(values));
    },
  };
}
