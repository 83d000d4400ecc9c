import { describe, expect, test } from '@jest/globals';
import { commandPhrases } from '../../src/present/command-phrases.js';
import { interfacePhrases } from '../../src/present/interface-phrases.js';
import type { PhraseBook } from '../../src/present/phrase-book.js';
import { PHRASE_LANGUAGES } from '../../src/present/phrases.js';

/** Names of the placeholders of an ICU message, in alphabetical order. */
function placeholders(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))]
    .filter((name) => !/^(none|no|No|aucun|Aucun)$/.test(name))
    .sort();
}

const books: readonly [string, PhraseBook<string>][] = [
  ['buttons, panels and notices', interfacePhrases],
  ['commands', commandPhrases],
];

describe.each(books)('phrases of %s', (_, book) => {
  const english = book.patterns('en');

  test.each(PHRASE_LANGUAGES)('are the same in %s as in English, with the same placeholders', (language) => {
    const patterns = book.patterns(language);
    expect(Object.keys(patterns).sort()).toEqual(Object.keys(english).sort());
    for (const [key, pattern] of Object.entries(patterns)) {
      expect([key, placeholders(pattern)]).toEqual([key, placeholders(english[key] ?? '')]);
    }
  });

  test.each(PHRASE_LANGUAGES)('can all be read in %s, for no, one and many', (language) => {
    for (const [key, pattern] of Object.entries(book.patterns(language))) {
      for (const count of [0, 1, 2]) {
        const values = Object.fromEntries(placeholders(pattern).map((name) => [name, count]));
        expect(book.phrase(language, key, values)).not.toMatch(/[{}#]/);
      }
    }
  });

  test.each(PHRASE_LANGUAGES)('have typographic apostrophes and quotation marks in %s', (language) => {
    expect(Object.values(book.patterns(language)).filter((pattern) => /["']/.test(pattern))).toEqual([]);
  });
});
