import type { Document, Statement } from '../corpus/document.js';
import { createBooster } from './boosts.js';
import { documentOf } from './document-of.js';
import type { EmbeddingModel } from './embeddings/model.js';
import { fuse } from './fusion.js';
import { type LexicalIndex, openLexicalIndex } from './lexical/lexical-index.js';
import type { Channel, SearchRequest } from './search-request.js';
import type { StoredIndex } from './store/stored-index.js';

/** A statement that a search found, with the reason. */
export interface Hit {
  readonly ordinal: number;
  readonly statement: Statement;
  readonly document: Document;
  /** Fused score with what the question's names add, in standard deviations: comparable within one search only. */
  readonly score: number;
  /** BM25 score, 0 where the words did not find it. */
  readonly lexical: number;
  /** Cosine with the question, -1 to 1; null where the vectors did not find it. */
  readonly cosine: number | null;
  /** What found it, or raised it. */
  readonly channels: readonly Channel[];
}

/** How many statements each channel hands to the fusion. */
const DEPTH = 150;

/** Hybrid search over an open index. */
export interface Searcher {
  readonly index: StoredIndex;
  readonly lexical: LexicalIndex;
  readonly model: EmbeddingModel;
  /**
   * @returns at most `k` statements, best first; ties by ordinal. An index without statements gives none.
   * @throws Error if the model fails, or the index is damaged
   */
  search(request: SearchRequest, k: number): Promise<Hit[]>;
}

/**
 * Opens an index for searching.
 * @throws Error if the packed lexical index is damaged or of another version
 */
export function createSearcher(index: StoredIndex, model: EmbeddingModel): Searcher {
  const lexical = openLexicalIndex(index.lexical);
  return { index, lexical, model, search: (request, k) => search(index, lexical, model, request, k) };
}

async function search(
  index: StoredIndex,
  lexical: LexicalIndex,
  model: EmbeddingModel,
  request: SearchRequest,
  k: number,
): Promise<Hit[]> {
  const depth = Math.max(DEPTH, k);
  const byWords = new Map(lexical.search(request.groups, depth).map((hit) => [hit.ordinal, hit.score]));
  const byVector = request.vectorText === null ? new Map() : await nearest(index, model, request.vectorText, depth);
  const fused = fuse(byWords, byVector, request.vectorText === null ? 0 : request.vectorWeight)
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
    .map(({ ordinal, score }) => ({ ordinal, score, statement: index.statementAt(ordinal) }));
  const boost = createBooster(
    request,
    index.registry,
    fused.map(({ statement }) => statement),
  );
  const hits = fused.map(({ ordinal, score, statement }): Hit => {
    const document = documentOf(statement, index);
    const { gain, channels } = boost(statement, document);
    return {
      ordinal,
      statement,
      document,
      score: score + gain,
      lexical: byWords.get(ordinal) ?? 0,
      cosine: byVector.get(ordinal) ?? null,
      channels: [
        ...(byWords.has(ordinal) ? (['lexical'] as const) : []),
        ...(byVector.has(ordinal) ? (['vector'] as const) : []),
        ...channels,
      ],
    };
  });
  hits.sort((a, b) => b.score - a.score || a.ordinal - b.ordinal);
  return hits.slice(0, k);
}

/** The nearest statements by their best piece. */
async function nearest(
  index: StoredIndex,
  model: EmbeddingModel,
  text: string,
  depth: number,
): Promise<Map<number, number>> {
  const query = Float32Array.from(await model.embedQuery(text));
  const found = new Map<number, number>();
  for (const { label, score } of index.vectors.nearest(query, depth)) {
    const ordinal = index.ordinalOfLabel(label);
    if (ordinal >= 0 && score > (found.get(ordinal) ?? -Infinity)) found.set(ordinal, score);
  }
  return found;
}
