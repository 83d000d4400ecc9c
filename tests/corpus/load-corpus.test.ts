import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CorpusFolderError } from '../../src/corpus/corpus-folder.js';
import { corpusFingerprint } from '../../src/corpus/fingerprint.js';
import { loadCorpus } from '../../src/corpus/load-corpus.js';
import { type CorpusFiles, frontMatter, withCorpusFolder } from '../support/corpus-folder.ts';

const ALLEGATION = ':::allegation{by="global-affairs-canada" against="chian" event="mps-2023"}\nIt did.\n:::\n';

async function problemsOf(files: CorpusFiles): Promise<string[]> {
  return withCorpusFolder(files, async (folder) => {
    const { problems } = await loadCorpus(folder);
    return problems.map(({ file, line, severity, what }) => `${file}:${line} ${severity} ${what}`);
  });
}

async function idsOf(files: CorpusFiles): Promise<string[]> {
  return withCorpusFolder(files, async (folder) => (await loadCorpus(folder)).corpus.documents.map(({ id }) => id));
}

describe('which files are read', () => {
  test('Markdown of the folder and its sub-folders, by id', async () => {
    const files = {
      'b.md': `${frontMatter('zz')}Text.`,
      'sub/a.md': 'Text.',
      'C.MD': 'Text.',
      'README.md': 'no',
      'sub/readme.md': 'no',
      '.hidden.md': 'no',
      '.git/x.md': 'no',
      'notes.txt': 'no',
      'sub/parties.yaml': '{[',
    };
    expect(await idsOf(files)).toEqual(['c', 'sub-a', 'zz']);
  });

  test('links out of the folder are told, not followed; links inside it are', async () => {
    await withCorpusFolder({ 'secret.md': 'Secret.' }, (outside) =>
      withCorpusFolder({ '.data/a.md': 'Text.' }, async (folder) => {
        await symlink(join(folder, '.data/a.md'), join(folder, 'inside.md'));
        await symlink(join(outside, 'secret.md'), join(folder, 'outside.md'));
        await symlink(outside, join(folder, 'folder'));
        await symlink(join(folder, 'nowhere'), join(folder, 'dangling.md'));
        const { corpus, problems } = await loadCorpus(folder);
        expect(corpus.documents.map(({ file }) => file)).toEqual(['inside.md']);
        const what = expect.stringMatching(/^this link leads to no file/);
        expect(problems).toMatchObject([
          { file: 'dangling.md', what },
          { file: 'inside.md' },
          { file: 'outside.md', what },
        ]);
      }),
    );
  });

  test('what is not UTF-8 or too large is told, and the rest is read', async () => {
    const files = {
      'latin1.md': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
      'large.md': 'x'.repeat(5_000_000),
      'good.md': `\uFEFF${frontMatter('good')}Text.`,
      'parties.yaml': new Uint8Array([0xff]),
    };
    expect(await problemsOf(files)).toEqual([
      'large.md:1 error 5,000,000 bytes, more than 1,000,000',
      'latin1.md:1 error the file is not UTF-8',
      'parties.yaml:1 error the file is not UTF-8',
    ]);
    expect(await idsOf(files)).toEqual(['good']);
  });

  test.each(['missing', 'file.md'])('a folder that is none (%s) is one clear error', async (name) => {
    await withCorpusFolder({ 'file.md': 'Text.' }, async (parent) => {
      const folder = join(parent, name);
      for (const read of [loadCorpus, corpusFingerprint]) {
        const error = await read(folder).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(CorpusFolderError);
        const reason = name === 'missing' ? 'does not exist' : 'is not a folder';
        expect((error as Error).message).toBe(
          `The corpus folder "${folder}" ${reason}; set CORPUS_DIR or --corpus to a folder of Markdown documents.`,
        );
      }
    });
  });
});

describe('documents', () => {
  test('an id that comes twice is told at its line, and the first file keeps it', async () => {
    const files = { 'a.md': `${frontMatter('same')}First.`, 'b.md': `${frontMatter('same')}Second.` };
    expect(await problemsOf(files)).toEqual(['b.md:2 error the id "same" is already that of a.md']);
    expect(await idsOf(files)).toEqual(['same']);
  });

  test('one with an error is left out; one with a warning is not', async () => {
    const files = { 'a.md': `${frontMatter('a')}:::allegation{by=x}\nX.\n:::`, 'b.md': 'Text.' };
    expect(await idsOf(files)).toEqual(['b']);
  });

  test('the newest date is that of the corpus', async () => {
    const files = {
      'a.md': `${frontMatter('a')}A.`,
      'b.md': `${frontMatter('b').replace('2024-03-05', '2025-01-01')}B.`,
      'c.md': 'C.',
    };
    await withCorpusFolder(files, async (folder) => expect((await loadCorpus(folder)).corpus.asOf).toBe('2025-01-01'));
    await withCorpusFolder({ 'c.md': 'C.' }, async (folder) =>
      expect((await loadCorpus(folder)).corpus.asOf).toBeNull(),
    );
  });
});

describe('parties and events', () => {
  test('without registry files every id has an entry with a readable name, and nothing is unknown', async () => {
    await withCorpusFolder({ 'a.md': frontMatter('a', 'event: posts-on-mps') + ALLEGATION }, async (folder) => {
      const { corpus, problems } = await loadCorpus(folder);
      expect(problems).toEqual([]);
      expect(corpus.registry.parties.get('global-affairs-canada')).toEqual({
        id: 'global-affairs-canada',
        name: 'Global Affairs Canada',
        aliases: [],
        spokespeople: [],
        answeredBy: null,
        unnamed: false,
      });
      expect(corpus.registry.events.get('posts-on-mps')?.title).toBe('Posts on Mps');
      expect([...corpus.registry.events.keys()].sort()).toEqual(['mps-2023', 'posts-on-mps']);
      expect(corpus.glossary).toEqual([]);
    });
  });

  test('with them an unknown id is a warning with a suggestion, and has an entry all the same', async () => {
    const files = {
      'a.md': frontMatter('a', 'event: mps-2032') + ALLEGATION,
      'parties.yaml': '- id: china\n  name: China\n- id: gac\n  name: Global Affairs Canada\n',
      'events.yaml': '- id: mps-2023\n  title: Posts\n',
    };
    await withCorpusFolder(files, async (folder) => {
      const { corpus, problems } = await loadCorpus(folder);
      expect(problems).toEqual([
        {
          file: 'a.md',
          line: 7,
          severity: 'warning',
          what: 'unknown event "mps-2032"',
          mend: expect.stringMatching(/^did you mean "mps-2023"\? write an id of events.yaml/),
        },
        {
          file: 'a.md',
          line: 9,
          severity: 'warning',
          what: 'unknown party "chian"',
          mend: expect.stringMatching(/^did you mean "china"\? write an id of parties.yaml/),
        },
        {
          file: 'a.md',
          line: 9,
          severity: 'warning',
          what: 'unknown party "global-affairs-canada"',
          mend: expect.stringMatching(/^did you mean "gac"\?/),
        },
      ]);
      expect(corpus.documents).toHaveLength(1);
      expect([...corpus.registry.parties.keys()]).toEqual(['china', 'gac', 'global-affairs-canada', 'chian']);
    });
  });
});

describe('fingerprint', () => {
  test('stays while nothing changes, and changes with name, content or time', async () => {
    await withCorpusFolder({ 'a.md': 'Text.', 'b/c.md': 'Text.', 'parties.yaml': '' }, async (folder) => {
      const first = await corpusFingerprint(folder);
      expect(first).toMatch(/^[0-9a-f]{64}$/);
      expect(await corpusFingerprint(folder)).toBe(first);
      await writeFile(join(folder, 'notes.txt'), 'not of the corpus');
      expect(await corpusFingerprint(folder)).toBe(first);
      await writeFile(join(folder, 'b/c.md'), 'Text!!');
      const second = await corpusFingerprint(folder);
      expect(second).not.toBe(first);
      await writeFile(join(folder, 'events.yaml'), '');
      expect(await corpusFingerprint(folder)).not.toBe(second);
    });
  });
});
