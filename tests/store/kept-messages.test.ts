import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SERVER, tamper, withStore } from './store-workshop.ts';

const about = (person: string) => ({ kind: 'answer', server: SERVER, channel: '9', person });

/** Keeps many states of a person at once. */
const FILL = `
  WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
  INSERT INTO kept_messages (id, kind, person, state, kept_at) SELECT 'id ' || n, 'answer', ?, 'null', ? FROM numbers`;

describe('a kept message', () => {
  test('is found after a restart, with all that it was kept with', async () => {
    await withStore(async ({ store, restart, now }) => {
      const person = store.personHash('1');
      const state = { question: '中国驳斥说法 🇨🇳', page: 3, list: [null, true, 1.5] };
      const id = await store.messages.keep(state, about(person));
      expect(id).toMatch(/^[\w-]{16}$/);
      expect(await (await restart()).messages.find(id)).toEqual({
        kept: { id, ...about(person), messageId: null, state, keptAt: now() },
      });
    });
  });

  test('holds whatever JSON can hold', async () => {
    await withStore(async ({ store }) => {
      await fc.assert(
        fc.asyncProperty(fc.json(), async (json) => {
          const state: unknown = JSON.parse(json);
          const id = await store.messages.keep(state, about(store.personHash('1')));
          expect(await store.messages.find(id)).toMatchObject({ kept: { state } });
        }),
        { numRuns: 50 },
      );
    });
  });

  test('has an id of its own, also when all are kept at the same time', async () => {
    await withStore(async ({ store }) => {
      const person = store.personHash('1');
      const ids = await Promise.all(Array.from({ length: 200 }, () => store.messages.keep({}, about(person))));
      expect(new Set(ids).size).toBe(200);
      // The hour that all share, then 72 bits that none shares.
      expect(new Set(ids.map((id) => id.slice(0, 4))).size).toBe(1);
      expect(new Set(ids.map((id) => id.slice(4, 10))).size).toBe(200);
    });
  });

  test('says after 30 days that its time is over, before and after it is deleted', async () => {
    await withStore(async ({ store, wait }) => {
      const id = await store.messages.keep({}, about(store.personHash('1')));
      await store.messages.posted(id, '77');
      wait(29.999);
      expect(await store.messages.find(id)).toHaveProperty('kept');
      expect(await store.purge()).toMatchObject({ messages: 0 });
      wait(0.001);
      expect(await store.messages.find(id)).toEqual({ expired: true });
      expect(await store.messages.ofMessage('77')).toEqual({ expired: true });
      expect(await store.purge()).toMatchObject({ messages: 1 });
      expect(await store.messages.find(id)).toEqual({ expired: true });
      expect(await store.messages.ofMessage('77')).toBeNull();
    });
  });

  test('that was forgotten, or never was, is not found', async () => {
    await withStore(async ({ store }) => {
      const id = await store.messages.keep({}, about(store.personHash('1')));
      await store.messages.forget(id);
      await store.messages.forget(id);
      for (const unknown of [id, '', 'AAAA', 'x'.repeat(200), '________________', "' OR 1=1 --"]) {
        expect(await store.messages.find(unknown)).toBeNull();
      }
    });
  });

  test('is found by the Discord message that shows it, also after a restart', async () => {
    await withStore(async ({ store, restart }) => {
      const id = await store.messages.keep(1, about(store.personHash('1')));
      expect(await store.messages.ofMessage('77')).toBeNull();
      await store.messages.posted(id, '77');
      expect(await (await restart()).messages.ofMessage('77')).toMatchObject({ kept: { id, messageId: '77' } });
    });
  });

  test('that takes the place of another in the same Discord message is the one found', async () => {
    await withStore(async ({ store }) => {
      const person = store.personHash('1');
      const [first, second] = [
        await store.messages.keep(1, about(person)),
        await store.messages.keep(2, about(person)),
      ];
      await store.messages.posted(first, '77');
      await store.messages.posted(second, '77');
      await store.messages.posted(second, '77');
      await store.messages.posted('gone', '78');
      expect(await store.messages.ofMessage('77')).toMatchObject({ kept: { id: second } });
      expect(await store.messages.find(first)).toMatchObject({ kept: { messageId: null } });
      expect(await store.messages.ofMessage('78')).toBeNull();
    });
  });

  test('has at most 64 KB of state, counted in bytes', async () => {
    await withStore(async ({ store }) => {
      const person = store.personHash('1');
      // Two quotation marks, and three bytes for each character.
      const most = `${'字'.repeat(21_844)}xx`;
      expect(await store.messages.find(await store.messages.keep(most, about(person)))).toHaveProperty('kept');
      await expect(store.messages.keep(`${most}x`, about(person))).rejects.toThrow(/65537 bytes; at most 65536/);
      await expect(store.messages.keep(undefined, about(person))).rejects.toThrow(TypeError);
      expect(await store.personData(person)).toMatchObject({ messages: 1 });
    });
  });

  test('gives way to newer ones of the same person when there are thousands', async () => {
    await withStore(async ({ file, store, wait, now }) => {
      const [busy, other] = [store.personHash('1'), store.personHash('2')];
      const kept = await store.messages.keep({}, about(other));
      const oldest = await store.messages.keep('oldest', about(busy));
      wait(1);
      const second = await store.messages.keep('second', about(busy));
      wait(1);
      tamper(file, FILL, 1_998, busy, now().getTime());
      expect(await store.messages.find(oldest)).toHaveProperty('kept');
      const newest = await store.messages.keep('newest', about(busy));
      expect(await store.personData(busy)).toMatchObject({ messages: 2_000 });
      expect(await store.messages.find(oldest)).toBeNull();
      for (const held of [second, newest, kept]) expect(await store.messages.find(held)).toHaveProperty('kept');
    });
  });
});
