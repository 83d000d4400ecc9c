import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Journal } from '../../src/review/journal.js';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

test('a journal remembers, forgets what was taken back, and survives a line that was cut short', async () => {
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, 'data/review.jsonl');
    const first = await Journal.open(file);
    await first.note(['a#1', 'b#2', 'a#1'], true);
    await first.note(['b#2', 'never noted'], false);
    await first.note(['c#3'], true);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(5);
    await appendFile(file, '{"statement":"d#4","deci');
    const second = await Journal.open(file);
    await second.note(['e#5'], true);
    const third = await Journal.open(file);
    expect(['a#1', 'b#2', 'c#3', 'd#4', 'e#5'].filter((id) => third.has(id))).toEqual(['a#1', 'c#3', 'e#5']);
    expect(await readFile(file, 'utf8')).toBe(
      ['a#1', 'c#3', 'e#5'].map((statement) => `${JSON.stringify({ statement, decided: true })}\n`).join(''),
    );
  });
});
