import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runCorpusWatch } from '../../../src/cli/corpus-watch.js';
import { loadCorpus } from '../../../src/corpus/load-corpus.js';
import { readFeedList } from '../../../src/import/feeds/feed-list.js';
import { FeedMemory } from '../../../src/import/feeds/feed-memory.js';
import { matchingEntries } from '../../../src/import/feeds/look-at-feed.js';
import { dueFeeds, watchFeeds } from '../../../src/import/feeds/watch-feeds.js';
import { openParsers } from '../../../src/import/read/parsers.js';
import { readFeed } from '../../../src/import/read/read-feed.js';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';
import { type Page, page, withServer } from '../support/hostile-server.ts';

const article = (text: string) =>
  page(`<html lang="en"><head><title>${text}</title></head><body><article><p>${text}</p></article></body></html>`);

const item = (path: string, title: string) =>
  `<item><title>${title}</title><link>${path}</link><guid isPermaLink="false">id-${path}</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;About ${title}&lt;/p&gt;</description></item>`;

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title><link>http://a.example</link><language>en-gb</language>${items}</channel></rss>`;

const PAGES: Record<string, Page> = {
  '/one': article('Northland said on 5 March 2024 that the harbour cable was cut.'),
  '/two': article('The weather in Northland was fine on 5 March 2024, the service said.'),
  '/three': article('Southland denied on 6 March 2024 that its ship was in the harbour.'),
};

/** Runs `corpus watch --once` on the feeds of a list. */
async function watch(folder: string, list: string, fetcher: import('../../../src/import/net/fetch-page.js').Fetcher) {
  let out = '';
  let err = '';
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'feeds.yaml'), list);
  const code = await runCorpusWatch({
    file: join(folder, 'feeds.yaml'),
    corpusFolder: join(folder, 'corpus'),
    dataFolder: join(folder, 'data'),
    once: true,
    json: false,
    fetcher,
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  });
  return { code, out, err };
}

describe('watching feeds', () => {
  test('imports what has one of the words, once, as drafts', async () => {
    let items = item('/one', 'Harbour cable cut') + item('/two', 'Fine weather');
    const feed: Page = (request, response) => {
      if (request.headers['if-none-match'] === `"${items.length}"`) response.writeHead(304).end();
      else
        response.writeHead(200, { 'content-type': 'application/rss+xml', etag: `"${items.length}"` }).end(rss(items));
    };
    await withServer({ ...PAGES, '/feed': feed }, async ({ origin, fetcher, asked }) => {
      await withTemporaryFolder(async (folder) => {
        const list = `- url: ${origin}/feed\n  words: [HARBOUR, 港口]\n  event: cable-2024\n`;
        const first = await watch(folder, list, fetcher);
        expect(first).toMatchObject({ code: 0, err: '' });
        expect(first.out).toContain('2 new, 1 with one of the words; 1 input: 1 added');
        expect(asked).not.toContain('/two');
        const { corpus } = await loadCorpus(join(folder, 'corpus'));
        expect(corpus.documents).toMatchObject([
          {
            draft: 'feed',
            file: expect.stringMatching(/^feeds\//u),
            publisher: 'Harbour Wire',
            published: '2024-03-05',
            url: `${origin}/one`,
            event: 'cable-2024',
            language: 'en',
          },
        ]);
        expect(corpus.documents[0]?.statements.every(({ reviewed }) => !reviewed)).toBe(true);

        expect((await watch(folder, list, fetcher)).out).toContain('0 new');
        items = item('/three', 'Southland on the harbour') + items;
        expect((await watch(folder, list, fetcher)).out).toContain('1 new, 1 with one of the words; 1 input: 1 added');
        expect(asked.filter((path) => path === '/one')).toHaveLength(1);
        expect(await readdir(join(folder, 'corpus', 'feeds'))).toHaveLength(2);
      });
    });
  });

  test('asks three times for a page that cannot be had, and then no more', async () => {
    const pages = { '/feed': page(rss(item('/gone', 'Harbour cable')), 'text/xml') };
    await withServer(pages, async ({ origin, fetcher, asked }) => {
      await withTemporaryFolder(async (folder) => {
        const codes: number[] = [];
        for (let look = 0; look < 5; look++) codes.push((await watch(folder, `- url: ${origin}/feed\n`, fetcher)).code);
        expect(codes).toEqual([1, 1, 1, 0, 0]);
        expect(asked.filter((path) => path === '/gone')).toHaveLength(3);
      });
    });
  });

  test('one feed that cannot be had or read stops no other', async () => {
    const pages = {
      ...PAGES,
      '/feed': page(rss(item('/one', 'Harbour')), 'text/xml'),
      '/none': page('<p>no feed</p>'),
    };
    await withServer(pages, async ({ origin, fetcher }) => {
      await withTemporaryFolder(async (folder) => {
        const list = ['/missing', '/none', '/feed'].map((path) => `- url: ${origin}${path}\n`).join('');
        const { code, out, err } = await watch(folder, list, fetcher);
        expect(code).toBe(1);
        expect(err).toContain('/missing: is not there (status 404)');
        expect(err).toContain('/none: is no feed');
        expect(out).toContain('1 added');
      });
    });
  });

  test('goes on until it is stopped, and looks only at feeds that are due', async () => {
    await withServer(
      { ...PAGES, '/feed': page(rss(item('/one', 'Harbour')), 'text/xml') },
      async ({ origin, fetcher }) => {
        await withTemporaryFolder(async (folder) => {
          const { feeds } = readFeedList(`- url: ${origin}/feed\n  every: 30\n`, 'feeds.yaml');
          await mkdir(join(folder, 'corpus'));
          const memory = await FeedMemory.open(join(folder, 'data'));
          const parsers = openParsers();
          const stop = new AbortController();
          const reports: unknown[] = [];
          let now = 1_700_000_000_000;
          const tools = { corpusFolder: join(folder, 'corpus'), fetcher, parsers, memory, now: () => now };
          try {
            await watchFeeds(feeds, tools, (report) => reports.push(report) && stop.abort(), stop.signal);
          } finally {
            await parsers.close();
          }
          expect(reports).toMatchObject([{ fresh: 1, matching: 1 }]);
          const again = await FeedMemory.open(join(folder, 'data'));
          expect(dueFeeds(feeds, { memory: again, now: () => now })).toEqual([]);
          now += 30 * 60_000;
          expect(dueFeeds(feeds, { memory: again, now: () => now })).toEqual(feeds);
        });
      },
    );
  });
});

describe('lists of feeds', () => {
  test('every mistake is told with its line', () => {
    const { feeds, problems } = readFeedList(
      '- url: https://a.example/rss\n  words: harbour\n- url: ftp://a.example\n- {url: "https://b.example", every: 1}\n- words: [a]\n- url: https://a.example/rss\n',
      'feeds.yaml',
    );
    expect(feeds).toEqual([
      { url: 'https://a.example/rss', words: ['harbour'], publisher: null, event: null, every: 60 },
    ]);
    expect(problems.map(({ line, what }) => `${line}: ${what}`)).toEqual([
      '3: "ftp://a.example" cannot be fetched',
      '4: "1" is no number of minutes from 5 to 10080',
      '5: no url',
      '6: the feed https://a.example/rss is listed twice',
    ]);
    expect(readFeedList('', 'feeds.yaml').problems).toMatchObject([{ what: 'no feed is listed' }]);
  });
});

describe('feeds', () => {
  const BASE = 'https://a.example/feeds/all';

  test.each([
    [
      'Atom',
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>f</id><updated>2024-03-05T00:00:00Z</updated><entry><title type="html">A &lt;b&gt;b&lt;/b&gt;</title><id>urn:1</id><link rel="alternate" href="../one"/><published>2024-03-05T10:00:00Z</published><summary>words</summary></entry></feed>',
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        items: [
          { id: 'urn:1', url: '../one', title: 'A b', date_published: '2024-03-05T10:00:00Z', content_text: 'words' },
        ],
      }),
    ],
    [
      'RDF',
      '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title><link>https://a.example</link></channel><item rdf:about="urn:1"><title>A b</title><link>../one</link><description>words</description></item></rdf:RDF>',
    ],
  ])('%s', (_, text) => {
    const feed = readFeed(Buffer.from(text), null, BASE);
    expect(feed.title).toBe('T');
    expect(feed.entries).toMatchObject([{ address: 'https://a.example/one', title: 'A b' }]);
    expect(feed.entries[0]?.text).toContain('words');
  });

  test('entities that multiply, and addresses of other kinds, are left out', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${rss(item('/one', '&b;')).replace(/^<\?xml[^>]*>/u, '')}`;
    expect(() => readFeed(Buffer.from(bomb), null, BASE)).toThrow('declares entities');
    expect(
      readFeed(Buffer.from(rss(item('javascript:alert(1)', 'x') + item('file:///etc/passwd', 'y'))), null, BASE)
        .entries,
    ).toEqual([]);
  });

  test('words are found whole, in any case, with or without accents, and inside Chinese text', () => {
    const entry = (text: string) => ({ id: text, address: BASE, title: null, published: null, text });
    const entries = ['The HARBOUR cable', 'A harbourmaster', 'Le câble coupé', '海底电缆被切断', 'Nothing'].map(entry);
    expect(matchingEntries(entries, ['harbour', 'cable coupe', '电缆']).map(({ text }) => text)).toEqual([
      'The HARBOUR cable',
      'Le câble coupé',
      '海底电缆被切断',
    ]);
    expect(matchingEntries(entries, [])).toHaveLength(5);
  });
});
