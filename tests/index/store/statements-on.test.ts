import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StoredIndex } from '../../../src/index/store/stored-index.js';
import { workshop } from '../../support/index-workshop.ts';
import { largeCorpus } from '../../support/made-corpus.ts';

let folder: string;
let index: StoredIndex;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alteram-'));
  const corpus = largeCorpus(2_300);
  const documents = corpus.documents.map((document, place) => ({
    ...document,
    statements: document.statements.map((statement, i) => ({
      ...statement,
      event: i === 0 ? null : place % 2 === 0 ? 'even' : 'odd',
    })),
  }));
  const { build, open } = workshop(folder, { withGraph: false });
  await build({ ...corpus, documents }, 'one');
  index = await open();
});

afterAll(async () => {
  index.close();
  await rm(folder, { recursive: true });
});

test('gives the statements on events, in the order of the index', () => {
  const texts = (events: readonly string[] | null) => [...index.statementsOn(events)].map(({ text }) => text);
  const all = Array.from({ length: index.facts.statements }, (_, ordinal) => index.statementAt(ordinal));
  expect(texts(null)).toEqual(all.map(({ text }) => text));
  expect(texts(['odd'])).toEqual(all.filter(({ event }) => event === 'odd').map(({ text }) => text));
  expect(texts(['odd', 'even'])).toEqual(all.filter(({ event }) => event !== null).map(({ text }) => text));
  expect(texts(['nowhere'])).toEqual([]);
  expect(texts([])).toEqual([]);
});

test('other look-ups may be made between two statements, and none need be taken to the end', () => {
  let count = 0;
  for (const { document } of index.statementsOn(null)) {
    expect(index.statementsOf(document).length).toBeGreaterThan(0);
    if (++count === 1_500) break;
  }
  expect(count).toBe(1_500);
});
