/** Words in a row that make one shingle. */
const SHINGLE = 5;

/** Hashes that are kept of a text. The standard error of an estimated resemblance is at most 1 / (2 √256) = 0.03. */
const SKETCH_SIZE = 256;

/** Of two texts with a resemblance of 0.75, the smallest 16 hashes have one in common but for 1 in 10⁹. */
const PROBE_SIZE = 16;

/** The smallest hashes of a text's shingles, ascending, each once. */
export type Sketch = Uint32Array;

/**
 * Makes a sketch of a text from which its resemblance to others can be estimated: the smallest hashes of its shingles of five
 * words (Broder 1997, "On the resemblance and containment of documents", section 3). A Chinese character counts as a word.
 */
export function sketchOf(text: string): Sketch {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu);
  if (words === null) return new Uint32Array();
  const hashes = words.map(hashOf);
  const shingles = new Set<number>();
  const length = Math.min(SHINGLE, hashes.length);
  for (let from = 0; from + length <= hashes.length; from++) {
    let hash = 0x9e3779b9;
    for (let at = from; at < from + length; at++)
      hash = Math.imul(hash ^ (hashes[at] ?? 0), 0x85ebca6b) ^ (hash >>> 13);
    shingles.add(mixed(hash));
  }
  return Uint32Array.from(shingles).sort().slice(0, SKETCH_SIZE);
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** Finalizer of MurmurHash3 (Appleby): the smallest hashes must be a fair sample. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * @returns the estimated share of shingles that two texts have in common, 0 to 1; exact where both together have no more
 *   shingles than a sketch holds
 */
export function resemblance(a: Sketch, b: Sketch): number {
  let inA = 0;
  let inB = 0;
  let seen = 0;
  let common = 0;
  while (seen < SKETCH_SIZE && (inA < a.length || inB < b.length)) {
    const left = a[inA] ?? Number.POSITIVE_INFINITY;
    const right = b[inB] ?? Number.POSITIVE_INFINITY;
    if (left === right) common++;
    if (left <= right) inA++;
    if (right <= left) inB++;
    seen++;
  }
  return seen === 0 ? 0 : common / seen;
}

/** Finds the text that resembles another most, among any number. */
export class NearTexts<T> {
  private readonly sketches = new Map<T, Sketch>();
  private readonly byHash = new Map<number, Set<T>>();

  /** Adds a text, or replaces the one that was added for the same item. */
  set(item: T, sketch: Sketch): void {
    for (const hash of this.sketches.get(item)?.subarray(0, PROBE_SIZE) ?? []) this.byHash.get(hash)?.delete(item);
    this.sketches.set(item, sketch);
    for (const hash of sketch.subarray(0, PROBE_SIZE)) {
      const items = this.byHash.get(hash);
      if (items === undefined) this.byHash.set(hash, new Set([item]));
      else items.add(item);
    }
  }

  /** @returns the item that resembles the sketch most and how much, or null where none shares anything with it */
  nearest(sketch: Sketch): { readonly item: T; readonly resemblance: number } | null {
    const candidates = new Set<T>();
    for (const hash of sketch.subarray(0, PROBE_SIZE)) {
      for (const item of this.byHash.get(hash) ?? []) candidates.add(item);
    }
    let best: { item: T; resemblance: number } | null = null;
    for (const item of candidates) {
      const share = resemblance(sketch, this.sketches.get(item) ?? new Uint32Array());
      if (best === null || share > best.resemblance) best = { item, resemblance: share };
    }
    return best;
  }
}
