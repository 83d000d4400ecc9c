const FRENCH = new Set(
  'le la les des du une et est dans pour que qui sur par avec sont au aux ce cette ces il elle ils nous vous ne pas plus ont été selon leurs'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  'the and of to in that is was for on with by as at from it its are were be been has have had this which said or an not they'.split(
    ' ',
  ),
);

/** Scripts that name a language well enough for a text without one. The first that holds a fair share of letters counts. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
];

/** A Chinese text often holds Latin names, each letter of which counts once, while a Han character is a word or half one. */
const SCRIPT_SHARE = 0.25;

/**
 * Guesses a text's language from its script and, for Latin letters, from the commonest words of English and French.
 * Meant for files that do not say; deliberately crude, since an editor can write `language:`.
 * @returns a BCP 47 primary tag; `en` in doubt
 */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, 5_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'en';
  for (const [language, script] of SCRIPTS) {
    if ((sample.match(script)?.length ?? 0) / letters > SCRIPT_SHARE) return language;
  }
  let french = 0;
  let english = 0;
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (FRENCH.has(word)) french++;
    if (ENGLISH.has(word)) english++;
  }
  return french > english ? 'fr' : 'en';
}
