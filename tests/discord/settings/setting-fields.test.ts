import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FIELDS_OF_PAGE,
  readChange,
  SETTINGS_PAGES,
  type SettingName,
} from '../../../src/discord/settings/setting-fields.js';
import { writeFields } from '../../../src/store/settings-fields.js';

const NAMES = SETTINGS_PAGES.flatMap((page): readonly SettingName[] => FIELDS_OF_PAGE[page]);
const ID = '123456789012345678';

test.each([
  ['language', ['fr'], { language: 'fr' }],
  ['watchedChannels', [ID], { watchedChannels: [ID] }],
  ['watchedChannels', [], { watchedChannels: [] }],
  ['inbox', [ID], { roles: { inbox: ID } }],
  ['ask', [], { roles: { ask: null } }],
  ['privateByDefault', ['yes'], { privateByDefault: true }],
  ['keepQuestionsDays', ['0'], { keepQuestionsDays: 0 }],
  ['digestChannel', [], { digestChannel: null }],
  ['digestEvery', ['weekly'], { digestEvery: 'weekly' }],
] as const)('%s %j is read', (name, values, expected) => {
  expect(readChange(name, values)).toEqual(expected);
});

test.each([
  ['language', ['de']],
  ['language', []],
  ['language', ['fr', 'en']],
  ['language', ['__proto__']],
  ['watchedChannels', ['general']],
  ['watchedChannels', Array.from({ length: 26 }, (_, i) => String(BigInt(ID) + BigInt(i)))],
  ['ask', [ID, ID]],
  ['summary', ['<@&1>']],
  ['privateByDefault', ['maybe']],
  ['keepQuestionsDays', ['-1']],
  ['keepQuestionsDays', ['1e2']],
  ['digestChannel', ['１２３４５６７８９０１２３４５６７']],
  ['digestEvery', ['hourly']],
] as const)('%s %j is no value', (name, values) => {
  expect(readChange(name, values)).toBeNull();
});

test('whatever is sent, the store takes what is read of it', () => {
  const anyValue = fc.oneof(
    fc.string(),
    fc.constantFrom('en', 'yes', '7', 'daily', ID),
    fc.bigInt({ min: 0n }).map(String),
  );
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.array(anyValue, { maxLength: 30 }), (name, values) => {
      const change = readChange(name, values);
      if (change !== null) expect(writeFields(change)).toHaveLength(1);
    }),
  );
});
