import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guard, guardDocuments, guardFactCheck, partOf } from '../../src/answer/guard.js';
import { answerJson } from '../../src/present/json.js';
import { answerText } from '../../src/present/text.js';
import { anyAnswer } from '../support/any-answer.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom, answerWith, nothingFound, refuse } from '../support/small-library.ts';

const library = harbourLibrary();

describe('an answer as plain data', () => {
  test('has blocks with their statements and what stands against them', () => {
    const { blocks, sources, ...rest } = answerJson(answerFrom(library, ['posts']), 12.3456);
    expect(rest).toMatchObject({ question: 'What is known?', kind: 'answered', nearest: [], elapsedMs: 12.35 });
    expect(blocks).toMatchObject([
      {
        kind: 'allegations',
        statements: [
          {
            text: 'Norland said Sudria ran 40 accounts about the harbour: https://example.org/x.',
            stance: 'allegation',
            type: null,
            by: ['norland'],
            against: ['sudria'],
            event: 'harbour-posts',
            document: 'posts',
            citations: [1],
            reviewed: true,
          },
        ],
        rebuttals: [
          {
            kind: 'response',
            party: 'sudria',
            scope: 'same event',
            asOf: null,
            statement: {
              text: 'Sudria said it "has nothing to do with any posts".',
              stance: 'response',
              type: 'denial',
              by: ['sudria'],
              against: [],
              citations: [1],
            },
          },
        ],
      },
      { kind: 'context', statements: [{ stance: 'context', type: null, by: [], against: [] }], rebuttals: [] },
    ]);
    expect(sources).toEqual([
      {
        n: 1,
        document: 'posts',
        publisher: 'Norland Gazette',
        title: 'Posts about the harbour',
        url: 'https://example.org/posts',
        published: '2024-05-01',
      },
    ]);
  });

  test('a silence has the party, the day of the corpus and no statement', () => {
    const [block] = answerJson(answerFrom(library, ['silent']), 0).blocks;
    expect(block).toMatchObject({
      rebuttals: [{ kind: 'none on record', party: 'norland', scope: null, asOf: '2024-05-31', statement: null }],
    });
  });

  test('a block of responses keeps its kind', () => {
    const responses = library.statementsOf('posts').filter(({ stance }) => stance === 'response');
    expect(answerJson(answerWith(library, responses), 0).blocks).toMatchObject([
      { kind: 'response', statements: [{ stance: 'response', type: 'denial' }], rebuttals: [] },
    ]);
  });

  test('a claim has its finding, and its evidence as blocks', () => {
    const [machine] = library.statementsOf('machine');
    if (!machine) throw new Error('no statement');
    const differences = [{ kind: 'number', claimed: '14', recorded: '12' }] as const;
    const groups = [{ statements: [{ statement: machine, alsoIn: [] }] as const, responses: [] }];
    const answer = guardFactCheck(
      {
        question: 'x',
        language: 'en',
        claims: [{ text: 'Norland hid 14 berths.', finding: { kind: 'conflicts', differences }, groups }],
      },
      library,
    );
    expect(answerJson(answer, 0).blocks).toMatchObject([
      {
        kind: 'claim',
        heading: null,
        n: 1,
        text: 'Norland hid 14 berths.',
        against: ['norland'],
        finding: 'conflicts',
        differences,
        statements: [],
        evidence: [{ kind: 'context', statements: [{ document: 'machine', citations: [1] }] }],
        rebuttals: [{ kind: 'none on record', party: 'norland' }],
      },
    ]);
  });

  test('headings and title name what they are of, and the silent are listed by party and event', () => {
    const ferry = library.registry.events.get('ferry') ?? null;
    const [statement] = library.statementsOf('silent');
    if (!statement) throw new Error('no statement');
    const heading = { kind: 'alleged', event: ferry } as const;
    const groups = [{ statements: [{ statement, alsoIn: [] }] as const, responses: [], heading }];
    const title = { kind: 'timeline', event: ferry, from: '2024', to: null } as const;
    const answer = guard({ question: '', language: 'en', groups, title, listsOpen: true, nearest: [] }, library);
    expect(answerJson(answer, 0)).toMatchObject({
      title: { kind: 'timeline', event: 'ferry', from: '2024', to: null },
      blocks: [
        { kind: 'allegations', heading: { kind: 'alleged', event: 'ferry' } },
        {
          kind: 'open',
          heading: { kind: 'open' },
          missing: [{ party: 'norland', event: 'ferry', asOf: '2024-05-31' }],
        },
      ],
      page: null,
    });
    if (answer.kind === 'answered')
      expect(answerJson(partOf(answer, [0], { number: 1, of: 2 }), 0).page).toEqual({ number: 1, of: 2 });
  });

  test('a list of documents has them by number', () => {
    const documents = ['wider', 'posts'].flatMap((id) => library.documentById(id) ?? []);
    const json = answerJson(guardDocuments({ question: '', language: 'en', documents }, library), 0);
    expect(json).toMatchObject({
      kind: 'documents',
      documents: [
        { n: 1, document: 'posts' },
        { n: 2, document: 'wider' },
      ],
      blocks: [],
    });
  });

  test('what nothing answers has documents, a refusal has its reason', () => {
    expect(answerJson(nothingFound(library, ['wider']), 1)).toMatchObject({
      kind: 'nothing found',
      blocks: [],
      sources: [],
      nearest: [
        { document: 'wider', title: 'Report wider', url: 'https://example.org/wider', published: '2023-02-01' },
      ],
    });
    expect(answerJson(refuse('What?', 'en', 'busy'), 1)).toMatchObject({
      kind: 'refused',
      blocks: [],
      sources: [],
      nearest: [],
      reason: 'busy',
    });
  });

  test('of any answer survives writing and reading, has the whole text, and cites only sources that it lists', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const json = answerJson(answer, 1);
        expect(JSON.parse(JSON.stringify(json))).toEqual(json);
        expect(json.text).toBe(answerText(answer));
        const numbers = new Set((json.sources as { n: number }[]).map(({ n }) => n));
        const cited: number[] = [];
        JSON.stringify(json, (key, value) => {
          if (key === 'citations') cited.push(...value);
          return value;
        });
        expect(cited.filter((n) => !numbers.has(n))).toEqual([]);
        for (const block of json.blocks as { kind: string; rebuttals: unknown[] }[]) {
          if (block.kind === 'allegations') expect(block.rebuttals.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
