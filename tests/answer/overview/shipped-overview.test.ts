import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AnsweredContent } from '../../../src/answer/answer.js';
import type { Answer } from '../../../src/answer/guard.js';
import type { OverviewRequest } from '../../../src/answer/overview/overview-request.js';
import { createOverview, type Overview } from '../../../src/answer/overview/overview-service.js';
import type { Corpus } from '../../../src/corpus/corpus.js';
import { loadCorpus } from '../../../src/corpus/load-corpus.js';
import { fitsWhole } from '../../../src/present/discord/render.js';
import { libraryOfCorpus } from '../../support/corpus-library.ts';
import { citedIn, faultsOf } from '../../support/guard-oracle.ts';

/* What overviews of the shipped corpus have to hold: what a reader of the sources would miss first. */

let corpus: Corpus;
let overview: Overview;

beforeAll(async () => {
  corpus = (await loadCorpus('corpus')).corpus;
  overview = createOverview({ index: libraryOfCorpus(corpus) });
});

const always = { from: null, to: null } as const;

async function show(request: OverviewRequest): Promise<Answer<AnsweredContent>> {
  const answer = await overview.show(request, 'en');
  if (answer.kind !== 'answered') throw new Error(`${JSON.stringify(request)}: ${answer.kind}`);
  return answer;
}

const textsOf = (answer: AnsweredContent): string[] => citedIn(answer).map(({ statement }) => statement.text);

describe('the short summary', () => {
  test('of the comments on Canadian MPs: who alleges what, the reply, what was done', async () => {
    const answer = await show({ kind: 'summary', event: 'canada-mps-2023', ...always, length: 'short' });
    const [first] = answer.blocks;
    if (first?.kind !== 'allegations') throw new Error(first?.kind);
    expect(first.allegations[0].by.map(({ id }) => id)).toEqual(['global-affairs-canada']);
    expect(first.allegations[0].against.map(({ id }) => id)).toEqual(['china']);
    expect(new Set(first.allegations.flatMap(({ by }) => by.map(({ id }) => id))).size).toBeGreaterThan(1);
    expect(first.rebuttals[0]).toMatchObject({ kind: 'response', party: { id: 'china' }, scope: 'same event' });
    const done = answer.blocks.filter(({ heading }) => heading?.kind === 'done');
    expect(done).not.toEqual([]);
  });

  test('of every event, and of all, fits one message', async () => {
    const tooLong: string[] = [];
    for (const event of [null, ...corpus.registry.events.keys()]) {
      const answer = await overview.show({ kind: 'summary', event, ...always, length: 'short' }, 'en');
      if (answer.kind === 'answered' && !fitsWhole(answer)) tooLong.push(`${event}`);
    }
    expect(tooLong).toEqual([]);
  });

  test('of all takes its allegations from several events', async () => {
    const answer = await show({ kind: 'summary', event: null, ...always, length: 'short' });
    const events = answer.blocks.flatMap(({ heading }) => (heading?.kind === 'alleged' ? [heading.event?.id] : []));
    expect(new Set(events).size).toBeGreaterThan(1);
  });
});

test('the full summary of the widest event is in the order of its events, with some sixty statements', async () => {
  const answer = await show({ kind: 'summary', event: 'spamouflage', ...always, length: 'full' });
  const events = answer.blocks.flatMap(({ heading }) =>
    heading?.kind === 'alleged' && heading.event ? [heading.event] : [],
  );
  const starts = events.map(({ start }) => start ?? '');
  expect(starts).toEqual([...starts].sort());
  expect(new Set(events.map(({ id }) => id)).size).toBeGreaterThan(25);
  const own = answer.blocks.flatMap((block) => {
    if (block.kind === 'allegations') return block.allegations.map(({ cited }) => cited);
    return block.kind === 'context' ? [...block.statements] : [];
  });
  expect(own.length).toBeGreaterThan(40);
  expect(own.length).toBeLessThanOrEqual(60);
});

test('a timeline of the comments on Canadian MPs runs from the first posts to the answer in parliament', async () => {
  const answer = await show({ kind: 'timeline', event: 'canada-mps-2023', ...always });
  const dates = answer.blocks.flatMap(({ heading }) => (heading?.kind === 'date' ? [heading.date ?? ''] : []));
  expect(dates).toEqual([...dates].sort());
  expect(dates.slice(0, 2)).toEqual(['2023-08', '2023-08-07']);
  expect(dates.at(-1)).toBe('2023-12-12');
  // What was alleged or answered on the event is all there, or joined to what says the same.
  const shown = new Set(citedIn(answer).map(({ statement }) => statement.id));
  const on = corpus.documents
    .flatMap(({ statements }) => statements)
    .filter(({ event, stance }) => event === 'canada-mps-2023' && stance !== 'context');
  const missing = on.filter(({ id }) => !shown.has(id));
  expect(missing.length).toBeLessThan(on.length / 10);
});

test('the responses of China are all there, newest first', async () => {
  const answer = await show({ kind: 'responses', party: 'China' });
  const shown = new Set(citedIn(answer).map(({ statement }) => statement.id));
  const own = corpus.documents
    .flatMap(({ statements }) => statements)
    .filter((one) => one.stance === 'response' && one.for.includes('china'));
  expect(own.length).toBeGreaterThan(80);
  expect(own.filter(({ id }) => !shown.has(id)).length).toBeLessThan(own.length / 20);
  const [first] = textsOf(answer);
  expect(first).toContain('2026');
});

test('overviews of the shipped corpus pair and cite as its record demands', async () => {
  const library = libraryOfCorpus(corpus);
  const records = corpus.documents.flatMap(({ statements }) => statements);
  const requests: OverviewRequest[] = [
    { kind: 'summary', event: null, ...always, length: 'full' },
    { kind: 'timeline', event: 'us-election-2024', ...always },
    { kind: 'responses', party: 'canadian-mps' },
    { kind: 'document', id: 'national-post-2023-10-25-demarche-spamouflage' },
  ];
  for (const request of requests) expect(faultsOf(await show(request), library, records)).toEqual([]);
});

test('documents of a publisher are listed, the newest first', async () => {
  const answer = await overview.show({ kind: 'sources', publisher: 'global times', event: null }, 'en');
  if (answer.kind !== 'documents') throw new Error(answer.kind);
  expect(answer.documents.length).toBeGreaterThan(4);
  expect(answer.documents.every(({ publisher }) => publisher?.includes('Global Times'))).toBe(true);
  const days = answer.documents.map(({ published }) => published ?? '');
  expect(days).toEqual([...days].sort().reverse());
});
