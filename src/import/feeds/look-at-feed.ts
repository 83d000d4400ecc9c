import { AliasMatcher } from '../../corpus/alias-matcher.js';
import { planAddress } from '../expand-inputs.js';
import { importBatch } from '../import-batch.js';
import { KnownDocuments } from '../keep/known-documents.js';
import type { Fetcher } from '../net/fetch-page.js';
import type { ImportResult } from '../outcome.js';
import type { Parsers } from '../read/parsers.js';
import type { FeedEntry } from '../read/read-feed.js';
import type { WatchedFeed } from './feed-list.js';
import type { FeedMemory } from './feed-memory.js';

/** Media types of feeds. */
const FEED_MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
  'application/json',
  'application/xml',
  'text/xml',
  'text/plain',
  'text/html',
  'application/octet-stream',
  '',
]);

/** Folder of the corpus for documents from feeds. */
const FEEDS_FOLDER = 'feeds';

/** Entries of one feed that are imported at one look; the others come at the next. */
const AT_ONCE = 50;

/** How often the page of an entry is asked for before it is given up. */
const MAX_TRIES = 3;

/** What feeds are looked at with. */
export interface FeedTools {
  readonly corpusFolder: string;
  readonly fetcher: Fetcher;
  readonly parsers: Parsers;
  readonly memory: FeedMemory;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
}

/** What came of one look at a feed. */
export interface FeedLook {
  readonly url: string;
  /** Entries that were new, and those of them that had one of the words. */
  readonly fresh: number;
  readonly matching: number;
  readonly results: readonly ImportResult[];
}

/** @returns those of the entries that have one of the words in their title or text; all where there are no words */
export function matchingEntries(entries: readonly FeedEntry[], words: readonly string[]): FeedEntry[] {
  if (words.length === 0) return [...entries];
  const matcher = AliasMatcher.build([{ id: 'words', phrases: words }]);
  return entries.filter(({ text }) => matcher.find(text).length > 0);
}

/**
 * Looks at a feed, and imports what is new and has one of its words, as drafts.
 * @throws InputFault where the feed cannot be had or read; nothing is remembered then but that it was looked at
 */
export async function lookAtFeed(feed: WatchedFeed, tools: FeedTools): Promise<FeedLook> {
  const { corpusFolder, fetcher, parsers, memory, now } = tools;
  const { url, words, publisher, event } = feed;
  const before = memory.of(url);
  await memory.set(url, { ...before, looked: now() });
  const page = await fetcher.fetch({ address: url, accepts: FEED_MEDIA_TYPES, known: before });
  if (page.kind === 'not modified') return { url, fresh: 0, matching: 0, results: [] };
  const { language, title, entries } = await parsers.readFeed(page.bytes, page.charset, page.addresses.at(-1) ?? url);
  const seen = new Set(before.seen);
  const fresh = entries.filter(({ id }) => !seen.has(id));
  const matching = matchingEntries(fresh, words);
  const chosen = matching.slice(0, AT_ONCE);
  const known = await KnownDocuments.open(corpusFolder);
  const planned = chosen.map((entry) => {
    const facts = { title: null, publisher, published: null, language: null, address: entry.address };
    const fill = { publisher: title, published: entry.published, language, event, parties: [], draft: 'feed' as const };
    return planAddress(entry.address, entry.address, facts, fill, { fetcher, known });
  });
  const results = await importBatch(planned, { corpusFolder, into: FEEDS_FOLDER, known, parsers, dryRun: false });
  const tries: Record<string, number> = {};
  const again = new Set(matching.slice(AT_ONCE).map(({ id }) => id));
  for (const [place, { outcome }] of results.entries()) {
    const id = chosen[place]?.id;
    if (outcome.kind !== 'failed' || id === undefined) continue;
    const count = (before.tries[id] ?? 0) + 1;
    if (count >= MAX_TRIES) continue;
    tries[id] = count;
    again.add(id);
  }
  const done = fresh.map(({ id }) => id).filter((id) => !again.has(id));
  // While something is left to do the feed must be given whole the next time.
  const validators =
    again.size > 0 ? { etag: null, lastModified: null } : { etag: page.etag, lastModified: page.lastModified };
  await memory.set(url, { ...validators, looked: now(), seen: [...before.seen, ...done], tries });
  return { url, fresh: fresh.length, matching: matching.length, results };
}
