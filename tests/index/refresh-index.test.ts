import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openEmbeddingModel } from '../../src/index/embeddings/choose-model.js';
import type { EmbeddingModel } from '../../src/index/embeddings/model.js';
import { openIndex } from '../../src/index/open-index.js';
import { refreshIndex } from '../../src/index/refresh-index.js';
import { takeWriteLock } from '../../src/index/store/write-lock.js';
import { HashedWordsModel } from '../support/hashed-words-model.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

function report(title: string, ...blocks: string[]): string {
  const frontMatter = `---
title: ${title}
publisher: Example Institute
url: https://example.org/report
published: 2024-05-01
kind: report
language: en
---`;
  return [frontMatter, ...blocks].join('\n\n');
}

const PARTIES = `- id: northland
  name: Northland
- id: southland
  name: Southland
`;

const HARBOUR = report(
  'The harbour',
  'The harbour was rebuilt in spring.',
  ':::allegation{by="northland" against="southland"}\nNorthland said Southland jammed its radio stations.\n:::',
  ':::response{by="southland" type="denial"}\nSouthland called the radio claim groundless.\n:::',
);

/** A corpus folder and a data folder, with one document to begin with. */
async function withCorpus(
  use: (place: {
    write: (name: string, text: string) => Promise<void>;
    refresh: (more?: { force?: boolean; model?: EmbeddingModel }) => ReturnType<typeof refreshIndex>;
    dataFolder: string;
    lines: string[];
    model: HashedWordsModel;
  }) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const corpusFolder = join(folder, 'corpus');
    const dataFolder = join(folder, 'data');
    const lines: string[] = [];
    const model = new HashedWordsModel();
    let day = 1;
    const write = async (name: string, text: string) => {
      const file = join(corpusFolder, name);
      await writeFile(file, text);
      // Two writes within one tick of the file system's clock must still differ.
      const time = new Date(Date.UTC(2024, 0, day++));
      await utimes(file, time, time);
    };
    await mkdir(corpusFolder);
    await write('parties.yaml', PARTIES);
    await write('harbour.md', HARBOUR);
    const log = (line: string) => lines.push(line);
    const refresh = (more = {}) => refreshIndex({ corpusFolder, dataFolder, model, log, ...more });
    await use({ write, refresh, dataFolder, lines, model });
  });
}

async function open(dataFolder: string, model: EmbeddingModel) {
  const options = { dataFolder, modelId: model.id, dimensions: model.dimensions, log: () => {} };
  const index = await openIndex(options);
  if ('kind' in index) throw new Error(JSON.stringify(index));
  return index;
}

describe('refreshing an index', () => {
  test('builds it, then finds nothing to do, then takes over what an editor changed', async () => {
    await withCorpus(async ({ write, refresh, model, lines }) => {
      expect(await refresh()).toMatchObject({ kind: 'built', report: { documents: 1, statements: 3, embedded: 3 } });
      expect(await refresh()).toMatchObject({ kind: 'unchanged', engine: 'hnswlib', facts: { statements: 3 } });
      await write('harbour.md', HARBOUR.replace('in spring', 'in autumn'));
      model.embedded.length = 0;
      expect(await refresh()).toMatchObject({ kind: 'built', report: { embedded: 1, reused: 2, removed: 1 } });
      expect(model.embedded).toEqual(['The harbour. The harbour was rebuilt in autumn.']);
      expect(lines).toEqual([]);
    });
  });

  test('a new name in the registry is taken over without embedding', async () => {
    await withCorpus(async ({ write, refresh, dataFolder, model }) => {
      await refresh();
      await write('parties.yaml', PARTIES.replace('name: Southland', 'name: The Southland'));
      expect(await refresh()).toMatchObject({ kind: 'built', report: { changed: true, embedded: 0, reused: 3 } });
      const index = await open(dataFolder, model);
      expect(index.registry.parties.get('southland')?.name).toBe('The Southland');
      index.close();
    });
  });

  test('force builds although nothing changed, and embeds nothing again', async () => {
    await withCorpus(async ({ refresh }) => {
      await refresh();
      expect(await refresh({ force: true })).toMatchObject({ kind: 'built', report: { changed: true, embedded: 0 } });
    });
  });

  test('a corpus with errors leaves the old index as it is', async () => {
    await withCorpus(async ({ write, refresh, dataFolder, model }) => {
      await refresh();
      await write('broken.md', report('Broken', ':::allegation{by="northland"}\nNorthland said something.\n:::'));
      const outcome = await refresh();
      expect(outcome.kind).toBe('corpus has errors');
      expect('problems' in outcome && outcome.problems.map(({ file }) => file)).toContain('broken.md');
      const index = await open(dataFolder, model);
      expect(index.facts.documents).toBe(1);
      index.close();
    });
  });

  test('while another process writes, says who', async () => {
    await withCorpus(async ({ refresh, dataFolder }) => {
      const lock = await takeWriteLock(dataFolder, 'bot');
      expect(await refresh()).toMatchObject({ kind: 'locked', holder: { verb: 'bot', pid: process.pid } });
      await lock.release();
      expect(await refresh()).toMatchObject({ kind: 'built' });
    });
  });

  test('damage is mended although the corpus did not change', async () => {
    await withCorpus(async ({ refresh, dataFolder, lines }) => {
      await refresh();
      await rm(join(dataFolder, 'vectors.hnsw'));
      expect(await refresh()).toMatchObject({ kind: 'unchanged', engine: 'hnswlib' });
      expect(lines).toEqual([expect.stringMatching(/it is missing/)]);
      await writeFile(join(dataFolder, 'index.sqlite'), 'no database');
      expect(await refresh()).toMatchObject({ kind: 'built', report: { embedded: 3 } });
      expect(lines).toEqual([expect.any(String), expect.stringMatching(/moved to .*index\.sqlite\.damaged-/)]);
    });
  });

  test('with the bundled model a question finds the statement that means the same', async () => {
    await withCorpus(async ({ refresh, dataFolder }) => {
      const model = await openEmbeddingModel({ cacheFolder: join(dataFolder, 'models'), log: () => {} });
      try {
        expect(await refresh({ model })).toMatchObject({ kind: 'built', report: { embedded: 3 } });
        const index = await open(dataFolder, model);
        const query = Float32Array.from(await model.embedQuery('When was the port reconstructed?'));
        const [hit] = index.vectors.nearest(query, 1);
        expect(index.statementAt(index.ordinalOfLabel(hit?.label ?? -1)).text).toBe(
          'The harbour was rebuilt in spring.',
        );
        expect(hit?.score).toBeGreaterThan(0.3);
        index.close();
      } finally {
        await model.close();
      }
    });
  });
});
