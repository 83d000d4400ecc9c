import { setImmediate } from 'node:timers/promises';
import type { Corpus } from '../corpus/corpus.js';
import { embeddedPieces } from './embedded-text.js';
import type { EmbeddingModel } from './embeddings/model.js';
import type { OnBuildProgress } from './progress.js';
import type { IndexWriter } from './store/index-writer.js';
import { vectorKey } from './store/vector-rows.js';

/** A stored vector and the statement that it belongs to. */
export interface StatementVector {
  readonly label: number;
  readonly key: string;
  readonly ordinal: number;
}

/** Texts embedded and committed together: what a killed build loses at most, under a second of work. */
const BATCH = 256;

/** Statements planned before other work of the process gets its turn. */
const STATEMENTS_A_TURN = 500;

/** A piece of a statement, with the name of its vector. */
interface Piece {
  readonly ordinal: number;
  readonly key: string;
  /** Key of the first vector of the same text; `key` itself for the first. */
  readonly original: string;
  readonly text: string;
}

/**
 * Sees to it that every piece of every statement has a stored vector. Only texts that the model has not embedded before
 * are embedded, and committed batch by batch: an interrupted run is continued by the next.
 * @returns a vector for each piece, by ascending label, and how many texts were embedded and how many found
 * @throws Error if the model answers with another number of vectors, or vectors of another length, than asked for
 */
export async function embedStatements(
  writer: IndexWriter,
  corpus: Corpus,
  model: EmbeddingModel,
  onProgress: OnBuildProgress,
): Promise<{ vectors: StatementVector[]; embedded: number; reused: number }> {
  const labels = writer.storedVectors();
  const pieces = await planPieces(corpus, model, onProgress);
  const reused = pieces.filter(({ key }) => labels.has(key)).length;
  const texts = new Map<string, string>();
  for (const { original, text } of pieces) if (!labels.has(original)) texts.set(original, text);
  const missing = [...texts];
  for (let start = 0; start < missing.length; start += BATCH) {
    const batch = missing.slice(start, start + BATCH);
    const vectors = await embedBatch(
      model,
      batch.map(([, text]) => text),
      (done) => onProgress({ phase: 'embedding', done: start + done, total: missing.length }),
    );
    const added = writer.addVectors(batch.map(([key], i) => ({ key, vector: vectors[i] as Float32Array })));
    for (const [i, [key]] of batch.entries()) labels.set(key, added[i] as number);
    onProgress({ phase: 'embedding', done: start + batch.length, total: missing.length });
  }
  const vectors = pieces.map(({ ordinal, key, original }) => {
    const label = labels.get(key) ?? writer.copyVector(labels.get(original) as number, key);
    return { label, key, ordinal };
  });
  return { vectors: vectors.sort((a, b) => a.label - b.label), embedded: missing.length, reused };
}

async function planPieces(corpus: Corpus, model: EmbeddingModel, onProgress: OnBuildProgress): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const copies = new Map<string, number>();
  const total = corpus.documents.reduce((sum, { statements }) => sum + statements.length, 0);
  let ordinal = 0;
  for (const document of corpus.documents) {
    for (const statement of document.statements) {
      for (const text of embeddedPieces(model, document, statement)) {
        const original = vectorKey(model.id, text, 0);
        const copy = copies.get(original) ?? 0;
        copies.set(original, copy + 1);
        pieces.push({ ordinal, key: vectorKey(model.id, text, copy), original, text });
      }
      ordinal++;
      if (ordinal % STATEMENTS_A_TURN !== 0) continue;
      onProgress({ phase: 'reading', done: ordinal, total });
      await setImmediate();
    }
  }
  onProgress({ phase: 'reading', done: total, total });
  return pieces;
}

async function embedBatch(
  model: EmbeddingModel,
  texts: readonly string[],
  onProgress: (done: number) => void,
): Promise<Float32Array[]> {
  const vectors = await model.embedMany(texts, onProgress);
  if (vectors.length !== texts.length || vectors.some(({ length }) => length !== model.dimensions)) {
    throw new Error(
      `The embedding model ${model.id} answered ${texts.length} texts with ${vectors.length} vectors of ` +
        `${vectors[0]?.length ?? 0} dimensions; ${texts.length} of ${model.dimensions} were expected`,
    );
  }
  return vectors;
}
