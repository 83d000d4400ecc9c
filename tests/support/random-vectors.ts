/** @returns a generator of numbers from 0 to 1 (mulberry32), the same for the same seed */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @returns unit vectors in no direction in particular: the hard case, in which nothing is near anything */
export function randomVectors(count: number, dimensions: number, seed: number): Float32Array[] {
  const normal = normalNumbers(seed);
  return Array.from({ length: count }, () => unit(Float32Array.from({ length: dimensions }, normal)));
}

/** @returns unit vectors as texts make them: all somewhat alike, in groups of about 25 on one subject */
export function clusteredVectors(count: number, dimensions: number, seed: number): Float32Array[] {
  const normal = normalNumbers(seed + 1);
  const random = seededRandom(seed + 2);
  const [common = new Float32Array(dimensions)] = randomVectors(1, dimensions, seed + 3);
  const subjects = randomVectors(Math.ceil(count / 25), dimensions, seed + 4);
  return Array.from({ length: count }, () => {
    const subject = subjects[Math.floor(random() * subjects.length)] ?? common;
    const spread = 0.6 / Math.sqrt(dimensions);
    return unit(subject.map((number, i) => 0.7 * number + 0.4 * (common[i] ?? 0) + spread * normal()));
  });
}

/** @returns the vector scaled to length 1 */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}

function normalNumbers(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
