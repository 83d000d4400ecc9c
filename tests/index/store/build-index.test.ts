import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { openIndex } from '../../../src/index/open-index.js';
import { harbour, nearestText, workshop } from '../../support/index-workshop.ts';
import { madeCorpus } from '../../support/made-corpus.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

describe('a built index', () => {
  test('gives back documents, statements, parties and glossary as they were', async () => {
    await withTemporaryFolder(async (folder) => {
      const glossary = [{ term: 'port', words: ['harbour'] }];
      const { build, open } = workshop(folder);
      await build({ ...harbour, glossary }, 'first');
      const index = await open();
      const all = harbour.documents.flatMap(({ statements }) => statements);
      expect(all.map((_, ordinal) => index.statementAt(ordinal))).toEqual(all);
      expect(index.statementById('beta#1')).toEqual(all[4]);
      expect(index.statementById('beta#9')).toBeNull();
      expect(index.statementsOf('beta')).toEqual(harbour.documents[1]?.statements);
      expect(index.statementsOf('gamma')).toEqual([]);
      const [{ statements: _, ...alpha } = { statements: [] }] = harbour.documents;
      expect(index.documentById('alpha')).toEqual(alpha);
      expect(index.documentById('gamma')).toBeNull();
      expect(index.allDocuments().map(({ id }) => id)).toEqual(['alpha', 'beta']);
      expect(index.registry).toEqual(harbour.registry);
      expect(index.glossary).toEqual(glossary);
      expect(index.lexical.byteLength).toBeGreaterThan(0);
      expect(index.facts).toMatchObject({ model: 'hashed-words-64', dimensions: 64, asOf: '2024-05-01', documents: 2 });
      expect(() => index.statementAt(5)).toThrow(RangeError);
      expect(() => index.statementAt(-1)).toThrow(/0 to 4/);
      index.close();
    });
  });

  test('finds the responses given for a party, also by another', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open } = workshop(folder);
      await build(harbour, 'first');
      const index = await open();
      const ids = (parties: string[]) =>
        index
          .responsesFor(parties)
          .map(({ id }) => id)
          .sort();
      expect(ids(['southland'])).toEqual(['alpha#2', 'beta#0']);
      expect(ids(['southland', 'southland', 'northland'])).toEqual(['alpha#2', 'beta#0']);
      expect(ids(['westland'])).toEqual([]);
      index.close();
    });
  });

  test.each([true, false])('finds the nearest statement (graph: %s)', async (withGraph) => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, model, lines } = workshop(folder, { withGraph });
      const report = await build(harbour, 'first');
      const index = await open();
      const engine = withGraph ? 'hnswlib' : 'exact scan';
      expect([report.engine, index.vectors.engine]).toEqual([engine, engine]);
      expect(lines).toEqual(withGraph ? [] : [expect.stringMatching(/^hnswlib-node is not available .*exact scan$/)]);
      expect(await nearestText(index, model, 'fishermen counted boats')).toBe('Fishermen counted forty boats.');
      index.close();
    });
  });

  test('a long statement has several vectors, each leading to it; the same text twice has two', async () => {
    await withTemporaryFolder(async (folder) => {
      const long = `${'Words follow words. '.repeat(40)}A zebra ends it.`;
      const corpus = madeCorpus({ alpha: [long, 'Twice told.', 'Twice told.'] });
      const { build, open, model } = workshop(folder);
      const report = await build(corpus, 'first');
      const index = await open();
      expect(report).toMatchObject({ statements: 3, embedded: 3 });
      expect(index.vectors.size).toBe(4);
      expect(await nearestText(index, model, 'zebra ends')).toBe(long);
      const twice = index.vectors.nearest(model.vectorOf('Report alpha. Twice told.'), 2);
      expect(twice.map(({ label }) => index.ordinalOfLabel(label)).sort()).toEqual([1, 2]);
      expect(index.ordinalOfLabel(0)).toBe(-1);
      expect(index.ordinalOfLabel(9_999)).toBe(-1);
      index.close();
    });
  });

  test('an empty corpus makes an index that finds nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open } = workshop(folder);
      await build(madeCorpus({}), 'first');
      const index = await open();
      expect([index.facts.statements, index.vectors.size, index.allDocuments()]).toEqual([0, 0, []]);
      index.close();
    });
  });
});

describe('an index that cannot be used', () => {
  test('none has been built', async () => {
    await withTemporaryFolder(async (folder) => {
      const options = { dataFolder: join(folder, 'none'), modelId: 'any', dimensions: 64, log: () => {} };
      expect(await openIndex(options)).toEqual({ kind: 'missing' });
    });
  });

  test('what is no file is named', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'index.sqlite'));
      await expect(workshop(folder).open()).rejects.toThrow(/index\.sqlite cannot be opened/);
    });
  });

  test('one of another schema version is told and built anew', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, lines } = workshop(folder);
      await build(harbour, 'first');
      const database = new Database(join(folder, 'index.sqlite'));
      database.pragma('user_version = 999');
      database.close();
      await expect(open()).rejects.toThrow(/schema version 999/);
      expect(await build(harbour, 'first')).toMatchObject({ changed: true, embedded: 5 });
      expect(lines).toEqual([expect.stringMatching(/schema version 999: building it anew/)]);
      (await open()).close();
    });
  });

  test('without its graph it opens all the same', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, lines } = workshop(folder);
      await build(harbour, 'first');
      await rm(join(folder, 'vectors.hnsw'));
      const index = await open();
      expect(index.vectors.engine).toBe('hnswlib');
      expect(lines).toEqual([expect.stringMatching(/vectors\.hnsw cannot be used \(it is missing\)/)]);
      index.close();
    });
  });
});
