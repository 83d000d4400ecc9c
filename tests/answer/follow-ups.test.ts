import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANSWER_FROM } from '../../src/answer/abstention.js';
import { type AnswerService, createAnswerService } from '../../src/answer/answer-service.js';
import { subjectOf, subjectOfAnswer } from '../../src/answer/subject.js';
import { loadCorpus } from '../../src/corpus/load-corpus.js';
import { openEmbeddingModel } from '../../src/index/embeddings/choose-model.js';
import type { EmbeddingModel } from '../../src/index/embeddings/model.js';
import { openIndex } from '../../src/index/open-index.js';
import type { StoredIndex } from '../../src/index/store/stored-index.js';
import { ROOT, runAlteram } from '../support/run-alteram.ts';

/*
 * Follow-ups on the shipped corpus and on the invented one, with the bundled model. The floors, a
 * little under what was measured, are held on the pairs outside of the calibration half, though a few rules were prompted
 * by some of these as well.
 */
const SETS = [
  {
    name: 'spamouflage',
    corpus: join(ROOT, 'corpus'),
    former: "What did Canada report about comments on MPs' accounts?",
    floors: { found: 0.75, ndcg: 0.66, gain: 0.35, foundBySubject: 0.75, ndcgBySubject: 0.62 },
  },
  {
    name: 'lanternfish',
    corpus: join(ROOT, 'tests', 'fixtures', 'lanternfish'),
    former: 'What happened to the trawler Merganser?',
    floors: { found: 0.8, ndcg: 0.7, gain: 0.15, foundBySubject: 0.8, ndcgBySubject: 0.72 },
  },
] as const;

/** Share of questions with a subject of their own that may be read as follow-ups. */
const MOST_DRAGGED = 0.05;

interface Pair {
  readonly id: string;
  readonly previous: string;
  readonly question: string;
  readonly kind: 'follow-up' | 'new' | 'off-subject';
  readonly split: string;
  /** Beginnings of the statements that answer. */
  readonly statements: readonly string[];
}

let folder: string;
let model: EmbeddingModel;
const indexes: StoredIndex[] = [];
const services = new Map<string, AnswerService>();
const pairs = new Map<string, readonly Pair[]>();

const lines = async <T>(file: string): Promise<T[]> =>
  (await readFile(join(ROOT, 'tests', 'questions', file), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alteram-'));
  const settings = join(folder, 'settings');
  model = await openEmbeddingModel({ setting: 'bundled', cacheFolder: join(settings, 'models'), log: () => {} });
  for (const { name, corpus } of SETS) {
    const dataFolder = join(folder, name);
    const { code, stderr } = await runAlteram(['index', '--corpus', corpus, '--data', dataFolder], settings);
    if (code !== 0) throw new Error(stderr);
    const index = await openIndex({ dataFolder, modelId: model.id, dimensions: model.dimensions, log: () => {} });
    if ('kind' in index) throw new Error(index.kind);
    indexes.push(index);
    services.set(name, createAnswerService({ index, model, clock: () => new Date('2026-06-15') }));
    pairs.set(name, await lines<Pair>(`follow-ups-${name}.jsonl`));
  }
}, 120_000);

afterAll(async () => {
  for (const index of indexes) index.close();
  await model?.close();
  await rm(folder, { recursive: true, force: true });
});

const serviceOf = (name: string) => {
  const service = services.get(name);
  if (!service) throw new Error(`no service of ${name}`);
  return service;
};

describe.each(SETS)('on the corpus $name', ({ name, corpus: corpusFolder, former, floors }) => {
  const evaluated = (kind: Pair['kind']) =>
    (pairs.get(name) ?? []).filter((pair) => pair.kind === kind && pair.split === 'evaluation');

  /** How good the best hits are, over all pairs: mean nDCG@10, and the share with a right one among the first three. */
  async function measure(asked: readonly Pair[], options: (pair: Pair) => Promise<object> | object) {
    let sum = 0;
    let found = 0;
    for (const pair of asked) {
      const { hits, probability } = await serviceOf(name).retrieve(pair.question, 10, await options(pair));
      const right = hits.map(({ statement }) => pair.statements.some((start) => statement.text.startsWith(start)));
      sum += ndcg(right, pair.statements.length);
      if (probability >= ANSWER_FROM && right.slice(0, 3).includes(true)) found++;
    }
    return { ndcg: sum / asked.length, found: found / asked.length };
  }

  test('every statement that answers is in the corpus, once', async () => {
    const { corpus } = await loadCorpus(corpusFolder);
    const texts = corpus.documents.flatMap(({ statements }) => statements.map(({ text }) => text));
    const wrong = (pairs.get(name) ?? []).flatMap(({ id, kind, statements }) =>
      statements.every((start) => texts.filter((text) => text.startsWith(start)).length === 1) &&
      (kind === 'off-subject') === (statements.length === 0)
        ? []
        : [id],
    );
    expect(wrong).toEqual([]);
  });

  test('follow-ups find what they ask for by the question before', async () => {
    const asked = evaluated('follow-up');
    const alone = await measure(asked, () => ({}));
    const followed = await measure(asked, ({ previous }) => ({ previous }));
    expect(followed.found).toBeGreaterThanOrEqual(floors.found);
    expect(followed.ndcg).toBeGreaterThanOrEqual(floors.ndcg);
    expect(followed.ndcg - alone.ndcg).toBeGreaterThanOrEqual(floors.gain);
  });

  test('follow-ups find it by the subject of the answer before, where its question is not kept', async () => {
    const asked = evaluated('follow-up');
    const followed = await measure(asked, async ({ previous }) => {
      const { question, hits } = await serviceOf(name).retrieve(previous, 10);
      return { subject: subjectOf(question, hits) };
    });
    expect(followed.found).toBeGreaterThanOrEqual(floors.foundBySubject);
    expect(followed.ndcg).toBeGreaterThanOrEqual(floors.ndcgBySubject);
  });

  test('a question with a subject of its own is found as if nothing had been asked before', async () => {
    for (const { question, previous } of evaluated('new')) {
      const { followsUp, hits } = await serviceOf(name).retrieve(question, 10, { previous });
      const alone = await serviceOf(name).retrieve(question, 10);
      expect({ question, followsUp }).toEqual({ question, followsUp: false });
      expect(hits.map(({ ordinal }) => ordinal)).toEqual(alone.hits.map(({ ordinal }) => ordinal));
    }
  });

  test('what is off the subject is not answered by the subject before', async () => {
    for (const { question, previous } of evaluated('off-subject')) {
      const { kind } = await serviceOf(name).ask(question, { previous });
      expect({ question, kind }).toEqual({ question, kind: 'nothing found' });
    }
  });

  test('the measuring questions are hardly touched by a question before, and none is answered for it alone', async () => {
    const all = await lines<{ question: string; answerable: boolean; split: string }>(`${name}.jsonl`);
    const asked = all.filter(({ split }) => split === 'evaluation');
    let dragged = 0;
    const newlyAnswered: string[] = [];
    for (const { question, answerable } of asked) {
      const alone = await serviceOf(name).retrieve(question, 10);
      const after = await serviceOf(name).retrieve(question, 10, { previous: former });
      if (after.followsUp) dragged++;
      if (!answerable && alone.probability < ANSWER_FROM && after.probability >= ANSWER_FROM)
        newlyAnswered.push(question);
    }
    expect(newlyAnswered).toEqual([]);
    expect(dragged / asked.length).toBeLessThanOrEqual(MOST_DRAGGED);
  });
});

describe('a conversation', () => {
  const FIRST = "What did Canada report about comments on MPs' accounts?";
  const service = () => serviceOf('spamouflage');

  test('is followed over several questions', async () => {
    const { hits } = await service().retrieve('and what did ASPI find?', 10, {
      previous: [FIRST, 'why?', 'who else?'],
    });
    for (const { statement } of hits.slice(0, 3)) expect(statement).toMatchObject({ event: 'canada-mps-2023' });
  });

  test('follows the last subject of its own', async () => {
    const previous = [FIRST, 'Which diplomat was expelled in May 2023?'];
    const { hits } = await service().retrieve('and how did China respond?', 10, { previous });
    expect(hits[0]?.statement.event).toBe('canada-zhao-wei-2023');
  });

  test('goes on from an answer of which only the ids were kept', async () => {
    const subject = subjectOfAnswer(await service().ask(FIRST));
    expect(subject.events).toContain('canada-mps-2023');
    expect(subject.parties).toContain('canadian-mps');
    const answer = await service().ask('what did China answer?', { subject });
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    expect(subjectOfAnswer(answer)).toMatchObject({ events: ['canada-mps-2023'] });
  });

  test('is told by the answer that is still there where the question before was a follow-up itself', async () => {
    const subject = { events: ['canada-mps-2023'], parties: ['china'] };
    const { question } = await service().retrieve('and the second one?', 10, { previous: 'why?', subject });
    expect(question.relatedEvents).toContain('canada-mps-2023');
  });

  test('forgets ids that the corpus does not know any more', async () => {
    const subject = { events: ['gone'], parties: ['gone-too'] };
    const { followsUp, hits } = await service().retrieve('why?', 10, { subject });
    expect({ followsUp, hits }).toEqual({ followsUp: false, hits: [] });
  });

  test('is not read where an event is chosen; a question that says too little is then about that event', async () => {
    const { hits } = await service().retrieve('why?', 10, { previous: FIRST, event: 'hawaii-wildfires-2023' });
    expect(hits.length).toBeGreaterThan(0);
    for (const { statement } of hits) expect(statement.event).toBe('hawaii-wildfires-2023');
  });

  test('changes nothing about a question without words', async () => {
    expect(await service().ask('?!', { previous: FIRST })).toMatchObject({ kind: 'refused', reason: 'empty question' });
    const { followsUp } = await service().retrieve('why?', 10, { previous: ['', '?!'] });
    expect(followsUp).toBe(false);
  });
});

describe('an event or party that is asked for beside the question', () => {
  const ask = (event: string) => serviceOf('spamouflage').ask('What was said?', { event });

  test('is refused where the corpus knows none of that name', async () => {
    expect(await ask('Operation Nonesuch')).toMatchObject({ kind: 'refused', reason: 'unknown event' });
    const { hits, probability } = await serviceOf('spamouflage').retrieve('What did Meta remove?', 10, {
      event: 'Operation Nonesuch',
    });
    expect({ hits, probability }).toEqual({ hits: [], probability: 0 });
  });

  test('is left out where nothing is typed', async () => {
    expect((await serviceOf('spamouflage').ask('What did Meta remove?', { event: ' ' })).kind).toBe('answered');
  });
});

/** Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of ten hits that are right or not. */
function ndcg(right: readonly boolean[], total: number): number {
  const gain = (list: readonly boolean[]) =>
    list.slice(0, 10).reduce((sum, one, place) => sum + (one ? 1 / Math.log2(place + 2) : 0), 0);
  return gain(right) / gain(Array.from({ length: Math.min(10, total) }, () => true));
}
