import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AnswerJson, BlockJson } from '../support/answer-json.ts';
import { type Ended, runAlteram } from '../support/run-alteram.ts';

/** One data folder for all: the index of the shipped corpus is built once, by the first run. */
let folder: string;
let building: Ended;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alteram-'));
  building = await run(['ask', 'What is Spamouflage?']);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (words: string[]) => runAlteram([...words, '--data', join(folder, 'data')], join(folder, 'settings'));

async function ask(question: string): Promise<AnswerJson> {
  const { code, stdout, stderr } = await run(['ask', question, '--json']);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const keys = (value: object) => Object.keys(value);

describe('alteram ask', () => {
  test('builds the index first, told on stderr alone', () => {
    expect(building.code).toBe(0);
    expect(building.stderr).toMatch(/^Reading statements: /);
    expect(building.stdout).not.toMatch(/Reading|Embedding|Writing/);
    expect(building.stdout).toMatch(/\nSources\n\[1\] /);
  });

  test('prints the answer as text: what is said, what stands against it, the sources', async () => {
    const { code, stdout, stderr } = await run(['ask', 'What did Meta remove in August 2023?']);
    expect([code, stderr]).toEqual([0, '']);
    const [body = '', sources = ''] = stdout.split('\n\nSources\n');
    expect(body).toMatch(/7,704/);
    expect(body).toMatch(/\n(?:Response|No response)/);
    const cited = new Set(body.match(/\[\d+\]/g));
    expect(
      sources
        .trimEnd()
        .split('\n')
        .map((line) => line.match(/^\[\d+\]/)?.[0]),
    ).toEqual([...Array(cited.size).keys()].map((i) => `[${i + 1}]`));
    for (const line of sources.trimEnd().split('\n'))
      expect(line).toMatch(/^\[\d+\] .+, \d{1,2} \p{L}+ \d{4} https?:\/\/\S+$/u);
    expect(stdout).not.toContain('\u001b');
    expect(stdout.endsWith('\n')).toBe(true);
  });

  test('--json prints one object with the names that are promised', async () => {
    const answer = await ask('How did China respond to Canada about the comments on MPs?');
    expect(keys(answer)).toEqual(
      expect.arrayContaining(['question', 'kind', 'blocks', 'sources', 'nearest', 'text', 'elapsedMs']),
    );
    expect(answer.kind).toBe('answered');
    const statements = answer.blocks.flatMap(({ statements, rebuttals }) => [
      ...statements,
      ...rebuttals.flatMap(({ statement }) => statement ?? []),
    ]);
    for (const block of answer.blocks)
      expect(keys(block)).toEqual(expect.arrayContaining(['kind', 'statements', 'rebuttals']));
    for (const statement of statements) {
      expect(keys(statement)).toEqual(
        expect.arrayContaining([
          'text',
          'stance',
          'type',
          'by',
          'against',
          'event',
          'document',
          'citations',
          'reviewed',
        ]),
      );
    }
    for (const rebuttal of answer.blocks.flatMap(({ rebuttals }) => rebuttals)) {
      expect(keys(rebuttal)).toEqual(expect.arrayContaining(['kind', 'party', 'scope', 'asOf', 'statement']));
    }
    for (const source of answer.sources)
      expect(keys(source)).toEqual(['n', 'document', 'publisher', 'title', 'url', 'published']);
    expect((await run(['ask', answer.question])).stdout).toBe(`${answer.text}\n`);
  });

  test('--json tells where nothing answers, with documents to look at', async () => {
    const answer = await ask('Which football club won the cup final last year?');
    expect(answer).toMatchObject({ kind: 'nothing found', blocks: [], sources: [] });
    expect(answer.text).toMatch(/^Nothing in the corpus answers this\./);
    for (const { document, title } of answer.nearest) expect(`${document} ${title}`.length).toBeGreaterThan(3);
  });

  test('--json tells where nothing was asked', async () => {
    expect(await ask('?!')).toMatchObject({ kind: 'refused', blocks: [], sources: [], nearest: [] });
  });

  test('--discord prints the message as it would be sent', async () => {
    const { code, stdout } = await run(['ask', 'What did Meta remove in August 2023?', '--discord']);
    expect(code).toBe(0);
    const message = JSON.parse(stdout);
    expect(message).toMatchObject({ flags: 1 << 15, allowed_mentions: { parse: [] }, components: [{ type: 17 }] });
    expect(JSON.stringify(message)).toContain('7,704');
  });

  test.each([
    ["Qu'a répondu la Chine au Canada ?", 'Sources', /réponse|Réponse/],
    ['中国外交部如何回应加拿大？', '来源', /回应/],
    ['中國外交部如何回應加拿大？', '來源', /回應/],
  ])('answers "%s" in the language of the question', async (question, sources, response) => {
    const { stdout } = await run(['ask', question]);
    expect(stdout).toContain(`\n${sources}\n`);
    expect(stdout).toMatch(response);
  });
});

describe('alteram ask --batch', () => {
  test('answers each line in order, with its id, and passes over empty lines', async () => {
    const file = join(folder, 'batch.jsonl');
    const lines = [
      { id: 'a', question: 'What is Spamouflage?' },
      { id: 7, question: '' },
      { question: 'What did Meta remove?' },
    ];
    await writeFile(file, `\uFEFF${lines.map((line) => JSON.stringify(line)).join('\r\n\r\n')}`);
    const { code, stdout, stderr } = await run(['ask', '--batch', file, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, question, kind }) => [id, question, kind])).toEqual([
      ['a', 'What is Spamouflage?', 'answered'],
      [7, '', 'refused'],
      [null, 'What did Meta remove?', 'answered'],
    ]);
  });

  test('reads a question as a follow-up to the one before', async () => {
    const file = join(folder, 'follow-ups.jsonl');
    const previous = "What did Canada report about comments on MPs' accounts?";
    const lines = [
      { id: 'text', question: "what was China's response?", previous },
      { id: 'texts', question: 'and what did ASPI find?', previous: [previous, 'why?'] },
      { id: 'off', question: 'What is the capital of France?', previous },
      { id: 'alone', question: 'why?' },
    ];
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { code, stdout, stderr } = await run(['ask', '--batch', file]);
    expect([code, stderr]).toEqual([0, '']);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AnswerJson);
    expect(answers.map(({ id, question, kind }) => [id, question, kind])).toEqual([
      ['text', "what was China's response?", 'answered'],
      ['texts', 'and what did ASPI find?', 'answered'],
      ['off', 'What is the capital of France?', 'nothing found'],
      ['alone', 'why?', 'nothing found'],
    ]);
    const [response, others] = answers.map(({ blocks }) => blocks.flatMap(({ statements }) => statements));
    for (const { by, event } of response ?? []) {
      expect(by).toContain('china');
      expect(event).toBe('canada-mps-2023');
    }
    expect(others?.some(({ by, event }) => by.includes('aspi') && event === 'canada-mps-2023')).toBe(true);
  });

  test.each([
    [
      'a line that is no JSON',
      '{"id":"a","question":"What is Spamouflage?"}\nhello',
      /batch-broken\.jsonl:2: is not JSON; write /,
    ],
    ['a line without a question', '{"id":"a"}', /batch-broken\.jsonl:1: has no text "question"; write /],
    ['a question that is no text', '{"id":"a","question":5}', /batch-broken\.jsonl:1: has no text "question"; write /],
    [
      'a question before that is no text',
      '{"question":"why?","previous":5}',
      /batch-broken\.jsonl:1: has a "previous" that is no text; write /,
    ],
  ])('tells %s by file and line', async (_, content, expected) => {
    const file = join(folder, 'batch-broken.jsonl');
    await writeFile(file, content);
    const { code, stderr } = await run(['ask', '--batch', file, '--json']);
    expect(code).toBe(1);
    expect(stderr).toMatch(expected);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('prints nothing to stdout where a line is broken', async () => {
    const file = join(folder, 'batch-broken.jsonl');
    await writeFile(file, '{"id":"a","question":"What is Spamouflage?"}\nhello');
    expect((await run(['ask', '--batch', file, '--json'])).stdout).toBe('');
  });

  test('tells a file that is not there', async () => {
    const { code, stdout, stderr } = await run(['ask', '--batch', join(folder, 'none.jsonl'), '--json']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/none\.jsonl: cannot be read .*; give a file of JSON lines\n$/);
  });
});

describe('alteram search', () => {
  test('--json prints at most k statements with the names that are promised, best first', async () => {
    const { code, stdout } = await run(['search', 'deepfake videos', '--k', '3', '--json']);
    expect(code).toBe(0);
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(keys(row)).toEqual(
        expect.arrayContaining([
          'statement',
          'document',
          'score',
          'channels',
          'text',
          'stance',
          'by',
          'against',
          'event',
        ]),
      );
    }
    const scores = rows.map(({ score }) => Number(score));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('prints lines for people without --json', async () => {
    const { stdout } = await run(['search', 'deepfake videos', '--k', '2']);
    expect(stdout).toMatch(/^1\. -?\d.*\n {3}\S.*\n2\. -?\d.*\n {3}\S.*\n$/);
  });
});

describe('what the main questions are answered with: both sides, each with its source', () => {
  const statementsOf = (block: BlockJson) => [
    ...block.statements,
    ...block.rebuttals.flatMap(({ statement }) => statement ?? []),
  ];

  const QUESTIONS: readonly (readonly [string, RegExp])[] = [
    ['What did Canada say about Spamouflage, and what did China reply?', /Global Affairs Canada|RRM Canada/],
    ["When did the comments on MPs' accounts begin and grow?", /August 2023/],
    ["Who was targeted by the comments on MPs' accounts?", /MPs|members of Parliament|Prime Minister/i],
    ["On which platforms were the comments on MPs' accounts posted?", /Facebook/],
    ['What did the deepfakes show?', /deepfake|appeared to show/i],
    ['What was the aim of the campaign against Canadian MPs said to be?', /discredit|credib|silenc/i],
    [
      'What did Meta remove in August 2023, and whom did it link Spamouflage to?',
      /(?:7,704|7,700|thousands)[\s\S]*law enforcement|law enforcement[\s\S]*(?:7,704|7,700|thousands)/,
    ],
    ['On how many platforms was Spamouflage active?', /50/],
    ['Which other countries and audiences were targeted by Spamouflage?', /Taiwan|Australia|United States|Japan/],
    [
      "How did China's foreign ministry and embassy answer Canada's claims about Spamouflage?",
      /Mao Ning|Wang Wenbin|embassy/,
    ],
    ['Which diplomat was expelled in May 2023 and how did China answer that?', /Zhao Wei/],
  ];
  const answers = new Map<string, AnswerJson>();

  beforeAll(async () => {
    const file = join(folder, 'main-questions.jsonl');
    await writeFile(file, QUESTIONS.map(([question]) => JSON.stringify({ question })).join('\n'));
    const { stdout } = await run(['ask', '--batch', file, '--json']);
    for (const line of stdout.trimEnd().split('\n')) answers.set(JSON.parse(line).question, JSON.parse(line));
  });

  test('What Canada said and what China replied stand in one block', () => {
    const { blocks } = answers.get(QUESTIONS[0]?.[0] ?? '') ?? { blocks: [] };
    const said = blocks.filter(
      ({ kind, statements }) =>
        kind === 'allegations' &&
        statements.some(({ by, against }) => by.some((id) => id.includes('canada')) && against.includes('china')),
    );
    expect(said.length).toBeGreaterThan(0);
    expect(
      said.flatMap(({ rebuttals }) => rebuttals).some(({ party, kind }) => party === 'china' && kind === 'response'),
    ).toBe(true);
  });

  test.each(QUESTIONS)('%s', (question, fact) => {
    const answer = answers.get(question);
    expect(answer?.kind).toBe('answered');
    const statements = answer?.blocks.flatMap(statementsOf) ?? [];
    expect(statements.map(({ text }) => text).join('\n')).toMatch(fact);
    for (const block of answer?.blocks ?? []) {
      const accused = new Set(block.statements.flatMap(({ against }) => against));
      const answered = new Set(block.rebuttals.map(({ party }) => party));
      expect([...accused].filter((party) => !answered.has(party))).toEqual([]);
    }
    for (const n of statements.flatMap(({ citations }) => citations))
      expect(answer?.sources[n - 1]?.url).toMatch(/^https?:/);
  });
});
