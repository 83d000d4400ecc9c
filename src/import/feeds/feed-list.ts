import { z } from 'zod';
import { checkFields } from '../../corpus/check-fields.js';
import { ID_PATTERN } from '../../corpus/ids.js';
import type { Problem } from '../../corpus/problem.js';
import { readYamlList } from '../../corpus/yaml-fields.js';
import { InputFault } from '../input-fault.js';
import { webAddress } from '../net/web-address.js';

/** A feed that is watched. */
export interface WatchedFeed {
  readonly url: string;
  /** An entry is imported that has one of these in its title or text; all entries where there are none. */
  readonly words: readonly string[];
  readonly publisher: string | null;
  readonly event: string | null;
  /** Minutes between two looks. */
  readonly every: number;
}

const USUAL_MINUTES = 60;
const LEAST_MINUTES = 5;
const MOST_MINUTES = 10_080;

const minutes = z
  .string()
  .refine((text) => /^\d{1,5}$/u.test(text) && Number(text) >= LEAST_MINUTES && Number(text) <= MOST_MINUTES, {
    error: (issue) => `"${String(issue.input)}" is no number of minutes from ${LEAST_MINUTES} to ${MOST_MINUTES}`,
  })
  .transform(Number);

const FEED = z.object({
  url: z
    .string({ error: 'no url' })
    .refine(canBeFetched, { error: (issue) => `"${String(issue.input)}" cannot be fetched` }),
  words: z
    .union([z.string().transform((one) => [one]), z.array(z.string())], { error: '"words" is not a list of texts' })
    .transform((list) => list.filter((word) => word.trim() !== ''))
    .default([]),
  publisher: z.string().optional(),
  event: z
    .string()
    .regex(ID_PATTERN, { error: (issue) => `"${String(issue.input)}" cannot be an id` })
    .optional(),
  every: minutes.default(USUAL_MINUTES),
});

const MENDS = {
  url: 'write `url:` and the address of the feed, beginning with https:// or http://',
  words: 'write [one, two]',
  publisher: 'write `publisher:` and who publishes the feed',
  event: 'write `event:` and one id from events.yaml',
  every: `write \`every:\` and the minutes between two looks, ${LEAST_MINUTES} to ${MOST_MINUTES}`,
} as const;

function canBeFetched(address: string): boolean {
  try {
    webAddress(address);
    return true;
  } catch (error) {
    if (error instanceof InputFault) return false;
    throw error;
  }
}

/**
 * Reads a list of feeds, in YAML: `- {url: https://news.example/rss, words: [harbour, 港口], publisher: Example News}`.
 * @param file its name, for the problems
 * @returns the feeds that can be watched, each address once, and every problem with its line
 */
export function readFeedList(source: string, file: string): { feeds: WatchedFeed[]; problems: Problem[] } {
  const { entries, problems } = readYamlList(source, file);
  const feeds = new Map<string, WatchedFeed>();
  for (const fields of entries) {
    const { value, problems: found } = checkFields(FEED, MENDS, fields, file);
    problems.push(...found);
    if (value === null) continue;
    const { url, words, publisher, event, every } = value;
    if (feeds.has(url)) {
      problems.push({
        file,
        line: fields.line,
        what: `the feed ${url} is listed twice`,
        mend: 'remove one',
        severity: 'error',
      });
      continue;
    }
    feeds.set(url, { url, words, publisher: publisher ?? null, event: event ?? null, every });
  }
  if (entries.length === 0 && problems.length === 0) {
    problems.push({ file, line: 1, what: 'no feed is listed', mend: 'write `- url: https://…`', severity: 'error' });
  }
  return { feeds: [...feeds.values()], problems };
}
