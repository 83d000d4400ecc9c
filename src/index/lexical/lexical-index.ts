import { inverseDocumentFrequency, PACK_VERSION, type PackHeader } from './pack.js';

/** One thing that a query asks for: any of several terms, the best of which counts. */
export interface TermGroup {
  readonly terms: readonly { readonly term: string; readonly weight: number }[];
}

/** A statement that a query found by its words. */
export interface LexicalHit {
  readonly ordinal: number;
  /** BM25 score, 0 or more. */
  readonly score: number;
}

/** The packed inverted index, open for searching. */
export interface LexicalIndex {
  readonly statements: number;
  /** @returns the best `k` statements, best first; ties by ordinal */
  search(groups: readonly TermGroup[], k: number): LexicalHit[];
  /** @returns inverse document frequency of a term (BM25, 0 or more), or null for a term that no statement has */
  idf(term: string): number | null;
  /** Greatest inverse document frequency that a term of this corpus can have: that of a term in one statement. */
  readonly greatestIdf: number;
  /**
   * Finds terms that differ from an unknown one by a slip of the keyboard.
   * @returns terms of the index within the given edit distance, nearest first, at most five
   */
  similarTerms(term: string, distance: (a: string, b: string) => number, limit: number): string[];
}

/**
 * Opens what `packLexicalIndex` packed; the arrays are views, nothing is copied.
 * @throws Error if the bytes are of another version or do not add up
 */
export function openLexicalIndex(packed: Uint8Array): LexicalIndex {
  // A view needs an aligned start, which bytes out of a database do not promise.
  const bytes = packed.byteOffset % 4 === 0 ? packed : new Uint8Array(packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(0, true);
  const header = JSON.parse(Buffer.from(bytes.subarray(4, 4 + headLength)).toString('utf8')) as PackHeader;
  if (header.version !== PACK_VERSION) {
    throw new Error(`lexical index is of version ${header.version}, this program reads ${PACK_VERSION}; index again`);
  }
  let offset = 4 + aligned(headLength);
  const termList = Buffer.from(bytes.subarray(offset, offset + header.termBytes)).toString('utf8');
  offset += aligned(header.termBytes);
  const take = <T>(make: (buffer: ArrayBufferLike, start: number, length: number) => T, length: number): T => {
    const array = make(bytes.buffer, bytes.byteOffset + offset, length);
    offset += 4 * length;
    return array;
  };
  const uint32 = (buffer: ArrayBufferLike, start: number, length: number) => new Uint32Array(buffer, start, length);
  const float32 = (buffer: ArrayBufferLike, start: number, length: number) => new Float32Array(buffer, start, length);
  const starts = take(uint32, header.terms + 1);
  const idfs = take(float32, header.terms);
  const ordinals = take(uint32, header.postings);
  const scores = take(float32, header.postings);
  if (offset !== bytes.byteLength) throw new Error('lexical index is damaged: its length is wrong; index again');
  const terms = header.terms === 0 ? [] : termList.split('\n');
  return new PackedLexicalIndex(header.statements, terms, starts, idfs, ordinals, scores);
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}

class PackedLexicalIndex implements LexicalIndex {
  readonly #numbers: Map<string, number>;
  readonly #total: Float32Array;
  readonly #group: Float32Array;

  constructor(
    readonly statements: number,
    private readonly terms: readonly string[],
    private readonly starts: Uint32Array,
    private readonly idfs: Float32Array,
    private readonly ordinals: Uint32Array,
    private readonly scores: Float32Array,
  ) {
    this.#numbers = new Map(terms.map((term, number) => [term, number]));
    this.#total = new Float32Array(statements);
    this.#group = new Float32Array(statements);
  }

  get greatestIdf(): number {
    return inverseDocumentFrequency(this.statements, 1);
  }

  idf(term: string): number | null {
    const number = this.#numbers.get(term);
    return number === undefined ? null : (this.idfs[number] ?? null);
  }

  search(groups: readonly TermGroup[], k: number): LexicalHit[] {
    const touched: number[] = [];
    for (const group of groups) this.#addGroup(group, touched);
    const hits = best(touched, this.#total, k);
    for (const ordinal of touched) this.#total[ordinal] = 0;
    return hits;
  }

  similarTerms(term: string, distance: (a: string, b: string) => number, limit: number): string[] {
    const near: { candidate: string; edits: number }[] = [];
    for (const candidate of this.terms) {
      if (Math.abs(candidate.length - term.length) > limit) continue;
      const edits = distance(term, candidate);
      if (edits <= limit) near.push({ candidate, edits });
    }
    near.sort((a, b) => a.edits - b.edits);
    return near.slice(0, 5).map((entry) => entry.candidate);
  }

  /** Adds the best term of a group to each statement's total, and notes statements seen for the first time. */
  #addGroup(group: TermGroup, touched: number[]): void {
    const seen: number[] = [];
    for (const { term, weight } of group.terms) {
      const number = this.#numbers.get(term);
      if (number === undefined) continue;
      const end = this.starts[number + 1] as number;
      for (let posting = this.starts[number] as number; posting < end; posting++) {
        const ordinal = this.ordinals[posting] as number;
        const score = weight * (this.scores[posting] as number);
        const before = this.#group[ordinal] as number;
        if (before === 0) seen.push(ordinal);
        if (score > before) this.#group[ordinal] = score;
      }
    }
    for (const ordinal of seen) {
      if (this.#total[ordinal] === 0) touched.push(ordinal);
      this.#total[ordinal] = (this.#total[ordinal] as number) + (this.#group[ordinal] as number);
      this.#group[ordinal] = 0;
    }
  }
}

/** The `k` best of the touched ordinals. A full sort of tens of thousands would cost more than the search. */
function best(touched: readonly number[], total: Float32Array, k: number): LexicalHit[] {
  let threshold = 0;
  let kept: LexicalHit[] = [];
  const order = (a: LexicalHit, b: LexicalHit) => b.score - a.score || a.ordinal - b.ordinal;
  for (const ordinal of touched) {
    const score = total[ordinal] as number;
    if (score < threshold) continue;
    kept.push({ ordinal, score });
    if (kept.length >= 4 * k + 64) {
      kept = kept.sort(order).slice(0, k);
      threshold = kept.at(-1)?.score ?? 0;
    }
  }
  return kept.sort(order).slice(0, k);
}
