/** A stored vector found near a query. */
export interface VectorHit {
  /** The label that the vector was added under: a whole number, 0 or more. */
  readonly label: number;
  /** Cosine similarity, -1 to 1. */
  readonly score: number;
}

/** Nearest-neighbour search over unit vectors. Two engines hold to it: the hnswlib graph and the exact scan. */
export interface VectorIndex {
  /** For the log and the about page: `hnswlib` or `exact scan`. */
  readonly engine: 'hnswlib' | 'exact scan';
  readonly dimensions: number;
  /** How many vectors are searched. */
  readonly size: number;
  /**
   * @param query a unit vector of `dimensions` numbers
   * @param k how many to return at most
   * @returns the nearest, best first
   * @throws RangeError if the query has another dimension
   */
  nearest(query: Float32Array, k: number): VectorHit[];
}
