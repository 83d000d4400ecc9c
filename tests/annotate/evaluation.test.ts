import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../src/annotate/annotation.js';
import { createAnnotator } from '../../src/annotate/annotator.js';
import { openEmbeddingModel } from '../../src/index/embeddings/choose-model.js';
import type { EmbeddingModel } from '../../src/index/embeddings/model.js';
import { type LabelledSentence, readSentences, sameName } from './labelled-sentences.ts';

const sentences = readSentences('./data/evaluation.jsonl');
let folder: string;
let model: EmbeddingModel;
let told: { gold: LabelledSentence; annotation: Annotation }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alteram-'));
  model = await openEmbeddingModel({ cacheFolder: folder, log: () => {} });
  const annotations = await createAnnotator({ model }).annotate(sentences);
  told = sentences.flatMap((gold, index) => {
    const annotation = annotations[index];
    return annotation === undefined ? [] : [{ gold, annotation }];
  });
}, 120_000);

afterAll(async () => {
  await model.close();
  await rm(folder, { recursive: true, force: true });
});

type Told = (typeof told)[number];

const share = (list: readonly Told[], right: (one: Told) => boolean) => list.filter(right).length / list.length;

describe('sentences that took no part in training', () => {
  test('are none of the training sentences', () => {
    const training = new Set(readSentences('../../src/annotate/data/training.jsonl').map(({ text }) => text));
    expect(sentences.filter(({ text }) => training.has(text))).toEqual([]);
    expect(sentences.filter(({ lang }) => lang === 'en').length).toBeGreaterThanOrEqual(300);
    for (const lang of ['fr', 'zh'] as const) {
      expect(sentences.filter((sentence) => sentence.lang === lang).length).toBeGreaterThanOrEqual(60);
    }
  });

  test.each(['en', 'fr', 'zh'] as const)('in %s: labels, types and parties are right as often as promised', (lang) => {
    const own = told.filter(({ gold }) => gold.lang === lang);
    const is = (label: string) => own.filter(({ gold }) => gold.label === label);
    const named = (label: string) => own.filter(({ annotation }) => annotation.label === label);
    const agrees = ({ gold, annotation }: Told) => gold.label === annotation.label;
    expect(share(is('allegation'), agrees)).toBeGreaterThanOrEqual(0.97);
    expect(share(named('allegation'), agrees)).toBeGreaterThanOrEqual(0.8);
    expect(share(named('response'), agrees)).toBeGreaterThanOrEqual(0.97);
    expect(share(is('response'), agrees)).toBeGreaterThanOrEqual(0.85);

    const answers = is('response').filter(agrees);
    const typed = ({ gold, annotation }: Told) => gold.response_type === annotation.responseType;
    expect(share(answers, typed)).toBeGreaterThanOrEqual(0.85);

    const stances = own.filter(({ gold }) => gold.label !== 'context');
    expect(share(stances, ({ gold, annotation }) => sameName(gold.by, annotation.by))).toBeGreaterThanOrEqual(0.8);
    const accusing = stances.filter(
      ({ gold }) => gold.label === 'allegation' || gold.response_type === 'counter-accusation',
    );
    const against = share(accusing, ({ gold, annotation }) => sameName(gold.against, annotation.against));
    expect(against).toBeGreaterThanOrEqual(0.8);
  });

  test('are named with a confidence that is about as high as the labels are right', () => {
    const sure = told.filter(({ annotation }) => annotation.confidence >= 0.9);
    const unsure = told.filter(({ annotation }) => annotation.confidence < 0.6);
    const agrees = ({ gold, annotation }: Told) => gold.label === annotation.label;
    expect(sure.length).toBeGreaterThan(told.length / 3);
    expect(share(sure, agrees)).toBeGreaterThanOrEqual(0.95);
    expect(share(unsure, agrees)).toBeLessThan(share(sure, agrees));
    const mean = told.reduce((sum, { annotation }) => sum + annotation.confidence, 0) / told.length;
    expect(Math.abs(mean - share(told, agrees))).toBeLessThan(0.1);
  });
});
