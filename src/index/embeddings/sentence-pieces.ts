import { PieceLattice } from './piece-lattice.js';
import { addPiece, emptyTrie, type TrieNode } from './piece-trie.js';
import type { VocabularyRow } from './use-lite.js';

/** Stands for a space, as in every SentencePiece vocabulary. */
const SPACE_SYMBOL = '\u2581';

/** The first rows of the vocabulary are control symbols, which no text contains. */
const CONTROL_PIECES = 6;

/** How much of a long text is looked at first; twice as much each time that it did not suffice. */
const FIRST_CHUNK = 2048;

/**
 * Before one of these (ASCII, Han) a text can be cut without changing its NFKC form: they never combine with what comes
 * before them (Unicode Standard Annex 15, normalization boundaries).
 */
const NORMALIZATION_BOUNDARY = /[\p{ASCII}\u4e00-\u9fff]/u;

/** A boundary is looked for this far; normalization can make a character 18 times as long, so memory needs an end. */
const LONGEST_UNBROKEN = 65_536;

/**
 * The SentencePiece unigram tokenizer (Kudo 2018, "Subword Regularization"; Kudo & Richardson 2018, "SentencePiece") of
 * the bundled model: the same pieces as @energetic-ai/embeddings, in time linear in the text.
 */
export class SentencePieces {
  private readonly trie: TrieNode = emptyTrie();
  private readonly lengths: Uint8Array;
  private readonly longestPiece: number;

  constructor(vocabulary: readonly VocabularyRow[]) {
    // Lengths are in UTF-16 units, as in the published tokenizer; no piece has a symbol of two units.
    this.lengths = Uint8Array.from(vocabulary, ([piece]) => piece.length);
    this.longestPiece = this.lengths.reduce((longest, length) => Math.max(longest, length), 1);
    vocabulary.forEach(([piece, score], id) => {
      if (id >= CONTROL_PIECES) addPiece(this.trie, piece, id, score ?? 0);
    });
  }

  /**
   * Ids of the pieces of a text: any string, also an empty one (no pieces) or one with lone surrogates.
   * @param limit how many pieces are wanted at most; a long text is not read further than they need
   */
  encode(text: string, limit = Number.POSITIVE_INFINITY): number[] {
    if (text === '') return [];
    const lattice = new PieceLattice(
      this.trie,
      this.lengths,
      this.longestPiece,
      Math.min(text.length + 1, FIRST_CHUNK),
    );
    lattice.add(SPACE_SYMBOL, false);
    let start = 0;
    for (let chunk = limit === Number.POSITIVE_INFINITY ? text.length : FIRST_CHUNK; start < text.length; chunk *= 2) {
      const end = boundaryFrom(text, start + chunk);
      lattice.add(normalized(text.slice(start, end)), end === text.length);
      start = end;
      const settled = end === text.length ? null : lattice.settledPieces(limit);
      if (settled !== null) return settled.slice(0, limit);
    }
    return lattice.pieces().slice(0, limit);
  }
}

function normalized(text: string): string {
  return text.normalize('NFKC').replaceAll(' ', SPACE_SYMBOL);
}

/** Where to cut from `position` on: at a boundary, or where none comes, between two code points far behind it. */
function boundaryFrom(text: string, position: number): number {
  if (position >= text.length) return text.length;
  const within = text.slice(position, position + LONGEST_UNBROKEN).search(NORMALIZATION_BOUNDARY);
  if (within >= 0) return position + within;
  const end = position + LONGEST_UNBROKEN;
  if (end >= text.length) return text.length;
  return (text.codePointAt(end - 1) as number) > 0xffff ? end + 1 : end;
}
