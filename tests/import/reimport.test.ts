import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadCorpus } from '../../src/corpus/load-corpus.js';
import type { Annotate } from '../../src/import/annotate.js';
import { page, withServer } from './support/hostile-server.ts';
import { filesOf, withWorkshop } from './support/try-import.ts';

const PARAGRAPHS = Array.from(
  { length: 12 },
  (_, n) =>
    `In section ${n} Northland said that ship number ${n * 7} from Southland passed the harbour on day ${n} of March.`,
);
const ARTICLE = `Cable report\n\n${PARAGRAPHS.join('\n\n')}\n`;
const LATER = ARTICLE.replace('passed the harbour on day 4', 'cut the cable on day 4');

const html = (paragraphs: readonly string[], head = '') =>
  `<html lang="en"><head><title>Cable report</title>${head}</head><body><article>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;

const kinds = (results: readonly { outcome: { kind: string } }[]) => results.map(({ outcome }) => outcome.kind);

describe('importing again', () => {
  test('the same file changes nothing', async () => {
    await withWorkshop(async ({ input, add, read, corpusFolder }) => {
      const file = await input('report.txt', ARTICLE);
      const first = await add([file]);
      expect(kinds(first.results)).toEqual(['added']);
      const written = await read('cable-report.md');
      const files = await readdir(join(corpusFolder, '.originals'));
      expect(kinds((await add([file, await input('copy/other-name.txt', ARTICLE)])).results)).toEqual([
        'unchanged',
        'unchanged',
      ]);
      expect(await read('cable-report.md')).toBe(written);
      expect(await readdir(join(corpusFolder, '.originals'))).toEqual(files);
    });
  });

  test('a later version of a draft that nobody touched replaces it, and both originals are kept', async () => {
    await withWorkshop(async ({ input, add, read, corpusFolder }) => {
      await add([await input('report.txt', ARTICLE)]);
      const { results } = await add([await input('report.txt', LATER)]);
      expect(kinds(results)).toEqual(['updated']);
      expect(filesOf(results)).toEqual(['cable-report.md']);
      expect(await read('cable-report.md')).toContain('cut the cable on day 4');
      expect((await readdir(join(corpusFolder, '.originals'))).filter((name) => name.endsWith('.txt'))).toHaveLength(2);
    });
  });

  test.each([
    [
      'a stance',
      (text: string) => text.replace(/(In section 3.*)/u, ':::allegation{by="northland" against="southland"}\n$1\n:::'),
    ],
    [
      'the mark of review',
      (text: string) => text.replace('reviewed: false', 'reviewed: true').replace('draft: import\n', ''),
    ],
    ['a word', (text: string) => text.replace('section 3', 'chapter 3')],
    ['an error', (text: string) => text.replace('title:', 'titel:')],
  ])('a document in which a person has set %s stays as it is; the new version lies beside it', async (_, change) => {
    await withWorkshop(async ({ input, add, read, edit, corpusFolder }) => {
      await add([await input('report.txt', ARTICLE)]);
      const edited = change(await read('cable-report.md'));
      await edit('cable-report.md', edited);
      expect(kinds((await add([await input('report.txt', ARTICLE)])).results)).toEqual(['unchanged']);
      const { code, results } = await add([await input('report.txt', LATER)]);
      expect(results[0]?.outcome).toEqual({
        kind: 'kept both',
        id: 'cable-report',
        file: 'cable-report.md',
        newVersion: 'cable-report.new-version.md.txt',
      });
      expect(code).toBe(0);
      expect(await read('cable-report.md')).toBe(edited);
      expect(await read('cable-report.new-version.md.txt')).toContain('cut the cable on day 4');
      const originals = (await readdir(join(corpusFolder, '.originals'))).filter((name) => name.endsWith('.txt'));
      expect(originals).toHaveLength(2);
      const { corpus } = await loadCorpus(corpusFolder);
      expect(corpus.documents.length).toBeLessThanOrEqual(1);
    });
  });

  test('a page is found by its address, however that is written, and by the one that it names', async () => {
    let paragraphs: readonly string[] = PARAGRAPHS.slice(0, 4);
    const head = '<link rel="canonical" href="/report">';
    const serve = (_: unknown, response: import('node:http').ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html(paragraphs, head));
    };
    await withServer({ '/report': serve }, async ({ origin, fetcher }) => {
      await withWorkshop(async ({ add }) => {
        const [first] = (await add([`${origin}/report?utm_source=a`], { fetcher })).results;
        expect(first).toMatchObject({ outcome: { kind: 'added' }, missing: ['published'] });
        paragraphs = PARAGRAPHS.slice(6);
        const { results } = await add([`${origin}/report#top`], { fetcher });
        expect(kinds(results)).toEqual(['updated']);
        expect(filesOf(results)).toEqual(filesOf(first === undefined ? [] : [first]));
      });
    });
  });

  test('a page cannot say that it is a page of somebody else', async () => {
    const theirs =
      '---\ntitle: Theirs\npublisher: P\nurl: https://news.example/theirs\npublished: 2024-03-05\n---\n\nNorthland said that it was quiet.\n';
    const pages = { '/a': page(html(PARAGRAPHS, '<link rel="canonical" href="https://news.example/theirs">')) };
    await withServer(pages, async ({ origin, fetcher }) => {
      await withWorkshop(async ({ add, edit, read, input }) => {
        await add([await input('other.txt', 'Something else was said by Eastland in the spring of 2024.')]);
        await edit('theirs.md', theirs);
        const { results } = await add([`${origin}/a`], { fetcher });
        expect(kinds(results)).toEqual(['added']);
        expect(await read(filesOf(results)[0] ?? '')).toContain(`url: ${origin}/a`);
        expect(await read('theirs.md')).toBe(theirs);
      });
    });
  });

  test('the same text on another site is told and not written twice', async () => {
    await withServer({ '/copy': page(html(PARAGRAPHS)) }, async ({ origin, fetcher }) => {
      await withWorkshop(async ({ add, input, read, corpusFolder }) => {
        const saved = html(PARAGRAPHS, '<link rel="canonical" href="https://news.example/report">');
        const [first] = filesOf((await add([await input('saved.html', saved)])).results);
        expect(await read(first ?? '')).toContain('url: https://news.example/report');
        const { results } = await add([`${origin}/copy`], { fetcher });
        expect(results[0]?.outcome).toMatchObject({ kind: 'same text', file: first });
        expect((await readdir(corpusFolder)).filter((name) => name.endsWith('.md'))).toHaveLength(1);
      });
    });
  });

  test('bulletins that differ in day and address are documents of their own', async () => {
    const bulletin = (week: number) =>
      html(
        PARAGRAPHS.map((text, n) => (n === 5 ? `${text} Week ${week} was quiet.` : text)),
        `<meta name="date" content="2024-03-0${week}"><link rel="canonical" href="https://news.example/week-${week}">`,
      );
    await withWorkshop(async ({ add, input }) => {
      const { results } = await add([await input('1.html', bulletin(1)), await input('2.html', bulletin(2))]);
      expect(kinds(results)).toEqual(['added', 'added']);
      expect(new Set(filesOf(results)).size).toBe(2);
    });
  });

  test('what was deleted comes back when it is asked for', async () => {
    await withWorkshop(async ({ add, input, read, corpusFolder }) => {
      const file = await input('report.txt', ARTICLE);
      await add([file]);
      await rm(join(corpusFolder, 'cable-report.md'));
      expect(kinds((await add([file])).results)).toEqual(['added']);
      expect(await read('cable-report.md')).toContain('section 11');
    });
  });

  test('a dry run writes nothing', async () => {
    await withWorkshop(async ({ add, input, corpusFolder }) => {
      const { results } = await add([await input('report.txt', ARTICLE)], { dryRun: true });
      expect(kinds(results)).toEqual(['added']);
      await expect(readdir(corpusFolder)).rejects.toThrow('ENOENT');
    });
  });
});

describe('what is kept beside a document', () => {
  test('its original, byte for byte, and where each statement stands in it', async () => {
    await withWorkshop(async ({ add, input, read, corpusFolder }) => {
      await add([await input('report.txt', ARTICLE)], { party: 'northland eastland', event: 'cable-2024' });
      const sidecar = JSON.parse(await read('.originals/cable-report.json'));
      expect(sidecar).toMatchObject({
        document: 'cable-report',
        parties: ['northland', 'eastland'],
        offsetsIn: 'original',
      });
      const original = await readFile(join(corpusFolder, '.originals', sidecar.original.file), 'utf8');
      expect(original).toBe(ARTICLE);
      const { corpus, problems } = await loadCorpus(corpusFolder);
      const [document] = corpus.documents;
      expect(document).toMatchObject({ event: 'cable-2024', draft: 'import', publisher: null });
      expect(document?.statements.map(({ id, text }) => [id, text])).toEqual(
        sidecar.statements.map((one: { id: string; start: number; end: number }) => [
          one.id,
          original.slice(one.start, one.end),
        ]),
      );
      expect(document?.statements.every(({ reviewed, stance }) => !reviewed && stance === 'context')).toBe(true);
      expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    });
  });

  test('what an annotator proposes, which sets no stance', async () => {
    const annotate: Annotate = async ({ sentences, language, parties }) =>
      sentences.map((text) => ({
        label: /said/u.test(text) ? 'allegation' : 'context',
        response_type: null,
        mixed: false,
        by: parties[0] ?? null,
        against: language,
        confidence: 0.5,
      }));
    await withWorkshop(async ({ add, input, read }) => {
      await add([await input('report.txt', ARTICLE)], { annotate, party: 'northland' });
      const { statements } = JSON.parse(await read('.originals/cable-report.json'));
      expect(statements[0].proposal).toEqual({
        label: 'allegation',
        response_type: null,
        mixed: false,
        by: 'northland',
        against: 'en',
        confidence: 0.5,
      });
      expect(await read('cable-report.md')).not.toContain(':::');
    });
  });
});
