import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BuildReport, buildIndex } from '../../../src/index/build-index.js';
import { openIndex } from '../../../src/index/open-index.js';
import { startChild } from '../../support/child.ts';
import { HashedWordsModel } from '../../support/hashed-words-model.ts';
import { largeCorpus } from '../../support/made-corpus.ts';
import { seededRandom } from '../../support/random-vectors.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

const STATEMENTS = 1_000;
const model = new HashedWordsModel();

function build(dataFolder: string, salt: string): Promise<BuildReport> {
  const corpus = largeCorpus(STATEMENTS, 10, salt);
  return buildIndex({ corpus, fingerprint: salt, dataFolder, model, log: () => {} });
}

/** Opens the index and checks that it is one whole build: every text of one corpus, each found by its own vector. */
async function wholeIndex(dataFolder: string): Promise<string> {
  const index = await openIndex({ dataFolder, modelId: model.id, dimensions: model.dimensions, log: () => {} });
  if ('kind' in index) return index.kind;
  const texts = Array.from({ length: index.facts.statements }, (_, ordinal) => index.statementAt(ordinal).text);
  const builds = new Set(texts.map((text) => text.split(' ').at(-1)));
  expect([texts.length, builds.size, index.vectors.size]).toEqual([STATEMENTS, 1, STATEMENTS]);
  for (let ordinal = 0; ordinal < STATEMENTS; ordinal += 97) {
    const statement = index.statementAt(ordinal);
    const title = index.documentById(statement.document)?.title;
    const query = model.vectorOf(`${title}. ${statement.text}`);
    // Other texts may have the same words in this small space; the statement itself is as near as a text can be.
    const nearest = index.vectors.nearest(query, 20);
    expect(nearest[0]?.score).toBeCloseTo(1, 5);
    expect(nearest.map(({ label }) => index.ordinalOfLabel(label))).toContain(ordinal);
  }
  index.close();
  return [...builds].join();
}

describe('a build that is killed', () => {
  let base = '';
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'alteram-'));
    await build(base, ' old');
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  test.each(['embedding', 'linking', 'writing 0', 'writing 1'])(
    'while %s leaves the old index or the new',
    async (line) => {
      await withTemporaryFolder(async (folder) => {
        await cp(base, folder, { recursive: true });
        const child = startChild('./build-in-child.ts', folder, String(STATEMENTS), ' new');
        await child.line(line);
        await child.kill();
        expect(['old.', 'new.']).toContain(await wholeIndex(folder));
        const report = await build(folder, ' new');
        expect(report.changed ? report.embedded + report.reused : STATEMENTS).toBe(STATEMENTS);
        // What was embedded was committed before the graph was begun.
        if (line !== 'embedding') expect(report.embedded).toBe(0);
        expect(await wholeIndex(folder)).toBe('new.');
      });
    },
  );

  test.each([
    [1, 'old.'],
    [2, 'old.'],
    [3, 'old.'],
    [4, 'missing'],
    [5, 'missing'],
  ])('at a random moment (seed %i) leaves the index that was there (%s) or the new one', async (seed, before) => {
    await withTemporaryFolder(async (folder) => {
      if (before !== 'missing') await cp(base, folder, { recursive: true });
      const child = startChild('./build-in-child.ts', folder, String(STATEMENTS), ' new');
      await child.line('reading');
      await setTimeout(seededRandom(seed)() * 800);
      await child.kill();
      expect([before, 'new.']).toContain(await wholeIndex(folder));
      await build(folder, ' new');
      expect(await wholeIndex(folder)).toBe('new.');
    });
  });
});
