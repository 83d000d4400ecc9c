import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { runIndex } from '../../src/cli/index-verb.js';
import { takeWriteLock } from '../../src/index/store/write-lock.js';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const DOCUMENT = `---
title: The harbour
publisher: Example Institute
url: https://example.org/harbour
published: 2024-05-01
kind: report
language: en
---

The harbour was rebuilt in spring.
`;

async function index(folder: string, json = false) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') =>
    new Writable({
      write: (chunk: Buffer, _, done) => {
        written[name] += chunk.toString();
        done();
      },
    });
  const code = await runIndex({
    corpusFolder: join(folder, 'corpus'),
    dataFolder: join(folder, 'data'),
    embeddings: 'bundled',
    json,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
  });
  return { code, ...written };
}

async function withDocument(text: string, use: (folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'corpus'));
    await writeFile(join(folder, 'corpus', 'harbour.md'), text);
    await use(folder);
  });
}

describe('alteram index', () => {
  test('builds, then is up to date', async () => {
    await withDocument(DOCUMENT, async (folder) => {
      const first = await index(folder);
      expect([first.code, first.stdout]).toEqual([
        0,
        expect.stringMatching(/^Indexed 1 document, 1 statement in .*: 1 text embedded, 0 reused/),
      ]);
      const second = await index(folder);
      expect([second.code, second.stdout]).toEqual([0, 'Up to date: 1 document, 1 statement (hnswlib)\n']);
    });
  });

  test('--json prints one object and nothing else', async () => {
    await withDocument(DOCUMENT, async (folder) => {
      const { code, stdout } = await index(folder, true);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ kind: 'built', changed: true, documents: 1, embedded: 1 });
      expect(JSON.parse((await index(folder, true)).stdout)).toMatchObject({ kind: 'unchanged', changed: false });
    });
  });

  test('a corpus with errors is told problem by problem, with nothing on stdout', async () => {
    await withDocument(`${DOCUMENT}\n:::allegation{by="northland"}\nNorthland said so.\n:::\n`, async (folder) => {
      const { code, stdout, stderr } = await index(folder, true);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^harbour\.md:12: /m);
    });
  });

  test('a lock held by another is told with who holds it', async () => {
    await withDocument(DOCUMENT, async (folder) => {
      const lock = await takeWriteLock(join(folder, 'data'), 'bot');
      const { code, stdout, stderr } = await index(folder);
      await lock.release();
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain(`"bot" (process ${process.pid} on `);
    });
  });
});
