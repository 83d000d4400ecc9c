import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildIndex } from '../../../src/index/build-index.js';
import { IndexLockedError, takeWriteLock } from '../../../src/index/store/write-lock.js';
import { startChild } from '../../support/child.ts';
import { HashedWordsModel } from '../../support/hashed-words-model.ts';
import { madeCorpus } from '../../support/made-corpus.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

async function refusal(dataFolder: string): Promise<IndexLockedError> {
  const taken = await takeWriteLock(dataFolder, 'second').catch((error: unknown) => error);
  if (taken instanceof IndexLockedError) return taken;
  throw new Error('The lock was given twice');
}

describe('the write lock', () => {
  test('is given to one at a time; the second is told who has it', async () => {
    await withTemporaryFolder(async (folder) => {
      const lock = await takeWriteLock(folder, 'first');
      const { holder, message } = await refusal(folder);
      expect(holder).toMatchObject({ pid: process.pid, host: hostname(), verb: 'first' });
      expect(message).toContain(`"first" (process ${process.pid} on ${hostname()}, since ${holder?.since})`);
      await lock.release();
      await lock.release();
      await (await takeWriteLock(folder, 'third')).release();
    });
  });

  test('another process that holds it is named, and gives it back by being killed', async () => {
    await withTemporaryFolder(async (folder) => {
      const child = startChild('./hold-lock-in-child.ts', folder);
      try {
        await child.line('locked');
        expect((await refusal(folder)).holder).toMatchObject({ pid: child.process.pid, verb: 'slow build' });
        const build = buildIndex({
          corpus: madeCorpus({ alpha: ['One.'] }),
          fingerprint: 'first',
          dataFolder: folder,
          model: new HashedWordsModel(),
          log: () => {},
        });
        await expect(build).rejects.toThrow(IndexLockedError);
      } finally {
        await child.kill();
      }
      await (await takeWriteLock(folder, 'after')).release();
    });
  });

  test('a folder that cannot be written is named', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), 'no folder');
      await expect(takeWriteLock(join(folder, 'file'), 'first')).rejects.toThrow(/file cannot be written .*--data/);
    });
  });

  test('a lock file that is none of ours is replaced', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'write.lock'), 'x'.repeat(5_000));
      const lock = await takeWriteLock(folder, 'first');
      await refusal(folder);
      await lock.release();
    });
  });
});
