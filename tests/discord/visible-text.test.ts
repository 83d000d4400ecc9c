import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparable, readVisibleText } from '../../src/discord/visible-text.js';
import { escapeMarkdown } from '../../src/present/discord/escape-markdown.js';
import { readDiscordMarkdown } from '../support/discord-markdown.ts';

test('escapes, bold, bare links and citations are read', () => {
  expect(readVisibleText('**A\\*:**\n1\\. said \\|\\|x [1][2], <https://example.org/a_b>')).toEqual({
    text: 'A*:\n1. said ||x [1][2], https://example.org/a_b',
    headings: [],
    moments: [],
    faults: [],
  });
});

test('headings are read apart from what stands under them, and moments as they are written', () => {
  expect(readVisibleText('## Summary\\: x\n### **10 May**\nSaid at <t:1700000000:R>.')).toEqual({
    text: 'Summary: x\n10 May\nSaid at .',
    headings: [
      { level: 2, text: 'Summary: x' },
      { level: 3, text: '10 May' },
    ],
    moments: ['<t:1700000000:R>'],
    faults: [],
  });
});

describe('all other markup is a fault', () => {
  test.each([
    '||x||',
    '`x`',
    '```x```',
    '-# x',
    '# x',
    'x ## y',
    ' ## x',
    '#### x',
    '**## x**',
    '## - x',
    '## ## x',
    '##\n x',
    '> x',
    '- x',
    '1. x',
    '~~x~~',
    '__x__',
    '*x*',
    '[x](y)',
    '[1](y)',
    '@here',
    '<@1>',
    '<t:1>',
    '<t:1:F>',
    '<t:x:R>',
    ':x:',
    'https://e.org',
    '**x',
    'a\n-# b',
  ])('%j', (markdown) => {
    expect(readVisibleText(markdown).faults).not.toEqual([]);
  });

  test('and nothing passes in which the reader of Discord markdown sees more than it tells of', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '_',
        '__',
        '||',
        '~~',
        '`',
        '[1]',
        '[',
        '](x)',
        '<',
        '>',
        '<https://e.org>',
        '\\',
        '-# ',
        '## ',
        '### ',
        '<t:1:R>',
        '- ',
        '\n',
        '@everyone',
        ':a:',
      ),
      fc.string({ maxLength: 6 }),
    );
    const text = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (markdown) => {
        const read = readVisibleText(markdown);
        fc.pre(read.faults.length === 0);
        const kinds = readDiscordMarkdown(markdown).constructs.map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'heading').length).toBeLessThanOrEqual(read.headings.length);
        expect(kinds.filter((kind) => kind === 'time stamp')).toHaveLength(read.moments.length);
        const known = ['bold', 'bare link', 'heading', 'time stamp'];
        expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

test('escaped text is read back as what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = readVisibleText(escapeMarkdown(text));
      expect(read.faults).toEqual([]);
      expect(comparable(read.text)).toBe(comparable(text));
    }),
    { numRuns: 1000, seed: 1 },
  );
});
