import type { TrieNode } from './piece-trie.js';

/** Id of the piece that stands for every symbol outside the vocabulary. */
export const UNKNOWN_PIECE = 0;

/**
 * The Viterbi search for the most probable segmentation of a text into pieces (Kudo 2018, "Subword Regularization",
 * section 3.1), over symbols that arrive in chunks, so that a long text can be left as soon as its first pieces stand.
 *
 * Two habits of the published tokenizer are kept, since the model was trained on its pieces: a score of exactly 0 counts
 * as "not reached yet", and an unknown symbol costs nothing.
 */
export class PieceLattice {
  private symbols: Int32Array<ArrayBuffer>;
  /** Score of the best segmentation of the first n symbols, at n. */
  private best: Float64Array<ArrayBuffer>;
  /** Last piece of that segmentation, at n. */
  private lastPiece: Int32Array<ArrayBuffer>;
  private length = 0;
  /** Pieces that start before this symbol are all in the lattice. */
  private searched = 0;

  /**
   * @param lengths length of each piece in symbols, by id
   * @param capacity how many symbols are expected; more may come
   */
  constructor(
    private readonly trie: TrieNode,
    private readonly lengths: Uint8Array,
    private readonly longestPiece: number,
    capacity: number,
  ) {
    this.symbols = new Int32Array(capacity);
    this.best = new Float64Array(capacity + 1);
    this.lastPiece = new Int32Array(capacity + 1);
  }

  /** Adds symbols and searches as far as the symbols to come cannot matter; to the end if these are the last. */
  add(text: string, isLast: boolean): void {
    this.reserve(this.length + text.length);
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at) as number;
      if (code > 0xffff) at++;
      this.symbols[this.length++] = code;
    }
    const end = isLast ? this.length : this.length - this.longestPiece;
    for (; this.searched < end; this.searched++) this.searchFrom(this.searched);
  }

  /** The pieces of all symbols added; runs of unknown symbols give one piece. */
  pieces(): number[] {
    return this.piecesUpTo(this.length);
  }

  /**
   * The first pieces, if no symbol still to come could change them: every segmentation that is still possible passes
   * through one position, and there are enough pieces before it.
   * @returns at least `count` pieces, or null if they do not stand yet
   */
  settledPieces(count: number): number[] | null {
    const open = new Set<number>();
    for (let at = Math.max(0, this.searched - this.longestPiece + 1); at <= this.searched; at++) open.add(at);
    let latest = this.searched;
    while (open.size > 1) {
      if (open.delete(latest)) open.add(this.previous(latest));
      latest--;
    }
    const [meeting = 0] = open;
    const pieces = this.piecesUpTo(meeting);
    return pieces.length >= count ? pieces : null;
  }

  private searchFrom(start: number): void {
    let node = this.trie.children?.get(this.symbols[start] as number);
    let found = false;
    for (let end = start + 1; node !== undefined; end++) {
      if (node.piece >= 0) {
        found = true;
        this.offer(end, node.score + (this.best[start] as number), node.piece);
      }
      node = end < this.length ? node.children?.get(this.symbols[end] as number) : undefined;
    }
    if (!found) this.offer(start + 1, this.best[start] as number, UNKNOWN_PIECE);
  }

  private offer(end: number, score: number, piece: number): void {
    const best = this.best[end] as number;
    if (best === 0 || score >= best) {
      this.best[end] = score;
      this.lastPiece[end] = piece;
    }
  }

  private previous(end: number): number {
    return end - (this.lengths[this.lastPiece[end] as number] as number);
  }

  private piecesUpTo(end: number): number[] {
    const reversed: number[] = [];
    for (let at = end; at > 0; at = this.previous(at)) {
      const piece = this.lastPiece[at] as number;
      if (piece !== UNKNOWN_PIECE || reversed.at(-1) !== UNKNOWN_PIECE) reversed.push(piece);
    }
    return reversed.reverse();
  }

  private reserve(length: number): void {
    if (length <= this.symbols.length) return;
    const size = Math.max(length, 2 * this.symbols.length);
    this.symbols = grown(this.symbols, new Int32Array(size));
    this.best = grown(this.best, new Float64Array(size + 1));
    this.lastPiece = grown(this.lastPiece, new Int32Array(size + 1));
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
