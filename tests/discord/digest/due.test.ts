import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dueSince, nextDigest } from '../../../src/discord/digest/due.js';

test.each([
  ['daily', '2026-03-10T07:59:59Z', '2026-03-09T08:00:00.000Z'],
  ['daily', '2026-03-10T08:00:00Z', '2026-03-10T08:00:00.000Z'],
  // 9 March 2026 is a Monday.
  ['weekly', '2026-03-09T07:59:59Z', '2026-03-02T08:00:00.000Z'],
  ['weekly', '2026-03-09T08:00:00Z', '2026-03-09T08:00:00.000Z'],
  ['weekly', '2026-03-15T23:00:00Z', '2026-03-09T08:00:00.000Z'],
] as const)('a %s digest at %s is due since %s', (every, now, expected) => {
  expect(dueSince(every, new Date(now)).toISOString()).toBe(expected);
});

test('the last time is never later than now, the next one always is, at 8:00 UTC, weekly ones on Mondays', () => {
  const anyTime = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(anyTime, fc.constantFrom('daily' as const, 'weekly' as const), (now, every) => {
      const times = [dueSince(every, now), nextDigest(every, now)] as const;
      expect(times[0].getTime()).toBeLessThanOrEqual(now.getTime());
      expect(times[1].getTime()).toBeGreaterThan(now.getTime());
      for (const time of times) {
        expect(time.toISOString()).toMatch(/T08:00:00\.000Z$/);
        if (every === 'weekly') expect(time.getUTCDay()).toBe(1);
      }
    }),
  );
});
