import { cp, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { buildIndex } from '../../../src/index/build-index.js';
import { openIndex } from '../../../src/index/open-index.js';
import { HashedWordsModel } from '../../support/hashed-words-model.ts';
import { largeCorpus } from '../../support/made-corpus.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

const STATEMENTS = 600;
const model = new HashedWordsModel();
const options = { modelId: model.id, dimensions: model.dimensions };

function build(dataFolder: string, log: (line: string) => void = () => {}, salt = '', damage?: string) {
  const corpus = largeCorpus(STATEMENTS, 10, salt);
  return buildIndex({ corpus, fingerprint: `all${salt}`, dataFolder, model, log, damage });
}

/** A built index that each test copies, and another one to take foreign files from. */
let folders = '';
const built = () => join(folders, 'built');
const foreign = () => join(folders, 'foreign');

beforeAll(async () => {
  folders = await mkdtemp(join(tmpdir(), 'alteram-'));
  await build(built());
  await build(foreign(), () => {}, ' elsewhere');
});

afterAll(() => rm(folders, { recursive: true, force: true }));

async function withCopy(use: (folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await cp(built(), folder, { recursive: true });
    await use(folder);
  });
}

async function overwrite(file: string, at: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
}

async function editJson(file: string, changes: object): Promise<void> {
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...changes }));
}

const graphDamage: [string, RegExp, (graph: string) => Promise<unknown>][] = [
  ['missing', /it is missing/, (graph) => rm(graph)],
  ['empty', /truncated \(0 of \d+ bytes\)/, (graph) => truncate(graph, 0)],
  ['truncated', /truncated/, async (graph) => truncate(graph, (await stat(graph)).size - 1)],
  ['too long', /too long/, (graph) => writeFile(graph, 'x', { flag: 'a' })],
  ['garbled at the start', /it is damaged/, (graph) => overwrite(graph, 0, Buffer.alloc(96, 255))],
  ['changed in one byte', /it is damaged/, (graph) => overwrite(graph, 5_000, Buffer.of(1, 2, 3, 4))],
  ['of another model', /made for the model other/, (graph) => editJson(`${graph}.json`, { model: 'other' })],
  ['of another dimension', /32 dimensions/, (graph) => editJson(`${graph}.json`, { dimensions: 32 })],
  ['of other parameters', /other parameters/, (graph) => editJson(`${graph}.json`, { parameters: 'hnsw m=4' })],
  [
    'of other vectors',
    /another set of vectors/,
    async (graph) => {
      for (const name of ['vectors.hnsw', 'vectors.hnsw.json']) {
        await cp(join(foreign(), name), join(graph, '..', name), { force: true });
      }
    },
  ],
  ['without its binding', /nothing readable says/, (graph) => rm(`${graph}.json`)],
  ['with a binding that is no JSON', /nothing readable says/, (graph) => writeFile(`${graph}.json`, '{"model":')],
];

describe('a graph file', () => {
  test.each(graphDamage)('%s is noticed, told in one line and made again', async (_, reason, damage) => {
    await withCopy(async (folder) => {
      await damage(join(folder, 'vectors.hnsw'));
      const lines: string[] = [];
      for (let round = 0; round < 2; round++) {
        const index = await openIndex({ ...options, dataFolder: folder, log: (line) => lines.push(line) });
        if ('kind' in index) throw new Error(index.kind);
        expect([index.vectors.engine, index.vectors.size]).toEqual(['hnswlib', STATEMENTS]);
        const [hit] = index.vectors.nearest(model.vectorOf('Report document-3. account 245489'), 1);
        expect(index.ordinalOfLabel(hit?.label ?? -1)).toBeGreaterThanOrEqual(0);
        index.close();
      }
      expect(lines).toEqual([expect.stringMatching(reason)]);
      expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    });
  });
});

const databaseDamage: [string, (file: string) => Promise<unknown>][] = [
  ['is garbage', (file) => writeFile(file, Buffer.alloc(50_000, 'garbage '))],
  ['begins with garbage', (file) => overwrite(file, 0, Buffer.alloc(200, 'x'))],
  ['is cut in half', async (file) => truncate(file, Math.floor((await stat(file)).size / 2))],
  ['is cut within the first page', (file) => truncate(file, 700)],
  [
    'has garbled pages in the middle',
    async (file) => {
      const { size } = await stat(file);
      for (let at = 32_768; at < size; at += 16_384) await overwrite(file, at, Buffer.alloc(4_096, 'garbage '));
    },
  ],
  [
    'has another lexical index than was written',
    async (file) => {
      const database = new Database(file);
      database.exec("UPDATE parts SET content = zeroblob(length(content)) WHERE name = 'lexical'");
      database.close();
    },
  ],
];

describe('a SQLite file that', () => {
  test.each(databaseDamage)('%s is noticed, moved aside and built anew', async (_, damage) => {
    await withCopy(async (folder) => {
      const file = join(folder, 'index.sqlite');
      await damage(file);
      const opened = await openIndex({ ...options, dataFolder: folder, log: () => {} });
      expect(opened).toMatchObject({
        kind: 'outdated',
        damaged: true,
        reason: expect.stringMatching(/sqlite is damaged/),
      });
      const lines: string[] = [];
      const reason = 'reason' in opened ? opened.reason : '';
      expect(await build(folder, (line) => lines.push(line), '', reason)).toMatchObject({ embedded: STATEMENTS });
      expect(lines).toEqual([expect.stringMatching(/is damaged \(.*moved to .*index\.sqlite\.damaged-2/)]);
      const again = await openIndex({ ...options, dataFolder: folder, log: (line) => lines.push(line) });
      if ('kind' in again) throw new Error(again.kind);
      expect(again.statementAt(STATEMENTS - 1).document).toBe('document-59');
      again.close();
      expect(lines).toHaveLength(1);
      expect((await readdir(folder)).filter((name) => name.includes('.damaged-'))).toHaveLength(1);
    });
  });

  test('holds vectors that are none is noticed when they are needed', async () => {
    await withCopy(async (folder) => {
      const database = new Database(join(folder, 'index.sqlite'));
      database.exec('UPDATE vectors SET vector = zeroblob(12) WHERE label = 5');
      database.close();
      await rm(join(folder, 'vectors.hnsw'));
      const opened = await openIndex({ ...options, dataFolder: folder, log: () => {} });
      expect(opened).toMatchObject({ kind: 'outdated', damaged: true });
    });
  });
});
