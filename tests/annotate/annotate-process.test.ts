import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runAlteram } from '../support/run-alteram.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const INPUT = [
  'Prosecutors accused Canada of theft.',
  '',
  '{"id":"b","lang":"fr","text":"Le ministre dément."}',
  '{"text":"The court will hear the case on 4 May."}',
].join('\n');

describe('alteram annotate', () => {
  test('prints one object a line, in the order of the input', async () => {
    await withTemporaryFolder(async (folder) => {
      const { code, stdout } = await runAlteram(['annotate', '-', '--json'], folder, { input: INPUT });
      expect(code).toBe(0);
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toEqual([
        {
          id: 1,
          label: 'allegation',
          response_type: null,
          mixed: false,
          by: 'Prosecutors',
          against: 'Canada',
          by_ids: [],
          against_ids: ['canada'],
          confidence: expect.any(Number),
        },
        expect.objectContaining({
          id: 'b',
          label: 'response',
          response_type: 'denial',
          by: 'ministre',
          against: 'unnamed',
        }),
        expect.objectContaining({ id: 4, label: 'context', response_type: null, by: 'unnamed', against: 'unnamed' }),
      ]);
    });
  });

  test('prints a table without --json, and a document with offsets', async () => {
    await withTemporaryFolder(async (folder) => {
      const table = await runAlteram(['annotate'], folder, { input: INPUT });
      expect(table.stdout.split('\n')[0]).toMatch(/^label +type +conf\. +by +against +sentence$/);
      expect(table.stdout).toMatch(/\nresponse +denial +\d\.\d\d +ministre /);

      const file = join(folder, 'note.md');
      const source = '# Title\n\nThe bank was founded in 1921. Prosecutors accused the bank of fraud.\n';
      await writeFile(file, source);
      const { stdout } = await runAlteram(['annotate', file, '--json'], folder);
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.map(({ label }) => label)).toEqual(['context', 'allegation']);
      expect(lines.map(({ start, end }) => source.slice(start, end))).toEqual([
        'The bank was founded in 1921.',
        'Prosecutors accused the bank of fraud.',
      ]);
    });
  });

  test('a bad line is told with file and line, and nothing is printed', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'lines.jsonl');
      await writeFile(file, 'A sentence.\n{"id":1}\n');
      const missing = await runAlteram(['annotate', file, '--json'], folder);
      expect([missing.code, missing.stdout]).toEqual([1, '']);
      expect(missing.stderr).toContain(`${file}:2: "text" is missing`);
      await writeFile(file, '{"id":1,\n');
      expect((await runAlteram(['annotate', file], folder)).stderr).toContain(
        `${file}:1: begins with { and is not JSON`,
      );
      const none = await runAlteram(['annotate', join(folder, 'none.txt')], folder);
      expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('none.txt: cannot be read')]);
    });
  });
});
