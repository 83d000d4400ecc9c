import { mkdir, readFile } from 'node:fs/promises';
import { formatProblem } from '../corpus/problem.js';
import { readFeedList } from '../import/feeds/feed-list.js';
import { FeedMemory } from '../import/feeds/feed-memory.js';
import type { FeedTools } from '../import/feeds/look-at-feed.js';
import { type LookReport, lookAtFeeds, watchFeeds } from '../import/feeds/watch-feeds.js';
import { faultMessage } from '../import/input-fault.js';
import { createFetcher, type Fetcher } from '../import/net/fetch-page.js';
import { countOutcomes, countsLine, resultLine } from '../import/outcome.js';
import { openParsers, type Parsers } from '../import/read/parsers.js';
import type { Output } from './output.js';

/** What the verb works with. */
export interface CorpusWatchOptions {
  /** YAML list of feeds. */
  readonly file: string;
  readonly corpusFolder: string;
  readonly dataFolder: string;
  /** Looks at every feed once, due or not. */
  readonly once: boolean;
  readonly json: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Stand-ins for tests; what reaches the public web only, threads with the usual limits and the process's signals if not given. */
  readonly fetcher?: Fetcher;
  readonly parsers?: Parsers;
  readonly signal?: AbortSignal;
}

/**
 * `alteram corpus watch`: imports from feeds what matches their words, as drafts, once or until it is stopped.
 * @returns the exit code: 0; 1 where the list of feeds has a mistake or, with `once`, anything could not be had
 */
export async function runCorpusWatch(options: CorpusWatchOptions): Promise<number> {
  const { file, corpusFolder, dataFolder, once, json, stdout, stderr } = options;
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    stderr.write(`${file}: cannot be read (${faultMessage(error)}); give a YAML list of feeds\n`);
    return 1;
  }
  const { feeds, problems } = readFeedList(source, file);
  for (const problem of problems) stderr.write(`${formatProblem(problem)}\n`);
  if (problems.some(({ severity }) => severity === 'error')) return 1;
  await mkdir(corpusFolder, { recursive: true });
  const fetcher = options.fetcher ?? createFetcher();
  const parsers = options.parsers ?? openParsers();
  const tools: FeedTools = { corpusFolder, fetcher, parsers, memory: await FeedMemory.open(dataFolder), now: Date.now };
  let failures = 0;
  const onReport = (report: LookReport): void => {
    failures += tellReport(report, json, stdout, stderr);
  };
  try {
    if (once) await lookAtFeeds(feeds, tools, onReport);
    else {
      stderr.write(`Watching ${feeds.length} feed${feeds.length === 1 ? '' : 's'}; press Ctrl+C to stop\n`);
      await watchFeeds(feeds, tools, onReport, options.signal ?? signalOfProcess());
    }
  } finally {
    await Promise.all([
      options.fetcher === undefined && fetcher.close(),
      options.parsers === undefined && parsers.close(),
    ]);
  }
  return once && failures > 0 ? 1 : 0;
}

/** @returns how much could not be had */
function tellReport(report: LookReport, json: boolean, stdout: Output, stderr: Output): number {
  if (json) stdout.write(`${JSON.stringify(report)}\n`);
  if ('fault' in report) {
    stderr.write(`${report.url}: ${report.fault}\n`);
    return 1;
  }
  const { url, fresh, matching, results } = report;
  for (const result of results) {
    if (result.outcome.kind === 'failed') stderr.write(`${resultLine(result)}\n`);
    else if (!json) stdout.write(`${resultLine(result)}\n`);
  }
  const counts = countOutcomes(results);
  if (!json) {
    const came = results.length > 0 ? `; ${countsLine(counts)}` : '';
    stdout.write(`${url}: ${fresh} new, ${matching} with one of the words${came}\n`);
  }
  return counts.failed;
}

/** @returns a signal for the first Ctrl+C or request to end; a second one ends the program at once, as usual */
function signalOfProcess(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}
