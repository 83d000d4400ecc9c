import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readIndexRecord } from '../../../src/index/open-index.js';
import { HashedWordsModel } from '../../support/hashed-words-model.ts';
import { harbour, nearestText, textsOf, workshop } from '../../support/index-workshop.ts';
import { largeCorpus, madeCorpus } from '../../support/made-corpus.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

describe('building again', () => {
  test('with nothing changed writes nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, model } = workshop(folder);
      await build(harbour, 'first');
      const before = await Promise.all(['index.sqlite', 'vectors.hnsw'].map((name) => stat(join(folder, name))));
      const report = await build(harbour, 'first');
      const after = await Promise.all(['index.sqlite', 'vectors.hnsw'].map((name) => stat(join(folder, name))));
      expect(report).toMatchObject({ changed: false, documents: 2, statements: 5, embedded: 0 });
      expect(after.map(({ mtimeMs }) => mtimeMs)).toEqual(before.map(({ mtimeMs }) => mtimeMs));
      expect(model.embedded).toHaveLength(5);
    });
  });

  test('embeds only what changed, and forgets what is gone', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, model } = workshop(folder);
      await build(largeCorpus(100), 'first');
      model.embedded.length = 0;
      const [first, ...others] = largeCorpus(100).documents;
      const edited =
        first?.statements.map((each, i) => (i === 3 ? { ...each, text: 'An otter was seen.' } : each)) ?? [];
      const corpus = { ...largeCorpus(100), documents: first ? [{ ...first, statements: edited }, ...others] : [] };
      const report = await build(corpus, 'second');
      expect(model.embedded).toEqual(['Report document-0. An otter was seen.']);
      expect(report).toMatchObject({ changed: true, embedded: 1, reused: 99, removed: 1 });
      const index = await open();
      expect(index.vectors.size).toBe(100);
      expect(await nearestText(index, model, 'Report document-0. An otter was seen.')).toBe('An otter was seen.');
      const labels = index.vectors.nearest(model.vectorOf('report'), 100).map(({ label }) => label);
      expect(new Set(labels.map((label) => index.ordinalOfLabel(label))).size).toBe(100);
      index.close();
    });
  });

  test('after many small changes the graph still finds every statement', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, model, lines } = workshop(folder);
      for (let round = 0; round < 8; round++) {
        const kept = largeCorpus(60 + round);
        const changing = madeCorpus({ changing: Array.from({ length: 5 }, (_, i) => `Word${round}x${i} alone.`) });
        await build({ ...kept, documents: [...kept.documents, ...changing.documents] }, `round ${round}`);
        const index = await open();
        expect(index.vectors.size).toBe(65 + round);
        expect(await nearestText(index, model, `Report changing. Word${round}x4 alone.`)).toBe(`Word${round}x4 alone.`);
        index.close();
      }
      expect(lines).toEqual([]);
      expect((await readdir(folder)).sort()).toEqual([
        'index.sqlite',
        'vectors.hnsw',
        'vectors.hnsw.json',
        'write.lock',
      ]);
    });
  });

  test('a changed registry or glossary alone is taken over, with nothing embedded', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, model } = workshop(folder);
      await build(harbour, 'first');
      model.embedded.length = 0;
      await build({ ...harbour, glossary: [{ term: 'bateau', words: ['boat'] }] }, 'second');
      const index = await open();
      expect(index.glossary).toEqual([{ term: 'bateau', words: ['boat'] }]);
      expect(model.embedded).toEqual([]);
      index.close();
    });
  });

  test('another model embeds everything again', async () => {
    await withTemporaryFolder(async (folder) => {
      await workshop(folder).build(harbour, 'first');
      const other = workshop(folder, { model: new HashedWordsModel({ id: 'hashed-words-32', dimensions: 32 }) });
      await expect(other.open()).rejects.toThrow(/built for the embedding model hashed-words-64, not hashed-words-32/);
      expect(await other.build(harbour, 'first')).toMatchObject({ changed: true, embedded: 5, removed: 5 });
      const index = await other.open();
      expect(index.vectors.dimensions).toBe(32);
      index.close();
    });
  });

  test('a model that breaks off leaves the old index, and what it embedded is kept', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, model } = workshop(folder);
      await build(harbour, 'first');
      const embedMany = model.embedMany.bind(model);
      let batches = 0;
      model.embedMany = async (texts) => {
        if (++batches === 2) throw new Error('The model has gone away');
        return embedMany(texts);
      };
      await expect(build(largeCorpus(400), 'second')).rejects.toThrow('The model has gone away');
      const index = await open();
      expect(textsOf(index)).toContain('Fishermen counted forty boats.');
      index.close();
      expect(await build(largeCorpus(400), 'second')).toMatchObject({ embedded: 400 - 256, reused: 256 });
    });
  });

  test('a reader that opened before keeps seeing the old index whole; the next one sees the new', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, model } = workshop(folder);
      await build(largeCorpus(1_200, 10, ' before'), 'first');
      const reader = await open();
      const building = build(largeCorpus(1_500, 10, ' after'), 'second');
      const seen = new Set<number>();
      for (let done = false; !done; ) {
        done = await Promise.race([building.then(() => true), new Promise<false>((go) => setImmediate(go, false))]);
        // The record is read in every turn of the loop, so that no moment of the swap goes unseen.
        const statements = readIndexRecord(folder)?.statements ?? 0;
        if (seen.has(statements)) continue;
        seen.add(statements);
        const now = await open();
        const after = textsOf(now).map((text) => text.endsWith(' after.'));
        expect(new Set(after)).toEqual(new Set([now.facts.statements === 1_500]));
        now.close();
      }
      expect([...seen]).toEqual([1_200, 1_500]);
      expect(reader.facts.statements).toBe(1_200);
      expect(textsOf(reader).every((text) => text.endsWith(' before.'))).toBe(true);
      expect(await nearestText(reader, model, textsOf(reader)[50] ?? '')).toContain(' before.');
      reader.close();
    });
  });
});
