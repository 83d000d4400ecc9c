import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from '../../src/store/store.js';
import { dump, OTHER_SERVER, SERVER, withStore } from './store-workshop.ts';

/** Stores something of every kind for a person in a server. */
async function useAll(store: Store, userId: string, server: string, mark: string): Promise<void> {
  const person = store.personHash(userId);
  const state = await store.messages.keep({ mark }, { kind: 'answer', server, channel: '9', person });
  await store.messages.posted(state, `77${userId}${server}`);
  await store.feedback.vote({ state, server, person, helpful: true });
  await store.reports.add({ server, person, text: mark, link: null, documents: [mark], statements: [mark] });
  await store.servers.change(server, { digestEvery: 'daily', digestChannel: '9' });
  await store.questions.addUnanswered({ server, text: 'Where?', language: 'en' });
  await store.activity.count(server, 'event');
  await store.digests.sent(server, new Date(0));
}

async function bytesOf(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.startsWith('alteram.sqlite'));
  const contents = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'latin1')));
  return contents.join('');
}

describe('forgetting a person', () => {
  test('leaves nothing of them in any row, nor in the bytes of the files', async () => {
    await withStore(async ({ folder, file, store, restart }) => {
      const [person, other] = [store.personHash('1'), store.personHash('2')];
      for (const server of [SERVER, OTHER_SERVER]) await useAll(store, '1', server, 'mark-of-the-first');
      await useAll(store, '2', SERVER, 'mark-of-the-second');
      const stored = { messages: 2, votes: 2, reports: 2 };
      expect(await store.personData(person)).toEqual(stored);
      const others = await store.personData(other);

      expect(await store.forgetPerson(person)).toEqual(stored);
      expect(await store.personData(person)).toEqual({ messages: 0, votes: 0, reports: 0 });
      expect(await store.personData(other)).toEqual(others);
      const texts = { rows: JSON.stringify(dump(file)), bytes: await bytesOf(folder) };
      for (const [where, text] of Object.entries(texts)) {
        const held = ['mark-of-the-second', 'mark-of-the-first', person].filter((mark) => text.includes(mark));
        expect([where, held]).toEqual([where, ['mark-of-the-second']]);
      }
      expect(await (await restart()).forgetPerson(person)).toEqual({ messages: 0, votes: 0, reports: 0 });
    });
  });

  test('whatever was stored and in whatever order', async () => {
    await withStore(async ({ file, store }) => {
      const users = fc.constantFrom('1', '2', '3');
      const uses = fc.array(fc.tuple(users, fc.constantFrom(SERVER, OTHER_SERVER)), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(uses, users, async (list, forgotten) => {
          for (const [user, server] of list) await useAll(store, user, server, `mark-${user}`);
          await store.forgetPerson(store.personHash(forgotten));
          const rows = JSON.stringify(dump(file));
          expect(rows).not.toContain(store.personHash(forgotten));
          expect(rows).not.toContain(`mark-${forgotten}`);
          for (const [user] of list) if (user !== forgotten) expect(rows).toContain(store.personHash(user));
        }),
        { numRuns: 25 },
      );
    });
  });

  test('knows every table that holds a person', async () => {
    await withStore(async ({ file, store }) => {
      await useAll(store, '1', SERVER, 'mark');
      const holding = Object.entries(dump(file)).filter(([, rows]) => rows.some((row) => 'person' in row));
      expect(holding.map(([table]) => table).toSorted()).toEqual(['kept_messages', 'reports', 'votes']);
    });
  });
});

describe('forgetting a server', () => {
  test('leaves nothing of it in any row, and all of the others', async () => {
    await withStore(async ({ file, store }) => {
      await useAll(store, '1', SERVER, 'mark-of-the-first');
      await useAll(store, '1', OTHER_SERVER, 'mark-of-the-second');
      const nothing = { messages: 0, votes: 0, reports: 0, settings: 0, questions: 0, activity: 0, digests: 0 };
      expect(await store.forgetServer(SERVER)).toEqual({
        messages: 1,
        votes: 1,
        reports: 1,
        settings: 2,
        questions: 1,
        activity: 1,
        digests: 1,
      });
      const rows = JSON.stringify(dump(file));
      expect(rows).not.toContain(SERVER);
      expect(rows).not.toContain('mark-of-the-first');
      expect(rows).toContain('mark-of-the-second');
      expect(await store.forgetServer(SERVER)).toEqual(nothing);
      expect(Object.values(await store.forgetServer(OTHER_SERVER)).every((count) => count > 0)).toBe(true);
    });
  });

  test('knows every table that holds a server', async () => {
    await withStore(async ({ file, store }) => {
      await useAll(store, '1', SERVER, 'mark');
      await store.forgetServer(SERVER);
      for (const [table, rows] of Object.entries(dump(file))) {
        if (!/^(kysely|installation)/.test(table)) expect([table, rows]).toEqual([table, []]);
      }
    });
  });
});

test('a purge deletes all whose time is over, and says how much; a second one finds nothing', async () => {
  await withStore(async ({ file, store, wait, now }) => {
    await useAll(store, '1', SERVER, 'mark');
    const nothing = { messages: 0, votes: 0, reports: 0, questions: 0, activity: 0 };
    expect(await store.purge()).toEqual(nothing);
    wait(366);
    expect(await store.purge(new Date(now().getTime() - 366 * 86_400_000))).toEqual(nothing);
    expect(await store.purge()).toEqual({ messages: 1, votes: 1, reports: 1, questions: 1, activity: 1 });
    expect(await store.purge()).toEqual(nothing);
    // What a server has set is not over by time.
    expect(dump(file)).toMatchObject({ server_settings: [{}, {}], digests: [{}] });
  });
});
