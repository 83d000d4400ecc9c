import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Corpus } from '../src/corpus/corpus.js';
import { corpusFingerprint } from '../src/corpus/fingerprint.js';
import { loadCorpus } from '../src/corpus/load-corpus.js';
import { buildIndex } from '../src/index/build-index.js';
import type { EmbeddingModel } from '../src/index/embeddings/model.js';
import type { Building } from './measurements.js';
import { syntheticCorpus } from './synthetic-corpus.js';
import { syntheticQuestions } from './synthetic-questions.js';

const SYNTHETIC_QUESTIONS = 300;

/** A corpus with a built index, ready to be asked. */
export interface Subject {
  readonly name: string;
  readonly corpusFolder: string;
  readonly dataFolder: string;
  /** File with the questions, a JSON list. */
  readonly questionsFile: string;
  readonly firstQuestion: string;
  readonly building: Building;
}

export interface SubjectOptions {
  /** Where everything that is made is kept. */
  readonly workFolder: string;
  /** The corpus that ships. */
  readonly shippedFolder: string;
  /** File of the questions on it, one JSON object a line. */
  readonly shippedQuestions: string;
  readonly model: EmbeddingModel;
  /** True keeps the index and the figures of an earlier run. */
  readonly reuse: boolean;
  readonly log: (line: string) => void;
}

/** @returns the shipped corpus, indexed from nothing */
export async function shippedSubject(options: SubjectOptions): Promise<Subject> {
  const { corpus } = await loadCorpus(options.shippedFolder);
  const lines = (await readFile(options.shippedQuestions, 'utf8')).trimEnd().split('\n');
  const questions = lines.map((line) => (JSON.parse(line) as { question: string }).question);
  return prepare('shipped', corpus, options.shippedFolder, questions, options);
}

/**
 * @param statements how many
 * @returns a synthetic corpus of that size, indexed from nothing. Its folder holds a stand-in file for each document: the
 *   check whether an index is up to date looks at every file, and that is part of what starting costs
 */
export async function syntheticSubject(statements: number, options: SubjectOptions): Promise<Subject> {
  const { corpus: sample } = await loadCorpus(options.shippedFolder);
  const corpus = syntheticCorpus(statements, sample);
  const name = `synthetic-${statements}`;
  const folder = path.join(options.workFolder, name, 'corpus');
  if (!options.reuse) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const { file, id, title } of corpus.documents) await writeFile(path.join(folder, file), `${id}: ${title}\n`);
  }
  return prepare(name, corpus, folder, syntheticQuestions(corpus, SYNTHETIC_QUESTIONS), options);
}

async function prepare(
  name: string,
  corpus: Corpus,
  corpusFolder: string,
  questions: readonly string[],
  { workFolder, model, reuse, log }: SubjectOptions,
): Promise<Subject> {
  const dataFolder = path.join(workFolder, name, 'index');
  const questionsFile = path.join(workFolder, name, 'questions.json');
  const buildingFile = path.join(workFolder, name, 'building.json');
  const subject = { name, corpusFolder, dataFolder, questionsFile, firstQuestion: questions[0] ?? '' };
  if (reuse) return { ...subject, building: JSON.parse(await readFile(buildingFile, 'utf8')) as Building };
  await rm(dataFolder, { recursive: true, force: true });
  await mkdir(path.dirname(questionsFile), { recursive: true });
  await writeFile(questionsFile, JSON.stringify(questions));
  const fingerprint = await corpusFingerprint(corpusFolder);
  const started = performance.now();
  let embeddingMs = 0;
  let told = 0;
  const report = await buildIndex({
    corpus,
    fingerprint,
    dataFolder,
    model,
    log,
    onProgress: ({ phase, done, total }) => {
      if (phase === 'embedding') embeddingMs = performance.now() - started;
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      log(`${name}: ${phase} ${done} of ${total}`);
    },
  });
  const building: Building = { report, embeddingMs };
  await writeFile(buildingFile, JSON.stringify(building));
  return { ...subject, building };
}
