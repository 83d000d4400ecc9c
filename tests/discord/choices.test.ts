import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { choicesFrom } from '../../src/discord/choices.js';
import { callbackProblems } from '../support/discord-stand-in/limits.ts';

test('a name that is too long ends in an ellipsis; what has too long a value is left out', () => {
  expect(
    choicesFrom([
      { name: 'n'.repeat(101), value: 'long-name' },
      { name: 'Long value', value: 'v'.repeat(101) },
      { name: '😀'.repeat(51), value: 'not half an emoji' },
    ]),
  ).toEqual([
    { name: `${'n'.repeat(99)}…`, value: 'long-name' },
    { name: `${'😀'.repeat(49)}…`, value: 'not half an emoji' },
  ]);
});

test('whatever is suggested, Discord takes it', () => {
  const suggestion = fc.record({ name: fc.string({ maxLength: 150 }), value: fc.string({ maxLength: 150 }) });
  fc.assert(
    fc.property(fc.array(suggestion, { maxLength: 40 }), (suggestions) => {
      expect(callbackProblems({ type: 8, data: { choices: choicesFrom(suggestions) } })).toEqual([]);
    }),
    { seed: 1 },
  );
});
