import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { looksAccusing } from '../../src/corpus/accusing.js';
import { checkCorpus } from '../../src/corpus/check-corpus.js';
import { loadCorpus } from '../../src/corpus/load-corpus.js';
import { formatProblem } from '../../src/corpus/problem.js';
import { readDocument } from '../../src/corpus/read-document.js';
import { readGlossary } from '../../src/corpus/read-glossary.js';
import { readEvents, readParties } from '../../src/corpus/read-registry.js';

const FOLDER = 'corpus';

/** The indented examples of a Markdown text, in order. */
function examples(markdown: string): string[] {
  const blocks = markdown.match(/(?:^(?: {4}.*)?\n)+/gm) ?? [];
  return blocks.filter((block) => /^ {4}/m.test(block)).map((block) => `${block.replace(/^ {4}/gm, '').trim()}\n`);
}

test('the shipped corpus has no problems', async () => {
  const { problems, documents, statements } = await checkCorpus(FOLDER);
  expect(problems.map(formatProblem)).toEqual([]);
  expect(documents).toBeGreaterThan(150);
  expect(statements).toBeGreaterThan(700);
});

test('every id that a statement uses can be looked up', async () => {
  const { corpus } = await loadCorpus(FOLDER);
  for (const statement of corpus.documents.flatMap((document) => document.statements)) {
    if (statement.event !== null) expect(corpus.registry.events.has(statement.event)).toBe(true);
    if (statement.stance === 'context') continue;
    for (const id of [...statement.by, ...statement.against]) expect(corpus.registry.parties.has(id)).toBe(true);
  }
});

test('the rule for unreviewed texts takes nearly all allegations for what they are', async () => {
  const { corpus } = await loadCorpus(FOLDER);
  const statements = corpus.documents.flatMap((document) => document.statements);
  const allegations = statements.filter((statement) => statement.stance === 'allegation');
  const seen = allegations.filter(({ text }) => looksAccusing(text));
  expect(seen.length / allegations.length).toBeGreaterThan(0.95);
});

test('every entry of the glossary gives words that the documents use', async () => {
  const { corpus } = await loadCorpus(FOLDER);
  const text = corpus.documents
    .flatMap(({ title, statements }) => [title, ...statements.map((each) => each.text)])
    .join('\n')
    .toLowerCase();
  const useless = corpus.glossary.filter(({ words }) => !words.some((word) => text.includes(word.toLowerCase())));
  expect(useless).toEqual([]);
  expect(corpus.glossary.length).toBeGreaterThan(300);
});

describe('the examples of the README', () => {
  test('are read without a problem', async () => {
    const [check, document = '', party = '', event = '', glossary = ''] = examples(
      await readFile(`${FOLDER}/README.md`, 'utf8'),
    );
    expect(check).toBe('npx alteram corpus check\n');
    const reading = readDocument(document, 'example.md');
    expect(reading.problems).toEqual([]);
    expect(reading.document?.statements.map(({ stance }) => stance)).toEqual(['context', 'allegation', 'response']);
    expect(reading.document?.statements.every(({ reviewed }) => reviewed)).toBe(true);
    expect(readParties(party, 'parties.yaml')).toMatchObject({ problems: [], entries: new Map([['southland', {}]]) });
    expect(readEvents(event, 'events.yaml').problems.map(({ what }) => what)).toEqual([
      'unknown parent "cable-disputes"',
    ]);
    expect(readGlossary(glossary, 'glossary.yaml')).toMatchObject({
      problems: [],
      glossary: [{ words: ['undersea cable'] }, {}],
    });
  });
});
