import { describe, expect, test } from '@jest/globals';
import { dump, OTHER_SERVER, SERVER, withStore } from './store-workshop.ts';

describe('counts of what is asked about', () => {
  test('are summed over whole days, most often first, after a restart', async () => {
    await withStore(async ({ store, restart, wait, now }) => {
      await store.activity.count(SERVER, 'harbour-2024');
      await store.activity.count(SERVER, 'mill-2023');
      wait(1);
      const yesterday = new Date(now().getTime() - 86_400_000);
      for (const subject of ['mill-2023', 'bridge-2022', 'answered', 'answered', 'unanswered']) {
        await store.activity.count(SERVER, subject);
      }
      await store.activity.count(SERVER, 'harbour-2024', yesterday);
      await store.activity.count(SERVER, 'harbour-2024', yesterday);
      await store.activity.count(OTHER_SERVER, 'bridge-2022');
      await store.activity.count(null, 'bridge-2022');

      const { activity } = await restart();
      const all = [
        { subject: 'harbour-2024', count: 3 },
        { subject: 'mill-2023', count: 2 },
        { subject: 'bridge-2022', count: 1 },
      ];
      expect(await activity.mostAsked(SERVER, yesterday)).toEqual(all);
      expect(await activity.mostAsked(SERVER, yesterday, 1)).toEqual(all.slice(0, 1));
      expect(await activity.mostAsked(SERVER, now())).toEqual([
        { subject: 'bridge-2022', count: 1 },
        { subject: 'mill-2023', count: 1 },
      ]);
      expect(await activity.outcomes(SERVER, yesterday)).toEqual({ answered: 2, unanswered: 1 });
      expect(await activity.outcomes(OTHER_SERVER, yesterday)).toEqual({ answered: 0, unanswered: 0 });
    });
  });

  test('are one row a day and subject, with neither person nor text', async () => {
    await withStore(async ({ file, store }) => {
      const day = Date.parse('2026-01-02');
      for (const time of ['00:00:00.000', '09:30:00.000', '23:59:59.999']) {
        await store.activity.count(SERVER, 'mill-2023', new Date(`2026-01-02T${time}Z`));
      }
      expect(dump(file).activity).toEqual([{ server_id: SERVER, day, subject: 'mill-2023', count: 3 }]);
      await expect(store.activity.count(SERVER, 'x'.repeat(301))).rejects.toThrow(RangeError);
    });
  });

  test('are deleted after 90 days', async () => {
    await withStore(async ({ store, wait }) => {
      await store.activity.count(SERVER, 'mill-2023');
      wait(89);
      expect(await store.purge()).toMatchObject({ activity: 0 });
      wait(1);
      expect(await store.purge()).toMatchObject({ activity: 1 });
    });
  });
});

test('the time of the last digest is kept for each server, over a restart', async () => {
  await withStore(async ({ store, restart, wait, now }) => {
    expect(await store.digests.lastSent(SERVER)).toBeNull();
    await store.digests.sent(SERVER, now());
    wait(7);
    await store.digests.sent(SERVER, now());
    const { digests } = await restart();
    expect(await digests.lastSent(SERVER)).toEqual(now());
    expect(await digests.lastSent(OTHER_SERVER)).toBeNull();
  });
});
