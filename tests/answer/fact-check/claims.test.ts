import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAnswerService } from '../../../src/answer/answer-service.js';
import type { DraftClaim } from '../../../src/answer/draft.js';
import { createFactChecker, type FactChecker } from '../../../src/answer/fact-check/fact-checker.js';
import { openEmbeddingModel } from '../../../src/index/embeddings/choose-model.js';
import type { EmbeddingModel } from '../../../src/index/embeddings/model.js';
import { openIndex } from '../../../src/index/open-index.js';
import type { StoredIndex } from '../../../src/index/store/stored-index.js';
import { ROOT, runAlteram } from '../../support/run-alteram.ts';

/*
 * The whole fact-check on the measuring sets, with the bundled model. One claim a line of `tests/questions/claims-*.jsonl`:
 * its `finding`, the kinds of its `differences`, and the beginnings of `statements` that an editor would show; `split` as
 * for the questions. Of `watched-*.jsonl` a line says whether the bot is to `check` the message unasked. Lines were drawn
 * on the calibration claims; what is held here is measured on the others, and nothing was fitted to the invented corpus.
 */

interface MeasuringClaim {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly finding: string;
  readonly differences: readonly string[];
  readonly split: string;
  readonly statements: readonly string[];
}

interface WatchedMessage {
  readonly id: string;
  readonly text: string;
  readonly check: boolean;
  readonly split: string;
}

const SETS = [
  { name: 'spamouflage', corpus: join(ROOT, 'corpus') },
  { name: 'lanternfish', corpus: join(ROOT, 'tests', 'fixtures', 'lanternfish') },
] as const;

/** A little under what was measured, 0 to 1. */
const FLOORS = {
  spamouflage: { findings: 0.84, conflictPrecision: 0.95, conflictRecall: 0.82, kinds: 0.82, evidence: 0.82 },
  lanternfish: { findings: 0.8, conflictPrecision: 0.9, conflictRecall: 0.85, kinds: 0.85, evidence: 0.82 },
} as const;

let folder: string;
let model: EmbeddingModel;
const opened = new Map<string, { readonly index: StoredIndex; readonly checker: FactChecker }>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alteram-'));
  model = await openEmbeddingModel({ setting: 'bundled', cacheFolder: join(folder, 'models'), log: () => {} });
  for (const { name, corpus } of SETS) {
    const dataFolder = join(folder, name);
    const { code, stderr } = await runAlteram(
      ['index', '--corpus', corpus, '--data', dataFolder],
      join(folder, 'settings'),
    );
    if (code !== 0) throw new Error(stderr);
    const index = await openIndex({ dataFolder, modelId: model.id, dimensions: model.dimensions, log: () => {} });
    if ('kind' in index) throw new Error(index.kind);
    const service = createAnswerService({ index, model });
    opened.set(name, { index, checker: createFactChecker({ index, service }) });
  }
}, 120_000);

afterAll(async () => {
  for (const { index } of opened.values()) index.close();
  await model.close();
  await rm(folder, { recursive: true, force: true });
});

function engine(name: string): { readonly index: StoredIndex; readonly checker: FactChecker } {
  const found = opened.get(name);
  if (!found) throw new Error(`no index of ${name}`);
  return found;
}

async function readLines<T>(file: string): Promise<T[]> {
  const text = await readFile(join(ROOT, 'tests', 'questions', file), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

/** Texts of all statements of a corpus. */
function textsOf(index: StoredIndex): string[] {
  return index.allDocuments().flatMap(({ id }) => index.statementsOf(id).map(({ text }) => text));
}

/** The one claim of a draft; a measuring claim is one sentence. */
async function checked(text: string, checker: FactChecker): Promise<DraftClaim | null> {
  const draft = await checker.checkClaims(text);
  return 'kind' in draft ? null : (draft.claims[0] ?? null);
}

/** Who is accused of the whole campaign, in the corpus's own words, and who is not. */
const BLAME = {
  spamouflage: {
    thing: 'Spamouflage',
    accused: 'China',
    others: ['Russia', 'Canada', 'Iran', 'Japan', 'Meta', 'Jane Q. Doe'],
  },
  lanternfish: {
    thing: 'Lanternfish',
    accused: 'Ostrand',
    others: ['Russia', 'Velmora', 'Karsholm', 'Chatterly', 'Jane Q. Doe'],
  },
} as const;

const BLAMING = [
  (who: string, what: string) => `${who} is behind ${what}.`,
  (who: string, what: string) => `${who} runs the ${what} network.`,
  (who: string, what: string) => `The ${what} network is controlled by ${who}.`,
  (who: string, what: string) => `${who} paid for ${what}.`,
  (who: string, what: string) => `${who} est derrière ${what}.`,
];

describe.each(SETS)('who is made answerable, on the $name corpus', ({ name }) => {
  const { thing, accused, others } = BLAME[name];

  test.each(others)('%s is never said to be by sources that accuse another', async (who) => {
    for (const blame of BLAMING) {
      const claim = await checked(blame(who, thing), engine(name).checker);
      const finding = claim?.finding.kind ?? 'none';
      expect([blame(who, thing), finding]).not.toEqual([expect.anything(), 'reported']);
      expect([blame(who, thing), finding]).not.toEqual([expect.anything(), 'partly']);
    }
  });

  test('whom sources accuse is reported to be accused', async () => {
    const claim = await checked(`${accused} is behind ${thing}.`, engine(name).checker);
    expect(claim?.finding).toEqual({ kind: 'reported' });
    expect(claim?.groups.length).toBeGreaterThan(0);
  });
});

describe.each(SETS)('claims on the $name corpus', ({ name }) => {
  test('the measuring set has no id and no text twice, and names statements that the corpus has', async () => {
    const claims = await readLines<MeasuringClaim>(`claims-${name}.jsonl`);
    const texts = textsOf(engine(name).index);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    expect(new Set(claims.map(({ text }) => text)).size).toBe(claims.length);
    const unknown = claims.flatMap(({ id, statements }) =>
      statements.filter((start) => !texts.some((text) => text.startsWith(start))).map((start) => `${id}: ${start}`),
    );
    expect(unknown).toEqual([]);
    const wrong = claims.filter(({ finding, differences, statements }) => {
      return (
        differences.length > 0 !== (finding === 'conflicts') ||
        statements.length > 0 !== (finding !== 'not in this corpus')
      );
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('are found as an editor finds them, and no conflict is called lightly', async () => {
    const claims = (await readLines<MeasuringClaim>(`claims-${name}.jsonl`)).filter(
      ({ split }) => split === 'evaluation',
    );
    const { checker } = engine(name);
    const rows: { claim: MeasuringClaim; found: DraftClaim | null }[] = [];
    for (const claim of claims) rows.push({ claim, found: await checked(claim.text, checker) });
    const called = rows.filter(({ found }) => found?.finding.kind === 'conflicts');
    const conflicts = rows.filter(({ claim }) => claim.finding === 'conflicts');
    const supported = rows.filter(({ claim }) => claim.statements.length > 0);
    const kindsOf = ({ found }: (typeof rows)[number]) =>
      found?.finding.kind === 'conflicts' ? found.finding.differences.map(({ kind }) => kind) : [];
    const shows = ({ claim, found }: (typeof rows)[number]) =>
      (found?.groups ?? [])
        .flatMap(({ statements }) => statements.flatMap(({ statement, alsoIn }) => [statement, ...alsoIn]))
        .some(({ text }) => claim.statements.some((start) => text.startsWith(start)));
    const share = (some: readonly unknown[], all: readonly unknown[]) => some.length / all.length;

    const floors = FLOORS[name];
    expect(
      share(
        rows.filter(({ claim, found }) => found?.finding.kind === claim.finding),
        rows,
      ),
    ).toBeGreaterThanOrEqual(floors.findings);
    expect(
      share(
        called.filter(({ claim }) => claim.finding === 'conflicts'),
        called,
      ),
    ).toBeGreaterThanOrEqual(floors.conflictPrecision);
    expect(
      share(
        conflicts.filter(({ found }) => found?.finding.kind === 'conflicts'),
        conflicts,
      ),
    ).toBeGreaterThanOrEqual(floors.conflictRecall);
    expect(
      share(
        conflicts.filter((row) => kindsOf(row).join() === row.claim.differences.join()),
        conflicts,
      ),
    ).toBeGreaterThanOrEqual(floors.kinds);
    expect(share(supported.filter(shows), supported)).toBeGreaterThanOrEqual(floors.evidence);
  });
});

test('a difference is told in words of the claim and of a statement that is shown', async () => {
  const { checker } = engine('spamouflage');
  const claims = (await readLines<MeasuringClaim>('claims-spamouflage.jsonl')).filter(
    ({ finding }) => finding === 'conflicts',
  );
  let told = 0;
  for (const { text } of claims) {
    const found = await checked(text, checker);
    if (found?.finding.kind !== 'conflicts') continue;
    const [first] = found.groups;
    for (const { claimed, recorded } of found.finding.differences) {
      expect(found.text).toContain(claimed);
      expect(first?.statements[0].statement.text).toContain(recorded);
      told++;
    }
  }
  expect(told).toBeGreaterThan(30);
});

test('no first sentence of a statement conflicts with the corpus that it stands in', async () => {
  const { index, checker } = engine('lanternfish');
  const conflicting: string[] = [];
  for (const text of textsOf(index)) {
    const draft = await checker.checkClaims(text.split('. ')[0] ?? text);
    if ('kind' in draft) continue;
    conflicting.push(...draft.claims.filter(({ finding }) => finding.kind === 'conflicts').map((claim) => claim.text));
  }
  expect(conflicting).toEqual([]);
});

test('a message is split, and every claim judged by itself', async () => {
  const draft = await engine('spamouflage').checker.checkClaims(
    'hey! Meta removed 7,704 Facebook accounts tied to Spamouflage in August 2023. Elon Musk bought Twitter for 44 billion dollars. wild, right?',
  );
  if ('kind' in draft) throw new Error(draft.kind);
  expect(draft.claims.map(({ finding }) => finding.kind)).toEqual(['reported', 'not in this corpus']);
  expect(draft.claims[1]?.groups).toEqual([]);
});

test('what goes out has passed the guard, and a claim that an accused admitted is set beside the denial', async () => {
  const answer = await engine('spamouflage').checker.check(
    "China admitted that it was behind the comments on Canadian MPs' accounts.",
  );
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  expect(answer.blocks).toMatchObject([
    { kind: 'claim', finding: { kind: 'conflicts', differences: [{ kind: 'negation' }] } },
  ]);
});

describe('a watched channel', () => {
  test('is answered where a message claims something on the subject, and left alone otherwise', async () => {
    const messages = await readLines<WatchedMessage>('watched-spamouflage.jsonl');
    const { checker } = engine('spamouflage');
    const answered: WatchedMessage[] = [];
    for (const message of messages) if (await checker.isWorthChecking(message.text)) answered.push(message);
    const count = (list: readonly WatchedMessage[], check: boolean, split: string) =>
      list.filter((one) => one.check === check && one.split === split).length;
    // Measured: 19 of 20 and 28 of 30 answered, 1 of 74 and 0 of 30 butted into.
    expect(count(answered, true, 'calibration') / count(messages, true, 'calibration')).toBeGreaterThanOrEqual(0.9);
    expect(count(answered, true, 'evaluation') / count(messages, true, 'evaluation')).toBeGreaterThanOrEqual(0.8);
    expect(count(answered, false, 'calibration')).toBeLessThanOrEqual(1);
    expect(count(answered, false, 'evaluation')).toBeLessThanOrEqual(1);
  });

  test('shows only claims that the corpus holds something of', async () => {
    const draft = await engine('spamouflage').checker.isWorthChecking(
      'Trudeau looked tired on tv last night. Meta removed 7,704 Facebook accounts tied to Spamouflage.',
    );
    expect(draft?.claims.map(({ finding }) => finding.kind)).toEqual(['reported']);
  });
});

describe('hostile messages get a plain outcome', () => {
  test.each([
    ['4,000 emoji', '😂'.repeat(4_000), 'no claim'],
    ['one endless word', 'a'.repeat(100_000), 'no claim'],
    ['only links', 'https://example.org/a '.repeat(200), 'links only'],
    ['nothing', '', 'no claim'],
    ['blanks and unseen characters', ' \u200b\u202e\u2066\n\t', 'no claim'],
    ['mentions only', '<@123456789012345678> @everyone', 'no claim'],
    ['an unclosed fence', '```\nMeta removed 7,704 accounts', 'no claim'],
  ])('%s', async (_, message, kind) => {
    const { checker } = engine('spamouflage');
    expect(await checker.checkClaims(message)).toEqual({ kind });
    expect(await checker.check(message)).toMatchObject({ kind: 'refused', reason: kind });
    expect(await checker.checkWatched(message)).toBeNull();
  });

  test.each([
    ['Hebrew and Arabic', 'מטא הסירה 7,704 חשבונות. أزالت ميتا 7704 حسابات فيسبوك من الشبكة في أغسطس.'],
    ['a thousand claims', 'Meta removed 7,704 Facebook accounts. '.repeat(1_000)],
    ['a sentence without end', 'Meta removed accounts and '.repeat(5_000)],
    ['numbers only', '7,704 9,000 1,2,3 '.repeat(500)],
    ['zero-width letters', 'M\u200be\u200bt\u200ba removed 7,704 Facebook accounts of Spamouflage'],
    ['half a pair', `Meta removed 7,704 accounts \ud83d${'x'.repeat(10)}`],
  ])('%s', async (_, message) => {
    const draft = await engine('spamouflage').checker.checkClaims(message);
    if (!('kind' in draft)) {
      expect(draft.claims.length).toBeLessThanOrEqual(3);
      expect(draft.question.length).toBeLessThanOrEqual(200);
    }
  });

  test('no accusation is made of an unseen word', async () => {
    const draft = await engine('spamouflage').checker.checkClaims(
      'M\u200be\u200bt\u200ba removed 7,704 Facebook accounts of Spamouflage',
    );
    if ('kind' in draft) throw new Error(draft.kind);
    expect(draft.claims).toMatchObject([
      { text: 'Meta removed 7,704 Facebook accounts of Spamouflage', finding: { kind: 'reported' } },
    ]);
  });
});
