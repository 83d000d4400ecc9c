import { describe, expect, test } from '@jest/globals';
import {
  formatDate,
  formatDay,
  PHRASE_LANGUAGES,
  type PhraseKey,
  phrase,
  phraseLanguageOf,
  phrasePatterns,
} from '../../src/present/phrases.js';

const keys = Object.keys(phrasePatterns('en')) as PhraseKey[];

/** Names of the placeholders of an ICU message, in alphabetical order. */
function placeholders(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))].sort();
}

describe.each(PHRASE_LANGUAGES)('phrases in %s', (language) => {
  test('are the same as in English, with the same placeholders', () => {
    const patterns = phrasePatterns(language);
    expect(Object.keys(patterns).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect([key, placeholders(patterns[key])]).toEqual([key, placeholders(phrasePatterns('en')[key])]);
    }
  });

  test('can all be read as ICU messages', () => {
    for (const key of keys) {
      const names = placeholders(phrasePatterns(language)[key]);
      const values = Object.fromEntries(
        names.map((name) => [name, /^(count|documents|statements)$/.test(name) ? 2 : 'X']),
      );
      expect(phrase(language, key, values)).not.toMatch(/[{}]/);
    }
  });
});

test('a value is put in as it is', () => {
  expect(phrase('en', 'attributed', { name: "<b>{x}</b> '{y}'" })).toBe("According to <b>{x}</b> '{y}':");
});

test('a count chooses its form', () => {
  expect(phrase('en', 'left-out', { count: 1 })).toMatch(/^One more part/);
  expect(phrase('en', 'left-out', { count: 2 })).toMatch(/^2 more parts/);
});

test.each([
  ['en', '2023-10-24', '24 October 2023'],
  ['fr', '2023-10-24', '24 octobre 2023'],
  ['zh-CN', '2023-10-24', '2023年10月24日'],
  ['zh-TW', '2023-10-24', '2023年10月24日'],
  ['en', '2023-10', '2023-10'],
] as const)('in %s the day %s is %s', (language, iso, expected) => {
  expect(formatDay(language, iso)).toBe(expected);
});

test.each([
  ['en', '2023-10', 'October 2023'],
  ['fr', '2023-10', 'octobre 2023'],
  ['zh-CN', '2023-10', '2023年10月'],
  ['zh-TW', '2023-10', '2023年10月'],
  ['en', '2023', '2023'],
  ['en', '2023-10-24', '24 October 2023'],
  ['en', '2023-99', '2023-99'],
] as const)('in %s the date %s is no more precise than it is: %s', (language, iso, expected) => {
  expect(formatDate(language, iso)).toBe(expected);
});

test.each([
  ['en-GB', 'en'],
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-TW', 'zh-TW'],
  ['zh-Hant-HK', 'zh-TW'],
  ['zh_HK', 'zh-TW'],
  ['sk', null],
])('the locale %s has the phrases of %s', (locale, expected) => {
  expect(phraseLanguageOf(locale)).toBe(expected);
});
