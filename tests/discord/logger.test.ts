import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { createLogger } from '../../src/discord/logger.js';

function logged(error: unknown): string {
  let text = '';
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      text += String(chunk);
      done();
    },
  });
  createLogger('info', destination).error({ err: error }, 'failed');
  return text;
}

test('the token of an interaction is taken out of an error', () => {
  const error = new Error('POST https://discord.com/api/v10/webhooks/1/secret-token/messages/@original failed');
  expect(logged(error)).toContain('/webhooks/…/messages/@original');
  expect(logged(new Error('outer', { cause: error }))).not.toContain('secret-token');
});

test('the request that an error carries is left out', () => {
  const error = Object.assign(new Error('Invalid Form Body'), {
    code: 50035,
    status: 400,
    requestBody: { json: 'my question' },
  });
  expect(logged(error)).toContain('50035');
  expect(logged(error)).not.toContain('my question');
});
