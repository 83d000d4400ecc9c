import { describe, expect, test } from '@jest/globals';
import type { NewReport } from '../../src/store/reports.js';
import { OTHER_SERVER, SERVER, type StoreWorkshop, withStore } from './store-workshop.ts';

function reporting({ store }: StoreWorkshop) {
  return async (fields: Partial<NewReport> = {}): Promise<string> => {
    const person = store.personHash('1');
    const all = { server: SERVER, person, text: 'wrong', link: null, documents: [], statements: [], ...fields };
    const added = await store.reports.add(all);
    return added === 'too many' ? added : added.id;
  };
}

describe('reports', () => {
  test('are read back after a restart as they were sent, without the person', async () => {
    await withStore(async (workshop) => {
      const text = 'The date is **wrong**: it was in May.\n第二行';
      const fields = { text, link: 'https://example.org/a?b=c', documents: ['d1', 'd2'], statements: ['d1#a'] };
      const id = await reporting(workshop)({ ...fields, text: `  ${text}\0 ` });
      const open = await (await workshop.restart()).reports.open(SERVER);
      expect(open).toEqual([{ id, server: SERVER, ...fields, reportedAt: workshop.now(), doneAt: null }]);
    });
  });

  test('are listed newest first, by server, within the limit', async () => {
    await withStore(async (workshop) => {
      const { store, wait } = workshop;
      const report = reporting(workshop);
      const ids: string[] = [];
      for (let i = 0; i < 5; i++) {
        ids.unshift(await report());
        wait(0.01);
      }
      const elsewhere = await report({ server: OTHER_SERVER });
      const direct = await report({ server: null });
      expect((await store.reports.open(SERVER)).map(({ id }) => id)).toEqual(ids);
      expect((await store.reports.open(SERVER, 2)).map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect((await store.reports.all(OTHER_SERVER)).map(({ id }) => id)).toEqual([elsewhere]);
      expect((await store.reports.open(null)).map(({ id }) => id)).toEqual([direct]);
      for (const limit of [0, -1, 1.5, 10_001, Number.NaN]) {
        await expect(store.reports.open(SERVER, limit)).rejects.toThrow(RangeError);
      }
    });
  });

  test('marked as done leave the open ones and stay among all; those of another server are left alone', async () => {
    await withStore(async (workshop) => {
      const { store, now } = workshop;
      const report = reporting(workshop);
      const [a, b, elsewhere, direct] = [
        await report(),
        await report(),
        await report({ server: OTHER_SERVER }),
        await report({ server: null }),
      ];
      expect(await store.reports.markDone([a, a, elsewhere, direct, 'unknown'], SERVER)).toBe(1);
      expect(await store.reports.markDone([a], SERVER)).toBe(0);
      expect(await store.reports.markDone([], SERVER)).toBe(0);
      expect((await store.reports.open(SERVER)).map(({ id }) => id)).toEqual([b]);
      expect((await store.reports.all(SERVER)).find(({ id }) => id === a)?.doneAt).toEqual(now());
      expect(await store.reports.open(OTHER_SERVER)).toHaveLength(1);
      expect(await store.reports.markDone([a, direct], null)).toBe(1);
      expect(await store.reports.open(null)).toEqual([]);
    });
  });

  test('in any number can be marked at once', async () => {
    await withStore(async (workshop) => {
      const id = await reporting(workshop)();
      const ids = [...Array.from({ length: 40_000 }, (_, i) => `unknown ${i}`), id];
      expect(await workshop.store.reports.markDone(ids, SERVER)).toBe(1);
    });
  });

  test('of one person are at most 20 a day, on all servers together, also when sent at once', async () => {
    await withStore(async (workshop) => {
      const { store, wait } = workshop;
      const report = reporting(workshop);
      const ids = await Promise.all(
        Array.from({ length: 1_000 }, (_, i) => report({ server: i % 2 === 0 ? SERVER : null })),
      );
      expect(ids.filter((id) => id !== 'too many')).toHaveLength(20);
      expect(await store.personData(store.personHash('1'))).toMatchObject({ reports: 20 });
      expect(await report({ person: store.personHash('2') })).not.toBe('too many');
      wait(0.999);
      expect(await report()).toBe('too many');
      wait(0.001);
      expect(await report()).not.toBe('too many');
    });
  });

  test('that are empty or too long are refused', async () => {
    await withStore(async (workshop) => {
      const report = reporting(workshop);
      expect(await report({ text: '🦊'.repeat(2_000), link: ' ' })).toMatch(/^[\w-]{16}$/);
      expect((await workshop.store.reports.open(SERVER))[0]?.link).toBeNull();
      await expect(report({ text: 'x'.repeat(2_001) })).rejects.toThrow('The report has 2001 characters; at most 2000');
      await expect(report({ text: ' \n\0' })).rejects.toThrow('The report is empty');
      await expect(report({ link: `https://${'x'.repeat(2_000)}` })).rejects.toThrow('link of the report');
      await expect(report({ documents: Array(101).fill('d') })).rejects.toThrow('101 documents');
      await expect(report({ statements: ['s'.repeat(301)] })).rejects.toThrow("report's statements");
    });
  });

  test('are deleted 30 days after they were done, and after a year where nobody looked', async () => {
    await withStore(async (workshop) => {
      const { store, wait } = workshop;
      const report = reporting(workshop);
      const [done] = [await report(), await report()];
      wait(100);
      await store.reports.markDone([done], SERVER);
      wait(29.999);
      expect(await store.purge()).toMatchObject({ reports: 0 });
      wait(0.001);
      expect(await store.purge()).toMatchObject({ reports: 1 });
      wait(235);
      expect(await store.purge()).toMatchObject({ reports: 1 });
      expect(await store.reports.all(SERVER)).toEqual([]);
    });
  });
});
