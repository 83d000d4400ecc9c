import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** @returns the bytes of a vector as they are stored: 32-bit floats in the machine's own order */
export function vectorToBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/**
 * Copies stored bytes into numbers.
 * @param into room for exactly one vector
 * @throws SyntaxError if the bytes are of another length
 */
function bytesToVector(bytes: Uint8Array, into: Float32Array): void {
  if (bytes.byteLength !== into.byteLength) {
    throw new SyntaxError(`a vector has ${bytes.byteLength} bytes instead of ${into.byteLength}`);
  }
  new Uint8Array(into.buffer, into.byteOffset, into.byteLength).set(bytes);
}

/**
 * Reads the vectors of given labels.
 * @returns a function from label to a vector of `dimensions` numbers, each time in the same array; it throws SyntaxError
 *   if the vector is missing or cannot be one
 */
export function vectorReader(database: Database, dimensions: number): (label: number) => Float32Array {
  const select = database.prepare<[number], Buffer>('SELECT vector FROM vectors WHERE label = ?').pluck();
  const vector = new Float32Array(dimensions);
  return (label) => {
    const bytes = select.get(label);
    if (!bytes) throw new SyntaxError(`the vector ${label} is not stored`);
    bytesToVector(bytes, vector);
    if (!(squaredLength(vector) < LONGEST)) throw new SyntaxError(`the vector ${label} has changed on the disk`);
    return vector;
  };
}

/** Unit vectors and rounding stay below it; bytes that are no floats of ours are far above it or not a number. */
const LONGEST = 1.1;

function squaredLength(vector: Float32Array): number {
  let sum = 0;
  for (const number of vector) sum += number * number;
  return sum;
}

/** Digest of a set of vectors: their labels and the keys of their texts, by ascending label. */
export function digestVectors(vectors: Iterable<{ readonly label: number; readonly key: string }>): string {
  const hash = createHash('sha256');
  for (const { label, key } of vectors) hash.update(`${label} ${key}\n`);
  return hash.digest('hex');
}

/**
 * Names a vector by its content.
 * @param copy 0, or 1, 2, ... where several statements have the very same text: each needs a label of its own
 */
export function vectorKey(model: string, text: string, copy: number): string {
  const hash = createHash('sha256').update(model).update('\0').update(text).digest('hex');
  return copy === 0 ? hash : `${hash}#${copy}`;
}
