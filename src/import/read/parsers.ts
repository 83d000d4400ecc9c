import { availableParallelism } from 'node:os';
import { PARSE_LIMITS, type ParseLimits } from '../limits.js';
import { ParserThread } from './parser-thread.js';
import type { Feed } from './read-feed.js';
import type { ListEntry } from './read-list.js';
import type { ReadSource, SourceInput } from './read-source.js';

/** Threads at most: each may take its memory. */
const MOST_THREADS = 4;

/** Reads files of strangers in threads of their own. */
export interface Parsers {
  /** Sources that can be read at the same time. */
  readonly threads: number;
  /** @throws InputFault where the source cannot be imported */
  readSource(input: SourceInput): Promise<ReadSource>;
  /** @throws InputFault where the file is no list */
  readList(bytes: Uint8Array, kind: 'csv' | 'json' | 'json-lines'): Promise<readonly ListEntry[]>;
  /** @throws InputFault where it is no feed */
  readFeed(bytes: Uint8Array, charset: string | null, base: string): Promise<Feed>;
  close(): Promise<void>;
}

/** Opens threads for parsing; each starts with its first task. */
export function openParsers(limits: ParseLimits = PARSE_LIMITS): Parsers {
  const count = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
  const threads = Array.from({ length: count }, () => ({ thread: new ParserThread(limits), waiting: 0 }));
  const run = async (task: Parameters<ParserThread['run']>[0]): Promise<unknown> => {
    const least = threads.reduce((best, next) => (next.waiting < best.waiting ? next : best));
    least.waiting++;
    try {
      return await least.thread.run(task);
    } finally {
      least.waiting--;
    }
  };
  return {
    threads: count,
    readSource: async (input) => (await run({ kind: 'source', input })) as ReadSource,
    readList: async (bytes, listKind) => (await run({ kind: 'list', bytes, listKind })) as ListEntry[],
    readFeed: async (bytes, charset, base) => (await run({ kind: 'feed', bytes, charset, base })) as Feed,
    close: async () => {
      await Promise.all(threads.map(({ thread }) => thread.close()));
    },
  };
}
