import { describe, expect, test } from '@jest/globals';
import { OTHER_SERVER, SERVER, withStore } from './store-workshop.ts';

describe('votes', () => {
  test('count once a person and message, and can be changed', async () => {
    await withStore(async ({ store, restart, now }) => {
      const [a, b] = [store.personHash('1'), store.personHash('2')];
      await store.feedback.vote({ state: 'x', server: SERVER, person: a, helpful: true });
      await store.feedback.vote({ state: 'x', server: SERVER, person: a, helpful: true });
      await store.feedback.vote({ state: 'x', server: SERVER, person: b, helpful: true });
      await store.feedback.vote({ state: 'y', server: SERVER, person: a, helpful: true });
      expect(await store.feedback.counts(SERVER, now())).toEqual({ helpful: 3, unhelpful: 0 });
      const again = await restart();
      await again.feedback.vote({ state: 'x', server: SERVER, person: a, helpful: false });
      expect(await again.feedback.counts(SERVER, now())).toEqual({ helpful: 2, unhelpful: 1 });
    });
  });

  test('are counted by server and time; those of direct messages by themselves', async () => {
    await withStore(async ({ store, wait, now }) => {
      const person = store.personHash('1');
      await store.feedback.vote({ state: 'x', server: SERVER, person, helpful: true });
      const begin = now();
      wait(1);
      await store.feedback.vote({ state: 'y', server: SERVER, person, helpful: false });
      await store.feedback.vote({ state: 'z', server: null, person, helpful: true });
      expect(await store.feedback.counts(SERVER, begin)).toEqual({ helpful: 1, unhelpful: 1 });
      expect(await store.feedback.counts(SERVER, now())).toEqual({ helpful: 0, unhelpful: 1 });
      expect(await store.feedback.counts(null, begin)).toEqual({ helpful: 1, unhelpful: 0 });
      expect(await store.feedback.counts(OTHER_SERVER, begin)).toEqual({ helpful: 0, unhelpful: 0 });
    });
  });

  test('are deleted 90 days after they were last changed', async () => {
    await withStore(async ({ store, wait }) => {
      const person = store.personHash('1');
      await store.feedback.vote({ state: 'x', server: SERVER, person, helpful: true });
      await store.feedback.vote({ state: 'y', server: SERVER, person, helpful: true });
      wait(10);
      await store.feedback.vote({ state: 'y', server: SERVER, person, helpful: false });
      wait(79.999);
      expect(await store.purge()).toMatchObject({ votes: 0 });
      wait(0.001);
      expect(await store.purge()).toMatchObject({ votes: 1 });
      expect(await store.feedback.counts(SERVER, new Date(0))).toEqual({ helpful: 0, unhelpful: 1 });
    });
  });
});
