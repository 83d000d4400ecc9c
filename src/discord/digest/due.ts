/** The hour at which digests go out, in UTC. */
const HOUR = 8;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The first of January 1970 was a Thursday; weekly digests go out on Mondays. */
const MONDAY_MS = 4 * DAY_MS;

const PERIOD_MS = { daily: DAY_MS, weekly: 7 * DAY_MS } as const;

/** How often digests go out. */
export type Every = keyof typeof PERIOD_MS;

/**
 * @returns the latest time, now or before, at which a digest had to go out: 8:00 UTC, of a Monday for weekly ones. One is
 *   due unless it was sent since; several that were missed are one.
 */
export function dueSince(every: Every, now: Date): Date {
  const period = PERIOD_MS[every];
  const first = HOUR * HOUR_MS + (every === 'weekly' ? MONDAY_MS : 0);
  return new Date(first + Math.floor((now.getTime() - first) / period) * period);
}

/** @returns the next time at which a digest has to go out, later than now */
export function nextDigest(every: Every, now: Date): Date {
  return new Date(dueSince(every, now).getTime() + PERIOD_MS[every]);
}
