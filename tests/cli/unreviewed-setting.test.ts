import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { frontMatter, withCorpusFolder } from '../support/corpus-folder.ts';
import { runAlteram } from '../support/run-alteram.ts';

const CORPUS = {
  'corpus/a.md': `${frontMatter('a')}
:::allegation{by="northland" against="southland"}
Northland said on 5 March 2024 that Southland cut the harbour cable.
:::
`,
  'corpus/b.md': `${frontMatter('b', 'reviewed: false')}
:::response{by="southland" type="denial"}
Southland denied on 6 March 2024 that it cut the harbour cable.
:::
`,
};

test('UNREVIEWED takes effect at the next start: what is kept out is shown nowhere, and not on record', async () => {
  await withCorpusFolder(CORPUS, async (folder) => {
    const words = ['ask', 'who cut the harbour cable?', '--corpus', join(folder, 'corpus')];
    const ask = async (unreviewed: string, ...more: string[]) =>
      (await runAlteram([...words, ...more], join(folder, 'data'), { env: { UNREVIEWED: unreviewed } })).stdout;
    expect(await ask('show')).toMatch(/Southland denied .*\(machine-annotated\)/);
    expect(await ask('show', '--discord')).toContain('machine-annotated');
    const hidden = await ask('hide');
    expect(hidden).toContain('Northland said');
    expect(hidden).not.toContain('denied');
    expect(hidden).toMatch(/no response/i);
    expect(await ask('show')).toContain('Southland denied');
  });
});

test('a corpus of which all is kept out answers that it has nothing', async () => {
  await withCorpusFolder({ 'corpus/b.md': CORPUS['corpus/b.md'] }, async (folder) => {
    const words = ['ask', 'who cut the harbour cable?', '--corpus', join(folder, 'corpus')];
    const { code, stdout } = await runAlteram(words, join(folder, 'data'), { env: { UNREVIEWED: 'hide' } });
    expect(code).toBe(0);
    expect(stdout).not.toContain('Southland');
  });
});
