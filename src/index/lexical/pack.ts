import type { Corpus } from '../../corpus/corpus.js';
import { analyze } from './analyze.js';
import { FIELD_WEIGHTS, type Field, fieldsOf, forEachStatement } from './fields.js';

/** Changes with the analysis, the weights and the layout: an index packed under another version is rebuilt. */
export const PACK_VERSION = 5;

/** Saturation and length normalisation of BM25: the usual values. Tuning them gained under 0.002 nDCG@10. */
const K1 = 1.2;
const B = 0.75;

/** Opens the packed bytes; everything after it is 4-byte aligned typed arrays. */
export interface PackHeader {
  readonly version: number;
  readonly statements: number;
  readonly terms: number;
  readonly postings: number;
  /** Bytes of the term list: UTF-8, joined by line feeds, sorted. */
  readonly termBytes: number;
}

interface Posting {
  readonly ordinal: number;
  /** Term frequency, weighted by field and normalised by field length. */
  weight: number;
}

/**
 * Builds the inverted index of a corpus (BM25F: Robertson, Zaragoza and Taylor 2004) and packs it into one block of
 * bytes that opens without parsing: a JSON header, the sorted terms, where each term's postings start, the inverse
 * document frequencies, the ordinals, and the finished score of each posting.
 * @returns the packed index; statements are numbered in the order of documents and, within one, of the file
 */
export function packLexicalIndex(corpus: Corpus): Uint8Array {
  const means = meanLengths(corpus);
  const postings = new Map<string, Posting[]>();
  const analysed = new FieldAnalysis();
  let statements = 0;
  forEachStatement(corpus, (statement, document) => {
    const ordinal = statements++;
    for (const [field, text] of entries(fieldsOf(statement, document, corpus.registry))) {
      const terms = analysed.terms(text, document.language, field);
      const lengthFactor = 1 - B + (B * terms.length) / (means[field] || 1);
      for (const term of terms) add(postings, term, ordinal, FIELD_WEIGHTS[field] / lengthFactor);
    }
  });
  return pack(postings, statements);
}

/**
 * BM25's measure of how rare a term is, kept above 0 for a term that most statements have.
 * @param statements how many there are
 * @param having how many of them have the term
 */
export function inverseDocumentFrequency(statements: number, having: number): number {
  return Math.log(1 + (statements - having + 0.5) / (having + 0.5));
}

function add(postings: Map<string, Posting[]>, term: string, ordinal: number, weight: number): void {
  const list = postings.get(term);
  const last = list?.at(-1);
  if (!list) postings.set(term, [{ ordinal, weight }]);
  else if (last?.ordinal === ordinal) last.weight += weight;
  else list.push({ ordinal, weight });
}

function pack(postings: ReadonlyMap<string, readonly Posting[]>, statements: number): Uint8Array {
  const terms = [...postings.keys()].sort();
  const starts = new Uint32Array(terms.length + 1);
  const idfs = new Float32Array(terms.length);
  const total = terms.reduce((sum, term) => sum + (postings.get(term)?.length ?? 0), 0);
  const ordinals = new Uint32Array(total);
  const scores = new Float32Array(total);
  let next = 0;
  terms.forEach((term, index) => {
    const list = postings.get(term) ?? [];
    const idf = inverseDocumentFrequency(statements, list.length);
    starts[index] = next;
    idfs[index] = idf;
    for (const { ordinal, weight } of list) {
      ordinals[next] = ordinal;
      scores[next++] = (idf * weight * (K1 + 1)) / (weight + K1);
    }
  });
  starts[terms.length] = next;
  const termList = Buffer.from(terms.join('\n'), 'utf8');
  const header: PackHeader = {
    version: PACK_VERSION,
    statements,
    terms: terms.length,
    postings: total,
    termBytes: termList.length,
  };
  return join(header, termList, [starts, idfs, ordinals, scores]);
}

function join(header: PackHeader, termList: Uint8Array, arrays: readonly (Uint32Array | Float32Array)[]): Uint8Array {
  const head = Buffer.from(JSON.stringify(header), 'utf8');
  const parts: Uint8Array[] = [Buffer.from(Uint32Array.of(head.length).buffer), padded(head), padded(termList)];
  for (const array of arrays) parts.push(Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  return Buffer.concat(parts);
}

function padded(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function meanLengths(corpus: Corpus): Record<Field, number> {
  const sums: Record<Field, number> = { text: 0, title: 0, parties: 0, event: 0 };
  const analysed = new FieldAnalysis();
  let statements = 0;
  forEachStatement(corpus, (statement, document) => {
    statements++;
    for (const [field, text] of entries(fieldsOf(statement, document, corpus.registry))) {
      sums[field] += analysed.terms(text, document.language, field).length;
    }
  });
  for (const field of Object.keys(sums) as Field[]) sums[field] /= Math.max(1, statements);
  return sums;
}

function entries(fields: Record<Field, string>): [Field, string][] {
  return Object.entries(fields) as [Field, string][];
}

/** Titles, parties and events repeat from statement to statement; their analysis is kept, that of texts is not. */
class FieldAnalysis {
  readonly #kept = new Map<string, string[]>();

  terms(text: string, language: string, field: Field): string[] {
    if (field === 'text') return analyze(text, language).map((token) => token.term);
    const key = `${language} ${text}`;
    const terms = this.#kept.get(key) ?? analyze(text, language).map((token) => token.term);
    this.#kept.set(key, terms);
    return terms;
  }
}
