import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ExactScan } from '../../../src/index/vectors/exact-scan.js';
import { HnswGraph } from '../../../src/index/vectors/hnsw-graph.js';
import { importHnswlib } from '../../../src/index/vectors/hnswlib.js';
import type { VectorIndex } from '../../../src/index/vectors/vector-index.js';
import { clusteredVectors, randomVectors, unit } from '../../support/random-vectors.ts';

const DIMENSIONS = 6;
const hnswlib = await importHnswlib();

function exactScan(vectors: readonly Float32Array[], dimensions = DIMENSIONS): VectorIndex {
  const matrix = new Float32Array(vectors.length * dimensions);
  for (const [i, vector] of vectors.entries()) matrix.set(vector, i * dimensions);
  return new ExactScan(
    Int32Array.from(vectors, (_, i) => i),
    matrix,
    dimensions,
  );
}

function graph(vectors: readonly Float32Array[], dimensions = DIMENSIONS): HnswGraph {
  const made = HnswGraph.create(hnswlib, dimensions, vectors.length);
  for (const [i, vector] of vectors.entries()) made.add(i, vector);
  return made;
}

/** A unit vector in the plane of the first two axes. */
function direction(degrees: number): Float32Array {
  const radians = (degrees / 180) * Math.PI;
  return Float32Array.from({ length: DIMENSIONS }, (_, i) =>
    i === 0 ? Math.cos(radians) : i === 1 ? Math.sin(radians) : 0,
  );
}

describe.each([
  ['exact scan', exactScan],
  ['hnswlib', graph],
] as const)('obligations of every vector index: %s', (engine, build) => {
  test('says what it is', () => {
    const index = build([direction(0), direction(10)]);
    expect({ engine: index.engine, dimensions: index.dimensions, size: index.size }).toEqual({
      engine,
      dimensions: DIMENSIONS,
      size: 2,
    });
  });

  test('finds the nearest first, with the cosine as the score', () => {
    const index = build([direction(90), direction(30), direction(180), direction(60)]);
    const hits = index.nearest(direction(40), 4);
    expect(hits.map(({ label }) => label)).toEqual([1, 3, 0, 2]);
    const cosines = [10, 20, 50, 140].map((degrees) => Math.cos((degrees / 180) * Math.PI));
    for (const [i, { score }] of hits.entries()) expect(score).toBeCloseTo(cosines[i] ?? 0, 5);
  });

  test('returns no more than there are, and none where none are asked for', () => {
    const index = build([direction(0), direction(20)]);
    expect(index.nearest(direction(0), 100)).toHaveLength(2);
    expect(index.nearest(direction(0), 0)).toEqual([]);
    expect(index.nearest(direction(0), -1)).toEqual([]);
  });

  test('an empty index finds nothing', () => {
    const index = build([]);
    expect(index.size).toBe(0);
    expect(index.nearest(direction(0), 10)).toEqual([]);
  });

  test('refuses a query of another dimension and gives both numbers', () => {
    const index = build([direction(0)]);
    expect(() => index.nearest(new Float32Array(5), 1)).toThrow(RangeError);
    expect(() => index.nearest(new Float32Array(7), 1)).toThrow(/7 dimensions, the index 6/);
  });

  test('orders equal scores by label, also where the list is cut among them', () => {
    const index = build([direction(50), direction(20), direction(20), direction(20), direction(20)]);
    expect(index.nearest(direction(20), 3).map(({ label }) => label)).toEqual([1, 2, 3]);
  });

  test('scores stay within -1 and 1, and each vector finds itself', () => {
    const coordinates = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS });
    const vectors = fc
      .array(
        coordinates.filter((numbers) => numbers.some((number) => number !== 0)),
        { minLength: 1, maxLength: 30 },
      )
      .map((rows) => rows.map((row) => unit(Float32Array.from(row))));
    fc.assert(
      fc.property(vectors, (made) => {
        const index = build(made);
        for (const vector of made) {
          const hits = index.nearest(vector, made.length);
          expect(hits).toHaveLength(made.length);
          expect(hits[0]?.score).toBeCloseTo(1, 5);
          for (const { score } of hits) expect(Math.abs(score)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the exact scan', () => {
  test('agrees with sorting all products, for every k', () => {
    const vectors = randomVectors(200, DIMENSIONS, 5);
    const index = exactScan(vectors);
    const [query = direction(0)] = randomVectors(1, DIMENSIONS, 6);
    const sorted = vectors
      .map((vector, label) => ({ label, score: vector.reduce((sum, number, i) => sum + number * (query[i] ?? 0), 0) }))
      .sort((a, b) => b.score - a.score);
    for (const k of [1, 2, 3, 10, 199, 200]) {
      expect(index.nearest(query, k).map(({ label }) => label)).toEqual(sorted.slice(0, k).map(({ label }) => label));
    }
  });

  test('refuses a matrix that does not fit its labels', () => {
    expect(() => new ExactScan(Int32Array.of(1, 2), new Float32Array(11), 6)).toThrow(RangeError);
  });
});

describe('the graph', () => {
  test.each([
    ['random', randomVectors],
    ['clustered as texts are', clusteredVectors],
  ] as const)(
    'recall@10 is at least 0.99 on 5,000 vectors: %s',
    (_, make) => {
      const dimensions = 512;
      const all = make(5_050, dimensions, 42);
      const stored = all.slice(0, 5_000);
      const oracle = exactScan(stored, dimensions);
      const index = graph(stored, dimensions);
      let found = 0;
      for (const query of all.slice(5_000)) {
        const hits = new Set(index.nearest(query, 10).map(({ label }) => label));
        found += oracle.nearest(query, 10).filter(({ label }) => hits.has(label)).length;
      }
      expect(found / 500).toBeGreaterThanOrEqual(0.99);
    },
    180_000,
  );

  test('does not find what was removed, and finds what was added beyond its first capacity', () => {
    const index = graph([direction(0), direction(10), direction(20)]);
    index.remove(1);
    for (let i = 3; i < 40; i++) index.add(i, direction(10 * i));
    expect(index.size).toBe(39);
    const hits = index.nearest(direction(10), 39).map(({ label }) => label);
    expect(hits).toHaveLength(39);
    expect(hits).not.toContain(1);
  });
});
