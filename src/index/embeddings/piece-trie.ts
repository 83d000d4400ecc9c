/** A prefix tree over code points; a node that ends a piece knows its id and score. */
export interface TrieNode {
  children: Map<number, TrieNode> | null;
  /** Id of the piece that ends here, or -1. */
  piece: number;
  /** Log probability of that piece. */
  score: number;
}

/** A prefix tree with no pieces. */
export function emptyTrie(): TrieNode {
  return { children: null, piece: -1, score: 0 };
}

/** Adds a piece; of two that are spelt the same the last one holds. */
export function addPiece(root: TrieNode, text: string, piece: number, score: number): void {
  let node = root;
  for (const symbol of text) {
    const code = symbol.codePointAt(0) as number;
    node.children ??= new Map();
    let child = node.children.get(code);
    if (child === undefined) {
      child = emptyTrie();
      node.children.set(code, child);
    }
    node = child;
  }
  node.piece = piece;
  node.score = score;
}
