import { spawn } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type CorpusFiles, frontMatter, withCorpusFolder } from '../support/corpus-folder.ts';
import { runAlteram } from '../support/run-alteram.ts';

const DRAFT = frontMatter('a', 'reviewed: false');

const CORPUS: CorpusFiles = {
  'corpus/a.md': `${DRAFT}
Northland said on 5 March 2024 that Southland cut the cable.

The cable was repaired in two days.

Southland denied the claim on 6 March 2024.
`,
  'corpus/b.md': `\uFEFF${frontMatter('b', 'reviewed: true').replaceAll('\n', '\r\n')}\r\nA reviewed one.  \r\n`,
  'corpus/parties.yaml': '- id: northland\n  name: Northland\n- id: southland\n  name: Southland\n',
  'corpus/events.yaml': '- {id: cable-2024, title: Damage to the cable}\n',
};

/** In the order of the file, whatever the annotator is sure of. */
const ALLEGES = ['allegation', 'by northland', 'against southland', 'event cable-2024', 'accept'];
const DENIES = ['type denial', 'by southland', 'event cable-2024', 'accept'];

async function review(folder: string, lines: readonly string[], words: readonly string[] = []) {
  const named = ['--corpus', join(folder, 'corpus')];
  return runAlteram(['corpus', 'review', ...words, ...named], join(folder, 'data'), {
    input: lines.map((line) => `${line}\n`).join(''),
  });
}

const textOf = (folder: string, file: string): Promise<string> => readFile(join(folder, 'corpus', file), 'utf8');

/** Decides on whatever is shown, by what it says, each in a session of its own. */
async function decideAll(folder: string, most = 9): Promise<void> {
  let { stdout } = await review(folder, []);
  for (let turn = 0; turn < most; turn++) {
    const shown = stdout.match(/(?<=^> )\w+/gm)?.at(-1);
    if (shown === undefined || /nothing is left to decide/.test(stdout)) return;
    const ended = await review(folder, linesFor(shown));
    expect(ended.code).toBe(0);
    stdout = ended.stdout;
  }
}

function linesFor(shown: string): string[] {
  if (shown === 'The') return ['context', 'accept'];
  return shown === 'Northland' ? ALLEGES : DENIES;
}

describe('corpus review', () => {
  test('goes on where it was left, until the document is reviewed; the check then finds nothing', async () => {
    await withCorpusFolder(CORPUS, async (folder) => {
      await cp(join(folder, 'corpus'), join(folder, 'before'), { recursive: true });
      expect((await review(folder, [])).stdout).toContain('Statement 1 of 3');
      expect(await textOf(folder, 'a.md')).toBe(await readFile(join(folder, 'before/a.md'), 'utf8'));
      await decideAll(folder);
      expect(await textOf(folder, 'a.md')).toBe(`${DRAFT.replace('false', 'true')}
:::allegation{by="northland" against="southland" event="cable-2024"}
Northland said on 5 March 2024 that Southland cut the cable.
:::

The cable was repaired in two days.

:::response{by="southland" type="denial" event="cable-2024"}
Southland denied the claim on 6 March 2024.
:::
`);
      expect(await textOf(folder, 'b.md')).toBe(await readFile(join(folder, 'before/b.md'), 'utf8'));
      expect(await review(folder, [])).toMatchObject({ code: 0, stdout: 'Every document is reviewed.\n' });
      const checked = await runAlteram(['corpus', 'check', '--corpus', join(folder, 'corpus')], join(folder, 'data'));
      expect(checked.stdout).toBe('2 documents, 4 statements: no problems\n');
      expect(await readdir(join(folder, 'corpus'))).toEqual(['a.md', 'b.md', 'events.yaml', 'parties.yaml']);
    });
  });

  test('undoes what it wrote, and says what is no command', async () => {
    await withCorpusFolder(CORPUS, async (folder) => {
      const { code, stderr } = await review(folder, [
        'dance',
        'drop',
        'allegation',
        'by The Dockers',
        'dockers',
        'DU',
        'undo',
        'undo',
        'undo',
        '# a remark',
        '',
      ]);
      expect([code, stderr]).toEqual([1, '"dance" is no command; "help" lists them\n']);
      for (const [file, text] of Object.entries(CORPUS)) expect(await readFile(join(folder, file), 'utf8')).toBe(text);
    });
  });

  test('loses nothing that was decided when it is killed', async () => {
    await withCorpusFolder(CORPUS, async (folder) => {
      const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
      const child = spawn(process.execPath, [main, 'corpus', 'review', 'a', '--corpus', join(folder, 'corpus')], {
        env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), DISCORD_TOKEN: '' },
      });
      let seen = '';
      const shows = (wanted: RegExp) =>
        new Promise<void>((resolve, reject) => {
          const look = () => wanted.test(seen) && resolve();
          child.stdout.on('data', (chunk: Buffer) => {
            seen += chunk.toString();
            look();
          });
          child.once('exit', () => reject(new Error(`ended before ${wanted}: ${seen}`)));
          look();
        });
      await shows(/Statement 1 of 3/);
      child.stdin.write('drop\n');
      await shows(/Statement 2 of 3/);
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      await ended;
      expect((await textOf(folder, 'a.md')).match(/<!-- dropped in review:/g)).toHaveLength(1);
      expect((await review(folder, [])).stdout).toContain('Statement 1 of 2');
    });
  });

  test('writes nothing over what somebody else has changed meanwhile', async () => {
    await withCorpusFolder(CORPUS, async (folder) => {
      const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
      const child = spawn(process.execPath, [main, 'corpus', 'review', 'a.md', '--corpus', join(folder, 'corpus')], {
        env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), DISCORD_TOKEN: '' },
      });
      let told = '';
      child.stderr.on('data', (chunk: Buffer) => {
        told += chunk.toString();
      });
      await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
      const theirs = `${CORPUS['corpus/a.md']}\nMore.\n`;
      await writeFile(join(folder, 'corpus/a.md'), theirs);
      child.stdin.end('drop\n');
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect([code, told]).toEqual([1, expect.stringContaining('a.md was changed by someone else meanwhile')]);
      expect(await textOf(folder, 'a.md')).toBe(theirs);
    });
  });

  test('knows documents by id and by file, and says what may be meant', async () => {
    await withCorpusFolder(CORPUS, async (folder) => {
      expect((await review(folder, [], ['b.md'])).stdout).toBe('Every document is reviewed.\n');
      const { code, stderr } = await review(folder, [], ['c']);
      expect([code, stderr]).toEqual([1, expect.stringContaining('There is no document "c"')]);
    });
  });
});
