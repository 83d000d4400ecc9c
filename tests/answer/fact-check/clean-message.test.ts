import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanMessage } from '../../../src/answer/fact-check/clean-message.js';

const proseOf = (message: string) => cleanMessage(message).lines;

describe('a chat message is read as prose', () => {
  test.each([
    [
      'custom emoji and mentions',
      '<:pepe:123456789012345678> <@!123456789012345678> Meta removed accounts',
      'Meta removed accounts',
    ],
    [
      'links, bare and masked',
      'Meta removed accounts https://example.org/a?b=c see [the report](https://example.org)',
      'Meta removed accounts see the report',
    ],
    ['markdown', '**BREAKING:** __Meta__ *removed* ||7,704|| `accounts`', 'BREAKING: Meta removed 7,704 accounts'],
    ['struck-out text', 'Meta removed ~~9,000~~ 7,704 accounts', 'Meta removed 7,704 accounts'],
    ['emoji', 'Meta removed 👩🏽‍💻🇨🇦 accounts 😂', 'Meta removed accounts'],
    ['unseen characters', 'Me\u200bta re\u202emoved acc\u00adounts', 'Meta removed accounts'],
    ['headings and lists', '## Meta removed accounts', 'Meta removed accounts'],
    ['mass mentions', '@everyone Meta removed accounts', 'Meta removed accounts'],
  ])('%s', (_, message, prose) => {
    expect(proseOf(message)).toEqual([prose]);
  });

  test('code is no prose, also where its fence is never closed', () => {
    expect(proseOf('Look:\n```js\nMeta removed()\n```\nMeta removed accounts')).toEqual([
      'Look:',
      'Meta removed accounts',
    ]);
    expect(proseOf('Meta removed accounts\n```\nand so on')).toEqual(['Meta removed accounts']);
  });

  test('a quoted line is left out beside own words, and read where there are none', () => {
    expect(proseOf('> did you see it\nMeta removed accounts')).toEqual(['Meta removed accounts']);
    expect(proseOf('> Meta removed accounts\nhttps://example.org')).toEqual(['Meta removed accounts']);
  });

  test('only links are told from nothing at all', () => {
    expect(cleanMessage('https://example.org/a https://example.org/b 👀')).toEqual({ lines: [], onlyLinks: true });
    expect(cleanMessage('👀 <:a:123456789012345678>')).toEqual({ lines: [], onlyLinks: false });
    expect(cleanMessage('https://example.org/a Meta removed it').onlyLinks).toBe(false);
  });

  test('a word without end is no word, but Chinese is written without blanks', () => {
    expect(proseOf(`${'a'.repeat(100_000)} Meta removed accounts`)).toEqual([]);
    expect(proseOf(`${'a'.repeat(1_000)} Meta removed accounts`)).toEqual(['Meta removed accounts']);
    expect(proseOf('删'.repeat(100))).toEqual(['删'.repeat(100)]);
  });

  test('a message that is too long is read in whole sentences', () => {
    const sentence = 'Meta removed the accounts. ';
    const [line] = proseOf(sentence.repeat(1_000));
    expect(line).toMatch(/^(?:Meta removed the accounts\. ?)+$/);
  });

  test('whatever comes in, no line is empty, long or holds what is not seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6_000 }), (message) => {
        for (const line of proseOf(message)) {
          expect(line).toMatch(/[\p{L}\p{N}]/u);
          expect(line).not.toMatch(/\p{Cc}|\p{Cf}/u);
          expect(line.length).toBeLessThanOrEqual(4_000);
        }
      }),
    );
  });
});
