import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runAlteram } from '../support/run-alteram.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

describe('alteram corpus add', () => {
  test('brings a folder into a new corpus, which can then be checked and indexed', async () => {
    await withTemporaryFolder(async (folder) => {
      const corpus = join(folder, 'corpus');
      await mkdir(join(folder, 'in'));
      await mkdir(corpus);
      await writeFile(join(corpus, 'events.yaml'), '- {id: cable-2023, title: Harbour cable}\n');
      const text = 'Northland said on 5 March 2024 that a ship from Southland cut the harbour cable.';
      await writeFile(join(folder, 'in', 'cable.txt'), `The harbour cable\n\n${text}\n`);
      await writeFile(
        join(folder, 'in', 'list.csv'),
        `text,title,url\n"Southland denied on 6 March 2024 that its ship was there.",Reply,https://news.example/reply\n`,
      );
      await writeFile(join(folder, 'in', 'empty.html'), '');
      const flags = [
        '--publisher',
        'Example News',
        '--published',
        '2024-03-07',
        '--event',
        'cable-2024',
        '--out',
        'new',
      ];
      const added = await runAlteram(['corpus', 'add', join(folder, 'in'), '--corpus', corpus, ...flags], folder);
      expect(added.code).toBe(1);
      expect(added.stderr).toContain('--event: "cable-2024" is not in events.yaml; did you mean "cable-2023"?');
      expect(added.stderr).toContain('empty.html: is empty (0 bytes)');
      expect(added.stdout).toContain('new/example-news-2024-03-07-the-harbour-cable.md, 1 statement (not found: url;');
      expect(added.stdout).toContain('new/example-news-2024-03-07-reply.md, 1 statement\n');
      expect(added.stdout).toMatch(/\n3 inputs: 2 added, 1 failed\n$/u);
      expect((await readdir(join(corpus, 'new'))).sort()).toEqual([
        'example-news-2024-03-07-reply.md',
        'example-news-2024-03-07-the-harbour-cable.md',
      ]);

      const again = await runAlteram(
        ['corpus', 'add', join(folder, 'in', 'cable.txt'), '--corpus', corpus, ...flags, '--json'],
        folder,
      );
      expect(again.code).toBe(0);
      expect(JSON.parse(again.stdout)).toMatchObject({ dryRun: false, counts: { unchanged: 1, failed: 0 } });

      const checked = await runAlteram(['corpus', 'check', '--corpus', corpus], folder);
      expect(checked.stderr).toBe('0 errors, 3 warnings\n');
      const stats = await runAlteram(['corpus', 'stats', '--corpus', corpus], folder);
      expect(stats.stdout).toContain('2 documents, 2 statements, as of 2024-03-07');
      expect(stats.stdout).toContain('2 not reviewed');
    });
  });

  test('does not fetch from this computer, whatever the settings', async () => {
    await withTemporaryFolder(async (folder) => {
      const words = [
        'corpus',
        'add',
        'http://127.0.0.1:1080/',
        'http://localhost:1080/',
        'file:///etc/passwd',
        '--corpus',
        join(folder, 'corpus'),
      ];
      const { code, stderr, stdout } = await runAlteram(words, folder);
      expect(code).toBe(1);
      expect(stderr.match(/leads to an address that is not public/gu)).toHaveLength(2);
      expect(stderr).toContain('has the scheme "file:"');
      expect(stdout).toBe('3 inputs: 3 failed\n');
    });
  });

  test('without an input is a wrong use', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await runAlteram(['corpus', 'add', '--corpus', folder], folder)).toMatchObject({ code: 2, stdout: '' });
    });
  });
});
