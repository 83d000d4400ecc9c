import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fuse } from '../../src/index/fusion.js';
import { analyze } from '../../src/index/lexical/analyze.js';
import { createSearcher, type Searcher } from '../../src/index/search.js';
import type { SearchRequest } from '../../src/index/search-request.js';
import type { StoredIndex } from '../../src/index/store/stored-index.js';
import { harbourCorpus } from '../support/harbour-corpus.ts';
import { workshop } from '../support/index-workshop.ts';

let folder: string;
let index: StoredIndex;
let searcher: Searcher;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alteram-'));
  const { build, open, model } = workshop(folder);
  await build(harbourCorpus(), 'harbour');
  index = await open();
  searcher = createSearcher(index, model);
});

afterAll(async () => {
  index.close();
  await rm(folder, { recursive: true, force: true });
});

/** A request for the words of a text, and what more is given. */
function request(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return {
    groups: analyze(query, 'en').map(({ term }) => ({ terms: [{ term, weight: 1 }] })),
    vectorText: null,
    vectorWeight: 0.3,
    parties: [],
    events: [],
    relatedEvents: [],
    period: null,
    wants: [],
    ...more,
  };
}

const idsFor = async (query: string, more: Partial<SearchRequest> = {}, k = 20) =>
  (await searcher.search(request(query, more), k)).map(({ statement }) => statement.id);

/** @returns how much higher a statement scores with what is named than without */
async function gains(query: string, more: Partial<SearchRequest>): Promise<(id: string) => number> {
  const scoresOf = async (one: SearchRequest) =>
    new Map((await searcher.search(one, 20)).map(({ statement, score }) => [statement.id, score]));
  const [plain, raised] = [await scoresOf(request(query)), await scoresOf(request(query, more))];
  return (id) => (raised.get(id) ?? Number.NaN) - (plain.get(id) ?? Number.NaN);
}

describe('the order by words alone', () => {
  test('what holds every word before what holds one, the rarer word before the commoner', async () => {
    const ids = await idsFor('deepfake video harbour');
    expect(ids.slice(0, 3)).toEqual([
      'herald-2023#0', // holds all three
      'herald-2023#2', // "harbour", which few statements have
      'herald-2023#1', // "video", which all of the dispute have in the event's title
    ]);
    expect(ids).toContain('institute-2022#0'); // "harbour" alone
  });

  test('a word in the text counts more than the same word in the title', async () => {
    const ids = await idsFor('minister');
    expect(ids[0]).toBe('herald-2023#0'); // the only text with it; the others have it in the title or the event's title
  });

  test('a word of the title finds statements that do not have it', async () => {
    expect(new Set(await idsFor('transparency'))).toEqual(
      new Set(['chatterly-2023#0', 'chatterly-2023#1', 'chatterly-2023#2']),
    );
  });

  test('a party is found under its alias, also where the text has the name only', async () => {
    const ids = await idsFor('republic');
    expect(ids).toEqual(expect.arrayContaining(['institute-2022#2', 'chatterly-2023#0'])); // Sudria speaks; is accused
    expect(ids).not.toContain('institute-2022#1'); // concerns no party
  });

  test('a number is found as written with and without a comma', async () => {
    expect((await idsFor('7704'))[0]).toBe('institute-2022#0');
    expect((await idsFor('7,704'))[0]).toBe('institute-2022#0');
  });

  test('US is found and us is not, since one is a country and the other a pronoun', async () => {
    expect(await idsFor('What of the US')).toEqual(['chatterly-2023#1']);
    expect(await idsFor('Bring us the ferries of the US')).toEqual(['chatterly-2023#2', 'chatterly-2023#1']);
    expect(await idsFor('Bring us')).toEqual([]);
  });

  test('Chinese words find Chinese texts', async () => {
    const groups = analyze('深度伪造', 'zh').map(({ term }) => ({ terms: [{ term, weight: 1 }] }));
    expect(await idsFor('', { groups })).toEqual(['wharf-zh#0']);
  });

  test('nothing is found where no statement has a word of it', async () => {
    expect(await idsFor('penguins')).toEqual([]);
  });

  test('k is the most that comes, and a larger one brings the same first', async () => {
    const all = await idsFor('harbour accounts');
    expect(await idsFor('harbour accounts', {}, 2)).toEqual(all.slice(0, 2));
  });
});

describe('what a question names', () => {
  test('raises what the party asked for says itself', async () => {
    const plain = await idsFor('accounts');
    const ids = await idsFor('accounts', { parties: [{ id: 'sudria', role: 'speaker' }] });
    expect(ids.indexOf('institute-2022#2')).toBeLessThan(plain.indexOf('institute-2022#2'));
    expect(ids.indexOf('institute-2022#2')).toBeLessThan(ids.indexOf('chatterly-2023#0')); // there it is only accused
  });

  test('raises what belongs to an event, and to those within it', async () => {
    const [first] = await idsFor('harbour', { events: ['videos'] });
    expect(first).toMatch(/^herald-2023/);
    const hits = await searcher.search(request('harbour', { events: ['campaign'] }), 20);
    expect(hits.every(({ channels }) => channels.includes('event'))).toBe(true);
  });

  test('raises what the text dates into the period more than what was published in it', async () => {
    const gain = await gains('accounts', { period: { start: '2022-06-01', end: '2022-06-30' } });
    expect(gain('institute-2022#0')).toBeGreaterThan(gain('institute-2022#1')); // its text has no date
    expect(gain('institute-2022#1')).toBeGreaterThan(gain('chatterly-2023#0')); // of another year
    expect(gain('chatterly-2023#0')).toBe(0);
  });

  test('raises responses where one is asked for', async () => {
    const [first] = await idsFor('video', { wants: ['response'] });
    expect(first).toBe('herald-2023#1');
  });

  test('raises what has a number that is no date where one is asked for', async () => {
    const gain = await gains('Sudria accounts', { wants: ['number'] });
    expect(gain('chatterly-2023#0')).toBeGreaterThan(0); // 310 accounts
    expect(gain('institute-2022#2')).toBe(0); // 10 June 2022
  });
});

describe('the reason why a statement came', () => {
  test('words, vectors and what was named are each told', async () => {
    const text = 'A deepfake video showed a minister of Norland';
    const hits = await searcher.search(
      request(text, { vectorText: text, parties: [{ id: 'norland', role: 'mentioned' }] }),
      20,
    );
    expect(hits[0]?.statement.id).toBe('herald-2023#0');
    expect(hits[0]?.channels).toEqual(['lexical', 'vector', 'party']);
    expect(hits[0]?.cosine).toBeGreaterThan(0.5);
    for (const { channels, lexical, cosine } of hits) {
      expect(channels.includes('lexical')).toBe(lexical > 0);
      expect(channels.includes('vector')).toBe(cosine !== null);
    }
  });

  test('vectors find what shares no word with the index, words what has no vector text', async () => {
    const nearest = await searcher.search(request('', { groups: [], vectorText: 'harbour rebuilt 1902' }), 3);
    expect(nearest[0]?.statement.id).toBe('herald-2023#2');
    expect(nearest[0]?.channels).toEqual(['vector']);
    const [hit] = await searcher.search(request('harbour rebuilt'), 1);
    expect([hit?.cosine, hit?.channels]).toEqual([null, ['lexical']]);
  });

  test('scores fall, and no statement comes twice', async () => {
    const hits = await searcher.search(
      request('harbour accounts video', { vectorText: 'accounts in the harbour' }),
      20,
    );
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(hits.map(({ ordinal }) => ordinal)).size).toBe(hits.length);
  });
});

describe('fusion', () => {
  const scores = fc
    .uniqueArray(
      fc.tuple(
        fc.nat({ max: 200 }),
        fc.integer({ min: 0, max: 1000 }).map((n) => n / 50),
      ),
      { maxLength: 150, selector: ([id]) => id },
    )
    .map((entries) => new Map(entries.sort(([, a], [, b]) => b - a)));

  test('of any lists has finite scores, one for each statement of either list', () => {
    fc.assert(
      fc.property(scores, scores, fc.double({ min: 0.01, max: 1, noNaN: true }), (words, vectors, weight) => {
        const fused = fuse(words, vectors, weight);
        expect(new Set(fused.map(({ ordinal }) => ordinal))).toEqual(new Set([...words.keys(), ...vectors.keys()]));
        expect(fused.length).toBe(new Set(fused.map(({ ordinal }) => ordinal)).size);
        expect(fused.every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
    );
  });

  test('keeps the order of what both lists agree on', () => {
    fc.assert(
      fc.property(scores, scores, fc.double({ min: 0, max: 1, noNaN: true }), (words, vectors, weight) => {
        const fused = new Map(fuse(words, vectors, weight).map(({ ordinal, score }) => [ordinal, score]));
        const both = [...words.keys()].filter((id) => vectors.has(id) && fused.has(id));
        for (const a of both) {
          for (const b of both) {
            const before = (words.get(a) ?? 0) >= (words.get(b) ?? 0) && (vectors.get(a) ?? 0) >= (vectors.get(b) ?? 0);
            if (before) expect(fused.get(a)).toBeGreaterThanOrEqual((fused.get(b) ?? 0) - 1e-9);
          }
        }
      }),
    );
  });

  test('with a weight of nothing for the vectors is the list of the words', () => {
    const fused = fuse(
      new Map([
        [3, 9],
        [1, 4],
      ]),
      new Map([[7, 1]]),
      0,
    );
    expect(fused.map(({ ordinal }) => ordinal)).toEqual([3, 1]);
  });

  test('does not let a long tail of one list decide how much its head counts', () => {
    const head: [number, number][] = [
      [0, 10],
      [1, 8],
    ];
    const tail = Array.from({ length: 98 }, (_, i): [number, number] => [i + 2, 1]);
    const more = Array.from({ length: 500 }, (_, i): [number, number] => [i + 100, 0.1]);
    const [short] = fuse(new Map([...head, ...tail]), new Map(), 0.3);
    const [long] = fuse(new Map([...head, ...tail, ...more]), new Map(), 0.3);
    expect(long?.score).toBeCloseTo(short?.score ?? 0, 9);
  });
});
