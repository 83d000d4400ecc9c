import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeMarkdown, visibleLine } from '../../../src/present/discord/escape-markdown.js';
import { readDiscordMarkdown } from '../../support/discord-markdown.ts';

/** Each of these means something to Discord; the first proves that the oracle sees it, the second that escaping ends it. */
const CONSTRUCTS = [
  ['heading', '# Not a heading'],
  ['heading', '  ### Not a heading'],
  ['subtext', '-# Not small'],
  ['quotation', '> not quoted'],
  ['quotation', '>>> not quoted'],
  ['list', '- no item'],
  ['list', '* no item'],
  ['list', '1. no item'],
  ['code block', '```\nhidden\n```'],
  ['code', '`hidden`'],
  ['spoiler', 'before ||hidden|| after'],
  ['bold', 'this **shouts**'],
  ['italic', 'this _leans_'],
  ['italic', 'this *leans*'],
  ['underline', 'this __weighs__'],
  ['strike', 'this ~~goes~~'],
  ['masked link', 'see [the report](https://example.org)'],
  ['link', 'see https://example.org/path?query=1'],
  ['bare link', 'see <https://example.org>'],
  ['invitation', 'join discord.gg/abc'],
  ['mail or telephone link', '<someone@example.org>'],
  ['mention of all', 'hello @everyone'],
  ['mention of all', 'hello @here'],
  ['user mention', 'hello <@123456789012345678>'],
  ['user mention', 'hello <@&123456789012345678>'],
  ['channel mention', 'in <#123456789012345678>'],
  ['command mention', 'use </ask:123456789012345678>'],
  ['time stamp', 'at <t:1700000000:R>'],
  ['custom emoji', 'with <:flag:123456789012345678>'],
  ['emoji', 'with :warning: signs'],
] as const;

describe('what means something to Discord shows as plain text', () => {
  test.each(CONSTRUCTS)('%s: %j', (kind, text) => {
    expect(readDiscordMarkdown(text).constructs.map((construct) => construct.kind)).toContain(kind);
    const read = readDiscordMarkdown(escapeMarkdown(text));
    expect(read.constructs).toEqual([]);
    expect(read.text).toBe(visibleLine(text));
  });

  const fragment = fc.oneof(
    fc.constantFrom(...CONSTRUCTS.map(([, text]) => text)),
    fc.constantFrom(
      '*',
      '**',
      '_',
      '__',
      '~~',
      '|',
      '||',
      '`',
      '```',
      '\\',
      '\\\\',
      '[',
      '](',
      ')',
      '<',
      '>',
      '#',
      '-# ',
      '- ',
      '1. ',
    ),
    fc.constantFrom(
      '@everyone',
      '<@1>',
      '<t:1>',
      ':a:',
      'https://',
      'x',
      ' ',
      '\n',
      '\u200b',
      '\u202e',
      '\u2066',
      '\u00ad',
      '\u0000',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.string({ maxLength: 8 }),
  );
  const anyText = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''));

  test('in any text, and a reader sees the text unchanged', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readDiscordMarkdown(escapeMarkdown(text));
        expect(read.constructs).toEqual([]);
        expect(read.text).toBe(visibleLine(text));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test('also inside the bold lines that the bot writes, whatever follows', () => {
    fc.assert(
      fc.property(anyText, anyText, (inside, after) => {
        fc.pre(visibleLine(inside) !== '');
        const read = readDiscordMarkdown(`**${escapeMarkdown(inside)}:**\n${escapeMarkdown(after)} [1]`);
        expect(read.constructs.map(({ kind }) => kind)).toEqual(['bold']);
        expect(read.text).toBe(`${visibleLine(inside)}:\n${visibleLine(after)} [1]`);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  test('on one line, with nothing invisible, and escaping grows it by at most one backslash a character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(
          /[\n\r\u2028\u2029\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u00ad\ufeff]/u,
        );
        expect(escaped.length).toBeLessThanOrEqual(visibleLine(text).length * 2);
      }),
      { seed: 1 },
    );
  });
});

describe('a visible line', () => {
  test.each([
    ['a\u200bb\u202ec', 'abc', 'zero-width and bidirectional characters go'],
    ['pass\u00adport', 'passport', 'soft hyphens go'],
    ['first\r\nsecond\u2028third', 'first second third', 'line breaks become spaces'],
    [`far${' '.repeat(500)}away`, 'far away', 'blanks that push text out of sight are shortened'],
    ['a\u{e0041}b', 'ab', 'tag characters go'],
    ['می\u200cخواهم', 'می\u200cخواهم', 'Persian keeps the joiner that it needs'],
    ['👩🏽\u200d💻', '👩🏽\u200d💻', 'an emoji of several parts stays one'],
    ['\ud800 alone', '\ufffd alone', 'half a character becomes the replacement character'],
    ['深度伪造，“原话”', '深度伪造，“原话”', 'Chinese is left alone'],
  ])('%j becomes %j: %s', (text, expected) => {
    expect(visibleLine(text)).toBe(expected);
  });
});
