import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze, fold, isStopWord, stem, words } from '../../../src/index/lexical/analyze.js';

const termsOf = (text: string, language = 'en') => analyze(text, language).map(({ term }) => term);

describe('words of a text', () => {
  test.each([
    ['acronyms as written: US is a country, us a pronoun', 'The US asked us', ['US', 'ask']],
    ['a dotted acronym is the same as one without dots', 'The U.S. military', ['US', 'militari']],
    ['an acronym that is no function word is folded as any word', 'RCMP and rcmp', ['rcmp', 'rcmp']],
    ['a text all in capitals has no acronyms', 'TELL US NOW', ['tell']],
    ['a number with a comma is one number, with it or without', '7,704 accounts or 7704', ['7704', 'account', '7704']],
    ['a decimal stays what it is', '1.5 and 3,5', ['1.5', '3,5']],
    ['a possessive ending is no word', "China's and Canada’s", ['china', 'canada']],
    ['endings of English words go', 'removed removing removes accounts', ['remov', 'remov', 'remov', 'account']],
    ['accents do not matter', 'Mélanie MELANIE', ['melani', 'melani']],
    ['a hyphen parts two words', 'state-backed deep-fake', ['state', 'back', 'deep', 'fake']],
  ])('%s', (_, text, expected) => expect(termsOf(text)).toEqual(expected));

  test('Chinese is cut into words, beside Latin names in the same sentence', () => {
    const terms = termsOf('Meta在2023年删除了7,704个账号，涉及加拿大议员', 'zh');
    expect(terms).toEqual(expect.arrayContaining(['meta', '2023', '7704', '删除', '加拿大', '议员']));
    expect(terms).not.toContain('了');
  });

  test('French has its own endings and function words', () => {
    expect(termsOf('les députés ont été visés', 'fr')).toEqual([
      stem(fold('députés'), 'fr'),
      stem(fold('visés'), 'fr'),
    ]);
  });

  test('"est" is a function word in French and none in English', () => {
    expect([isStopWord('est', 'fr'), isStopWord('est', 'en')]).toEqual([true, false]);
  });

  test('every word stands in the text where its offset says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { surface, start } of words(text)) expect(text.slice(start, start + surface.length)).toBe(surface);
      }),
    );
  });

  test('no text has a term with a line feed, which parts the terms in the index', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('en', 'fr', 'zh', 'de'),
        (text, language) => {
          for (const term of termsOf(text, language)) expect(term).not.toContain('\n');
        },
      ),
    );
  });
});
