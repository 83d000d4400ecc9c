import { beforeAll, expect, test } from '@jest/globals';
import type { Question } from '../../../src/answer/question/question.js';
import { loadCorpus } from '../../../src/corpus/load-corpus.js';
import { understanding } from '../../support/understanding.ts';

let read: (question: string) => Promise<Question>;

beforeAll(async () => {
  read = understanding((await loadCorpus('corpus')).corpus);
});

test('a party beside an event means the narrower event that is named by it and by the words of the question', async () => {
  const { events } = await read('Who was targeted by the Spamouflage comments in Canada?');
  expect(events).toEqual(expect.arrayContaining(['spamouflage', 'canada-mps-2023']));
  // Named by Canada as well, but not within the event.
  expect(events).not.toContain('canada-zhao-wei-2023');
});

test.each([
  ['no party', 'What is Spamouflage?'],
  ['a party without a word in common', 'What did Spamouflage do to Canada?'],
])('%s beside an event means nothing more: "%s"', async (_, question) => {
  expect((await read(question)).events).toEqual(['spamouflage']);
});

test('a party without an event means none', async () => {
  expect((await read('What did Canada say about the comments?')).events).toEqual([]);
});
