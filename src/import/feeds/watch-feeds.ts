import { Cron } from 'croner';
import { faultMessage, InputFault } from '../input-fault.js';
import type { WatchedFeed } from './feed-list.js';
import { type FeedLook, type FeedTools, lookAtFeed } from './look-at-feed.js';

/** What a look at a feed came to, or why it could not be looked at. */
export type LookReport = FeedLook | { readonly url: string; readonly fault: string };

/** @returns the feeds whose time has come, in their order */
export function dueFeeds(
  feeds: readonly WatchedFeed[],
  { memory, now }: Pick<FeedTools, 'memory' | 'now'>,
): WatchedFeed[] {
  return feeds.filter(({ url, every }) => {
    const { looked } = memory.of(url);
    // A clock that was set back must not silence a feed for good.
    return looked > now() || now() - looked >= every * 60_000;
  });
}

/** Looks at feeds one after the other; what is wrong with one is told and stops no other. */
export async function lookAtFeeds(
  feeds: readonly WatchedFeed[],
  tools: FeedTools,
  onReport: (report: LookReport) => void,
): Promise<void> {
  for (const feed of feeds) {
    try {
      onReport(await lookAtFeed(feed, tools));
    } catch (error) {
      const fault = error instanceof InputFault ? error.message : `cannot be looked at (${faultMessage(error)})`;
      onReport({ url: feed.url, fault });
    }
  }
}

/**
 * Looks every minute which feeds are due, until the signal says stop.
 * @returns when the look that was going on has ended
 */
export async function watchFeeds(
  feeds: readonly WatchedFeed[],
  tools: FeedTools,
  onReport: (report: LookReport) => void,
  signal: AbortSignal,
): Promise<void> {
  let looking: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    looking = lookAtFeeds(signal.aborted ? [] : dueFeeds(feeds, tools), tools, onReport);
    return looking;
  };
  await look();
  if (signal.aborted) return;
  // `protect` lets no look begin while another goes on.
  const job = new Cron('* * * * *', { protect: true }, look);
  await new Promise<void>((stop) => signal.addEventListener('abort', () => stop(), { once: true }));
  job.stop();
  await looking;
}
