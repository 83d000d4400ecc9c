import { expect, test } from '@jest/globals';
import { createDailyTokens } from '../../../src/answer/language-model/daily-tokens.js';

test('tokens are counted by the day and begin anew with the next', () => {
  let now = new Date('2024-05-15T23:59:00Z');
  const tokens = createDailyTokens(100, () => now);
  tokens.add(99);
  expect(tokens.isUsedUp()).toBe(false);
  tokens.add(1);
  expect(tokens.isUsedUp()).toBe(true);
  now = new Date('2024-05-16T00:00:00Z');
  expect(tokens.isUsedUp()).toBe(false);
});

test('without a limit they are never used up', () => {
  const tokens = createDailyTokens(null, () => new Date());
  tokens.add(1e12);
  expect(tokens.isUsedUp()).toBe(false);
});
