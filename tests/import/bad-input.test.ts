import { open } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { checkCorpus } from '../../src/corpus/check-corpus.js';
import { openParsers } from '../../src/import/read/parsers.js';
import { madePdf } from './support/made-pdf.ts';
import { madeDocx } from './support/made-zip.ts';
import { messagesOf, withWorkshop } from './support/try-import.ts';

describe('a batch with bad inputs', () => {
  test('tells each in one line, and imports the others', async () => {
    await withWorkshop(async ({ folder, corpusFolder, input, add }) => {
      await input('01-good.txt', 'Northland said on 5 March 2024 that the cable in its harbour was cut.');
      await input('02-empty.txt', '');
      await input('03-encrypted.pdf', madePdf([['Words of the report that nobody can read.']], { encrypted: true }));
      await input('04-scanned.pdf', madePdf([[], []]));
      await input(
        '05-bomb.docx',
        madeDocx(['W.'], { extra: [{ name: 'word/a.xml', content: Buffer.alloc(120_000_000) }] }),
      );
      await input(
        '06-login.html',
        '<html><head><title>Sign in</title></head><body><form>Sign in to read more of this page.<input type="password"></form></body></html>',
      );
      await input('07-binary.txt', Buffer.from([1, 2, 3, 0, 0, 0]));
      const huge = await open(await input('08-huge.pdf', ''), 'r+');
      await huge.truncate(200_000_000);
      await huge.close();
      await input('09-deep.html', '<b>'.repeat(50_000));
      await input('10-broken.json', '{"a": [');
      await input(
        '11-good.pdf',
        madePdf([['Southland said on 6 March 2024 that the claim of Northland was baseless.']]),
      );
      await input('12-picture.png', 'x');
      const { code, err, results, counts } = await add([folder.concat('/in'), `${folder}/none.txt`]);
      expect(counts).toMatchObject({ added: 2, failed: 10, skipped: 1 });
      expect(code).toBe(1);
      expect(err.trim().split('\n')).toHaveLength(11);
      expect(messagesOf(results)).toEqual([
        'is empty (0 bytes); give a file with text',
        'is encrypted with a password; save it without one',
        'has no text layer (pages that were scanned); recognise its text (OCR) first',
        'unpacks to far more than a document holds; save it again, or give its text',
        'is a page that asks to log in; open it in a browser, save its text and give that',
        'is no text (it holds binary data); give a file of a known kind',
        'has 200 MB, more than 50 MB; split it into several files',
        'its elements are nested too deeply; save its text and give that',
        expect.stringMatching(/^cannot be read as JSON \(.*\); mend it$/u),
        'is of a kind that is not imported; left out',
        'there is no such file or folder; check the name',
      ]);
      // Whatever was imported, the index can be built: the check finds nothing worse than what is missing.
      const { problems, documents } = await checkCorpus(corpusFolder);
      expect(documents).toBe(2);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  });

  test('is not held up or taken down by a file that takes too much', async () => {
    await withWorkshop(async ({ input, add }) => {
      const slow = await input('slow.html', `<html><body>${'<'.repeat(1_000_000)}`);
      const large = await input('large.html', `<html><body>${'<p>Northland said that.</p>'.repeat(100_000)}`);
      const good = await input('good.txt', 'Northland said on 5 March 2024 that the cable in its harbour was cut.');
      for (const [bad, heapMegabytes, message] of [
        [slow, 512, 'takes more than 4 s to read; split it'],
        [large, 16, 'takes too much memory to read; split it, or give its text'],
      ] as const) {
        const parsers = openParsers({ milliseconds: 4_000, heapMegabytes, growthMegabytes: 4_000 });
        try {
          const { results, counts } = await add([bad, good], { parsers, dryRun: true });
          expect(messagesOf(results)).toEqual([message]);
          expect(counts).toMatchObject({ failed: 1, added: 1 });
        } finally {
          await parsers.close();
        }
      }
    });
  });

  test('tells wrong flags before anything is read', async () => {
    await withWorkshop(async ({ input, add }) => {
      const file = await input('a.txt', 'Northland said that the cable was cut.');
      const { code, err } = await add([file], { published: '5 March', language: 'English', out: '../elsewhere' });
      expect(code).toBe(1);
      expect(err.trim().split('\n')).toEqual([
        '--published: "5 March" is no date; write the day as YYYY-MM-DD, for example 2023-10-24',
        '--language: "English" is no language tag; write a tag such as en, fr or zh',
        '--out: "../elsewhere" is no folder inside the corpus; write a name such as imported',
      ]);
    });
  });

  test('does not take the corpus for an input', async () => {
    await withWorkshop(async ({ folder, input, add }) => {
      await add([await input('a.txt', 'Northland said that the cable was cut.')]);
      for (const name of ['corpus', 'corpus/.originals', '.']) {
        expect(messagesOf((await add([`${folder}/${name}`])).results)).toEqual([
          'is the corpus itself, or lies in it; give a file from elsewhere',
        ]);
      }
    });
  });
});
