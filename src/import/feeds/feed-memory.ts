import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Entries that are remembered of one feed: several times what a feed holds. */
const MAX_SEEN = 5_000;

const FEED = z.object({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Time of the last look, in milliseconds since 1970. */
  looked: z.number(),
  /** Ids of the entries that need no second look, oldest first. */
  seen: z.array(z.string()),
  /** How often the page of an entry could not be had. */
  tries: z.record(z.string(), z.number()),
});
const MEMORY = z.object({ version: z.literal(1), feeds: z.record(z.string(), FEED) });

/** What is remembered of one feed. */
export type RememberedFeed = Readonly<z.infer<typeof FEED>>;

const NEVER_LOOKED: RememberedFeed = { etag: null, lastModified: null, looked: 0, seen: [], tries: {} };

/** What was seen of the feeds, in `feeds.json` of the data folder. */
export class FeedMemory {
  private constructor(
    private readonly file: string,
    private readonly feeds: Map<string, RememberedFeed>,
  ) {}

  /** Reads the memory; without one, or with one that cannot be read, every feed is new, and what is imported is found again. */
  static async open(dataFolder: string): Promise<FeedMemory> {
    const file = join(dataFolder, 'feeds.json');
    try {
      const { feeds } = MEMORY.parse(JSON.parse(await readFile(file, 'utf8')));
      return new FeedMemory(file, new Map(Object.entries(feeds)));
    } catch {
      return new FeedMemory(file, new Map());
    }
  }

  of(url: string): RememberedFeed {
    return this.feeds.get(url) ?? NEVER_LOOKED;
  }

  /** Remembers a feed; on the disk, whole or not at all, when this returns. */
  async set(url: string, feed: RememberedFeed): Promise<void> {
    this.feeds.set(url, { ...feed, seen: feed.seen.slice(-MAX_SEEN) });
    const folder = join(this.file, '..');
    await mkdir(folder, { recursive: true });
    const unfinished = `${this.file}.${process.pid}.new`;
    const handle = await open(unfinished, 'w');
    try {
      await handle.writeFile(`${JSON.stringify({ version: 1, feeds: Object.fromEntries(this.feeds) })}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, this.file).catch(async (error: unknown) => {
      await rm(unfinished, { force: true });
      throw error;
    });
  }
}
