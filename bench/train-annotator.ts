/**
 * Trains the annotator's classifier on src/annotate/data/training.jsonl and writes src/annotate/data/weights.json; the same
 * set gives the same bytes. Each fifth of the set is also labelled by weights trained on the others: from this comes the
 * calibration of the confidence, and the figures that are printed. With --check nothing is written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AnnotatedLanguage, LABELS, type Label } from '../src/annotate/annotation.js';
import { Classifier, WEIGHT_UNIT, type WeightsFile } from '../src/annotate/classifier.js';
import { DATA_FOLDER } from '../src/annotate/data-file.js';
import { decide } from '../src/annotate/decide.js';
import { FEATURE_PLACES, featuresOf } from '../src/annotate/features.js';
import { readSentence } from '../src/annotate/sentence.js';
import { type Stance, StanceFinder } from '../src/annotate/stance.js';
import { openEmbeddingModel } from '../src/index/embeddings/choose-model.js';
import { packageRoot } from '../src/lib/package-root.js';
import { calibrate, type Example, fit } from './annotator-regression.js';

interface Row {
  readonly text: string;
  readonly lang: AnnotatedLanguage;
  readonly label: Label;
}

interface Read extends Example {
  readonly row: Row;
  readonly stance: Stance;
}

const EMBEDDING_SCALE = 6;
const FOLDS = 5;
/** Neighbours in the file are of one subject and stay in one fold. */
const NEIGHBOURS = 25;

type Triple = [number, number, number];

const folder = path.join(packageRoot(), DATA_FOLDER);
const rows = readFileSync(path.join(folder, 'training.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line));
const model = await openEmbeddingModel({ cacheFolder: path.join(tmpdir(), 'alteram-models'), log: console.error });
const english = rows.filter(({ lang }) => lang === 'en');
const vectors = await model.embedMany(english.map(({ text }) => text));
const embeddings = new Map(english.map((row, index) => [row, vectors[index]]));
await model.close();
const examples = rows.map((row): Read => {
  const sentence = readSentence(row.text, row.lang);
  const stance = new StanceFinder(sentence).find();
  return { row, label: row.label, stance, features: featuresOf(sentence, stance), embedding: embeddings.get(row) };
});

/** @returns the weights of a place for each label, as they are written */
function triple(weights: Float64Array, place: number): Triple {
  const of = (label: number): number => Math.round((weights[place * LABELS.length + label] ?? 0) * WEIGHT_UNIT) || 0;
  return [of(0), of(1), of(2)];
}

function words(weights: Float64Array): Record<string, Triple> {
  const table: Record<string, Triple> = {};
  for (let place = 0; place < FEATURE_PLACES; place++) {
    const own = triple(weights, place);
    if (own.some((weight) => weight !== 0)) table[place] = own;
  }
  return table;
}

function weightsOf(set: readonly Example[], calibration: WeightsFile['calibration']): WeightsFile {
  const plain = fit(set, model.dimensions, 0);
  const both = fit(
    set.filter(({ embedding }) => embedding !== undefined),
    model.dimensions,
    EMBEDDING_SCALE,
  );
  const embedding = Array.from({ length: model.dimensions }, (_, index) => triple(both, FEATURE_PLACES + index));
  return {
    calibration,
    words: words(plain),
    withEmbedding: { model: model.id, scale: EMBEDDING_SCALE, words: words(both), embedding },
  };
}

const foldOf = (index: number): number => Math.floor(index / NEIGHBOURS) % FOLDS;
const told = Array.from({ length: FOLDS }, (_, fold) => {
  const classifier = new Classifier(
    weightsOf(
      examples.filter((_, index) => foldOf(index) !== fold),
      { slope: 1, height: 0 },
    ),
  );
  return examples
    .filter((_, index) => foldOf(index) === fold)
    .flatMap(({ row, stance, features, embedding }) => {
      const of = (vector?: Float32Array) => {
        const { label, probability } = decide(stance, classifier.classify(features, vector));
        return { row, label, probability, embedded: vector !== undefined };
      };
      return embedding === undefined ? [of()] : [of(), of(embedding)];
    });
}).flat();

for (const embedded of [false, true]) {
  for (const lang of embedded ? ['en'] : ['en', 'fr', 'zh']) {
    const own = told.filter((one) => one.row.lang === lang && one.embedded === embedded);
    const figures = (['allegation', 'response'] as const).map((label) => {
      const named = own.filter((one) => one.label === label);
      const gold = own.filter(({ row }) => row.label === label);
      const right = named.filter(({ row }) => row.label === label);
      return `${label}: recall ${(right.length / gold.length).toFixed(3)}, precision ${(right.length / named.length).toFixed(3)}`;
    });
    console.log(`${lang}${embedded ? ' with embeddings' : ''}: ${figures.join('; ')}`);
    if (process.argv.includes('--wrong'))
      for (const one of own.filter((one) => one.label !== one.row.label))
        console.log(`  ${one.row.label} -> ${one.label} ${one.probability.toFixed(2)} ${one.row.text}`);
  }
}
const calibration = calibrate(
  told.map(({ row, label, probability }) => ({
    odds: Math.log(probability / (1 - probability)),
    right: label === row.label,
  })),
);
if (!process.argv.includes('--check')) {
  writeFileSync(path.join(folder, 'weights.json'), `${JSON.stringify(weightsOf(examples, calibration))}\n`);
  console.log(`${path.join(DATA_FOLDER, 'weights.json')} written from ${examples.length} sentences`);
}
