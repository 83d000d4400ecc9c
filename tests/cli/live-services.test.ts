import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { followCorpus } from '../../src/cli/follow-corpus.js';
import { type LiveServices, liveServices } from '../../src/cli/live-services.js';
import { openEngine } from '../../src/cli/open-engine.js';
import { readConfig } from '../../src/config.js';
import { frontMatter } from '../support/corpus-folder.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const FERRY = `${frontMatter('ferry')}\nThe ferry to the island of Hven sails at nine in the morning.\n`;
const LATER = FERRY.replace('nine', 'eleven');

/** A corpus of one document, and services over it. */
async function withLive(use: (live: LiveServices, corpusFolder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const corpusFolder = join(folder, 'corpus');
    await mkdir(corpusFolder);
    await writeFile(join(corpusFolder, 'ferry.md'), FERRY);
    const read = readConfig({});
    if (!read.ok) throw new Error(read.problems.join());
    const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
    const live = liveServices(
      await openEngine(read.config, { corpusFolder, dataFolder: join(folder, 'data') }, stderr),
    );
    try {
      await use(live, corpusFolder);
    } finally {
      await live.close();
    }
  });
}

async function answer({ services }: LiveServices): Promise<string> {
  return JSON.stringify(await services.ask('When does the ferry to the island of Hven sail?', { language: 'en' }));
}

describe('services over a corpus that changes', () => {
  test('answer from the new index, and what is under way from the one that it began with', async () => {
    await withLive(async (live, corpusFolder) => {
      expect(await live.refresh()).toEqual({ kind: 'unchanged' });
      await writeFile(join(corpusFolder, 'ferry.md'), LATER);
      const before = Array.from({ length: 20 }, () => answer(live));
      const refreshed = live.refresh();
      expect(await answer(live)).toContain('nine');
      expect(await refreshed).toEqual({ kind: 'new' });
      for (const each of await Promise.all(before)) expect(each).toContain('nine');
      expect(await answer(live)).toContain('eleven');
      expect(live.services.about().documents).toBe(1);
    });
  });

  test('follow documents that are added and removed', async () => {
    await withLive(async (live, corpusFolder) => {
      await writeFile(join(corpusFolder, 'port.md'), `${frontMatter('port')}\nThe port has two cranes.\n`);
      await live.refresh();
      expect(live.services.documentIds()).toEqual(['ferry', 'port']);
      await rm(join(corpusFolder, 'ferry.md'));
      await live.refresh();
      expect(live.services.documentIds()).toEqual(['port']);
    });
  });

  test('go on with the old index where the corpus has a mistake, and take the mended one', async () => {
    await withLive(async (live, corpusFolder) => {
      await writeFile(join(corpusFolder, 'ferry.md'), LATER.replace('title: Title of ferry\n', ''));
      expect(await live.refresh()).toEqual({ kind: 'kept', trouble: expect.stringContaining('ferry.md') });
      expect(await answer(live)).toContain('nine');
      await writeFile(join(corpusFolder, 'ferry.md'), LATER);
      expect(await live.refresh()).toEqual({ kind: 'new' });
    });
  });

  test('are told of a change by the files, once they stand still, and by a signal', async () => {
    await withLive(async (live, corpusFolder) => {
      const told: string[] = [];
      const until = async (line: string) => {
        for (let tries = 0; tries < 500 && !told.includes(line); tries++)
          await new Promise((resolve) => setTimeout(resolve, 20));
        expect(told).toContain(line);
      };
      const stop = followCorpus({ corpusFolder, live, tell: (line) => told.push(line), every: 20 });
      await writeFile(join(corpusFolder, 'ferry.md'), LATER);
      await until('The corpus has changed; answering from the new index.');
      expect(await answer(live)).toContain('eleven');
      stop();
      const again = followCorpus({ corpusFolder, live, tell: (line) => told.push(line), every: 1e9 });
      process.emit('SIGHUP');
      await until('The corpus has not changed.');
      again();
    });
  });
});
