import { describe, expect, test } from '@jest/globals';
import { dump, OTHER_SERVER, SERVER, tamper, withStore } from './store-workshop.ts';

const question = (text: string, server: string | null = SERVER) => ({ server, text, language: 'en' });

/** Adds many questions with no text at once. */
const FILL = `
  WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
  INSERT INTO unanswered_questions (id, server_id, text, language, asked_at)
  SELECT 'id ' || n, ?, '', 'en', ? FROM numbers`;

describe('questions that the corpus could not answer', () => {
  test('are read back after a restart, newest first', async () => {
    await withStore(async ({ store, restart, wait, now }) => {
      expect(await store.questions.addUnanswered({ server: SERVER, text: ' Qui ? ', language: 'fr' })).toBe(true);
      const first = now();
      wait(1);
      await store.questions.addUnanswered(question('Where?'));
      const open = await (await restart()).questions.open(SERVER);
      expect(open).toEqual([
        { id: expect.any(String), text: 'Where?', language: 'en', askedAt: now() },
        { id: expect.any(String), text: 'Qui ?', language: 'fr', askedAt: first },
      ]);
    });
  });

  test('are stored with nothing that says who asked', async () => {
    await withStore(async ({ file, store }) => {
      await store.questions.addUnanswered(question('Where?'));
      const [row] = dump(file).unanswered_questions ?? [];
      expect(Object.keys(row ?? {})).toEqual(['id', 'server_id', 'text', 'language', 'asked_at', 'done_at']);
    });
  });

  test('are not kept in direct messages, where a server keeps none, or with no text', async () => {
    await withStore(async ({ file, store }) => {
      await store.servers.change(OTHER_SERVER, { keepQuestionsDays: 0 });
      expect(await store.questions.addUnanswered(question('Where?', null))).toBe(false);
      expect(await store.questions.addUnanswered(question('Where?', OTHER_SERVER))).toBe(false);
      expect(await store.questions.addUnanswered(question(' \0'))).toBe(false);
      expect(dump(file).unanswered_questions).toEqual([]);
    });
  });

  test('are cut after 500 characters, never within one', async () => {
    await withStore(async ({ store }) => {
      await store.questions.addUnanswered(question(`${'🦊'.repeat(500)}?`));
      expect((await store.questions.open(SERVER))[0]?.text).toBe('🦊'.repeat(500));
    });
  });

  test('are marked as done in their own server only', async () => {
    await withStore(async ({ store }) => {
      for (const server of [SERVER, SERVER, OTHER_SERVER])
        await store.questions.addUnanswered(question('Where?', server));
      const ids = (await store.questions.open(SERVER)).map(({ id }) => id);
      expect(await store.questions.markDone(ids, OTHER_SERVER)).toBe(0);
      expect(await store.questions.markDone(ids.slice(0, 1), SERVER)).toBe(1);
      expect((await store.questions.open(SERVER)).map(({ id }) => id)).toEqual(ids.slice(1));
      expect(await store.questions.open(OTHER_SERVER)).toHaveLength(1);
    });
  });

  test('are kept as many days as each server says', async () => {
    await withStore(async ({ store, wait }) => {
      await store.servers.change(OTHER_SERVER, { keepQuestionsDays: 3 });
      for (const server of [SERVER, OTHER_SERVER]) await store.questions.addUnanswered(question('Where?', server));
      wait(3);
      // Over before they are purged: they are no longer shown.
      expect(await store.questions.open(OTHER_SERVER)).toEqual([]);
      expect(await store.purge()).toMatchObject({ questions: 1 });
      expect(await store.questions.open(SERVER)).toHaveLength(1);
      wait(27);
      expect(await store.purge()).toMatchObject({ questions: 1 });
    });
  });

  test('that are too old for a new setting are deleted with the change', async () => {
    await withStore(async ({ file, store, wait }) => {
      await store.questions.addUnanswered(question('old'));
      await store.questions.addUnanswered(question('elsewhere', OTHER_SERVER));
      wait(5);
      await store.questions.addUnanswered(question('new'));
      const texts = () => (dump(file).unanswered_questions ?? []).map(({ text }) => text).sort();
      await store.servers.change(SERVER, { keepQuestionsDays: 5 });
      expect(texts()).toEqual(['elsewhere', 'new']);
      await store.servers.change(SERVER, { keepQuestionsDays: 0 });
      expect(texts()).toEqual(['elsewhere']);
    });
  });

  test('give way to newer ones of the same server when there are thousands', async () => {
    await withStore(async ({ file, store, wait, now }) => {
      await store.questions.addUnanswered(question('elsewhere', OTHER_SERVER));
      await store.questions.addUnanswered(question('oldest'));
      wait(1);
      await store.questions.addUnanswered(question('second'));
      wait(1);
      tamper(file, FILL, 4_998, SERVER, now().getTime());
      const texts = () => (dump(file).unanswered_questions ?? []).map(({ text }) => text).filter((text) => text !== '');
      expect(texts().sort()).toEqual(['elsewhere', 'oldest', 'second']);
      await store.questions.addUnanswered(question('newest'));
      expect(texts().sort()).toEqual(['elsewhere', 'newest', 'second']);
    });
  });
});
