import { describe, expect, test } from '@jest/globals';
import { DiscordAPIError, HTTPError } from 'discord.js';
import { networkCode, sortFailure } from '../../src/discord/failures.js';

function refused(code: number, status: number): DiscordAPIError {
  return new DiscordAPIError({ code, message: 'No' }, code, status, 'POST', 'https://example.org', {
    body: undefined,
    files: undefined,
  });
}

describe('what happens in ordinary use is logged quietly, and not told to the user', () => {
  test.each([
    [10062, 'warn'],
    [40060, 'warn'],
    [10003, 'info'],
    [10008, 'info'],
    [10015, 'warn'],
    [50013, 'warn'],
    [50001, 'warn'],
  ])('code %i: %s', (code, level) => {
    expect(sortFailure(refused(code, 404))).toMatchObject({ level, tellUser: false });
  });
});

test.each([
  ['a refused payload', refused(50035, 400), true],
  ['a fault of our own', new TypeError('x is not a function'), true],
  ['a thrown string', 'oops', true],
  [
    'a failing Discord',
    new HTTPError(503, 'Unavailable', 'POST', 'https://example.org', { body: undefined, files: undefined }),
    false,
  ],
  ['a broken connection', Object.assign(new Error('reset'), { code: 'ECONNRESET' }), false],
])('%s is an error; whether the user is told: %#', (_, error, tellUser) => {
  expect(sortFailure(error)).toMatchObject({ level: 'error', tellUser });
});

test('the code of a failed connection is found in causes and in several attempts', () => {
  const inner = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  expect(networkCode(new Error('outer', { cause: inner }))).toBe('ECONNREFUSED');
  expect(networkCode(new AggregateError([new Error('first'), inner]))).toBe('ECONNREFUSED');
  expect(networkCode(new Error('none'))).toBeNull();
});
