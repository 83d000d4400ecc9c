import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runCorpusCheck } from '../../src/cli/corpus-check.js';
import { runCorpusStats } from '../../src/cli/corpus-stats.js';
import { type CorpusFiles, frontMatter, withCorpusFolder } from '../support/corpus-folder.ts';

async function run(verb: typeof runCorpusCheck, corpusFolder: string, json = false) {
  let out = '';
  let err = '';
  const stdout = { write: (text: string) => (out += text) };
  const stderr = { write: (text: string) => (err += text) };
  const code = await verb({ corpusFolder, json, stdout, stderr });
  return { code, out, err };
}

const CLEAN: CorpusFiles = {
  'a.md': `${frontMatter('a', 'event: leak-2024')}
:::allegation{by="north" against="south"}
North said that South leaked it.
:::

:::allegation{by="north" against="east"}
North said that East printed it.
:::

:::allegation{by="north" against="hackers"}
North said that unnamed hackers helped.
:::

:::response{by="south" type="counter-accusation" against="north"}
South said that North leaked it itself.
:::
`,
  'b.md': `${frontMatter('b', 'event: leaks')}
:::response{by="east" type="denial"}
East said that it prints no leaks.
:::
`,
  'parties.yaml':
    '- {id: north, name: North}\n- {id: south, name: South}\n- {id: east, name: East}\n- {id: hackers, name: Hackers, unnamed: true}\n',
  'events.yaml': '- {id: leaks, title: Leaks}\n- {id: leak-2024, title: Leak of 2024, parent: leaks}\n',
};

describe('corpus check', () => {
  test('a clean corpus is one line with counts', async () => {
    await withCorpusFolder(CLEAN, async (folder) => {
      expect(await run(runCorpusCheck, folder)).toEqual({
        code: 0,
        out: '2 documents, 5 statements: no problems\n',
        err: '',
      });
    });
  });

  test('every problem is one line, all at once, also where they are only warnings', async () => {
    const files = {
      ...CLEAN,
      'c.md': `${frontMatter('c', 'event: leek-2024')}Text.`,
      'd.md': `${frontMatter('a')}:::allegation\nX.`,
    };
    await withCorpusFolder(files, async (folder) => {
      const { code, out, err } = await run(runCorpusCheck, folder);
      expect(code).toBe(1);
      expect(out.split('\n')).toEqual([
        'c.md:7: unknown event "leek-2024"; did you mean "leak-2024"? write an id of events.yaml, or add this one there',
        'd.md:2: the id "a" is already that of a.md; give one of the two another id',
        'd.md:9: allegation without by; write by="…" with the id of the party who alleges',
        'd.md:9: this block is never closed; write ::: alone on the line after its text',
        '',
      ]);
      expect(err).toBe('3 errors, 1 warnings\n');
      const json = JSON.parse((await run(runCorpusCheck, folder, true)).out);
      expect(json).toMatchObject({
        documents: 3,
        statements: 6,
        problems: [{ file: 'c.md', line: 7, severity: 'warning' }, {}, {}, {}],
      });
    });
  });

  test('a folder without documents is a problem', async () => {
    await withCorpusFolder({ 'README.md': 'x' }, async (folder) => {
      const { code, out } = await run(runCorpusCheck, folder);
      expect([code, out]).toEqual([1, '.:1: there is no document in this folder; add a file that ends in .md\n']);
    });
  });

  test.each([runCorpusCheck, runCorpusStats])('a missing folder is one line on stderr', async (verb) => {
    await withCorpusFolder({}, async (folder) => {
      const { code, out, err } = await run(verb, join(folder, 'none'));
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^The corpus folder ".*none" does not exist; set CORPUS_DIR or --corpus .*\n$/);
    });
  });
});

describe('corpus stats', () => {
  test('counts, with gaps first', async () => {
    await withCorpusFolder(CLEAN, async (folder) => {
      const { code, out, err } = await run(runCorpusStats, folder);
      expect([code, err]).toEqual([0, '']);
      expect(out).toBe(
        [
          '2 documents, 5 statements, as of 2024-03-05',
          '0 context, 3 allegations, 2 responses; 0 not reviewed',
          'Accusations: 1 without a response on record, 2 with one, 1 of nobody named',
          '',
          'response on record  allegations  responses  party    event',
          'none on record                1          0  north    leak-2024',
          'wider event                   1          0  east     leak-2024',
          'same event                    1          1  south    leak-2024',
          'nobody named                  1          0  hackers  leak-2024',
          '',
        ].join('\n'),
      );
      const json = JSON.parse((await run(runCorpusStats, folder, true)).out);
      expect(json).toMatchObject({
        statements: 5,
        byStance: { allegation: 3 },
        disputes: [{ party: 'north', coverage: 'none on record' }, {}, {}, {}],
      });
    });
  });

  test('a response that nobody has reviewed is told as such, and names that parties.yaml lacks are proposed', async () => {
    const files = {
      ...CLEAN,
      'c.md': `${frontMatter('c', 'reviewed: false')}
:::response{by="north" type="denial" event="leak-2024"}
North denied that it leaked anything.
:::

The Dockers Union accused North of negligence. The DU accused South of fraud on 5 March 2024. DU was right.

The Harbour Gazette said that the dockers union broke the law. A ship was accused by it.
`,
    };
    await withCorpusFolder(files, async (folder) => {
      const { out } = await run(runCorpusStats, folder);
      expect(out).toContain('; 3 not reviewed (in 1 documents)\n');
      expect(out).toContain('same event, not reviewed            1          1  north    leak-2024\nsame event ');
      const { proposedParties, disputes } = JSON.parse((await run(runCorpusStats, folder, true)).out);
      expect(proposedParties[0]).toEqual({ name: 'Dockers Union', aliases: ['DU'], mentions: 4 });
      expect(disputes.filter(({ needsReview }: { needsReview: boolean }) => needsReview)).toMatchObject([
        { party: 'north' },
      ]);
    });
  });
});
