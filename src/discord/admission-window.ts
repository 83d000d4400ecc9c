import type { Rate } from '../config.js';

/**
 * Counts what each key took in the time that lies just behind: a sliding window log, so that no span of the rate's length
 * ever holds more than its points, wherever it begins. A key is remembered for as long as its newest point counts, so
 * memory is bounded by what was taken within one window. It keeps no time of its own: `now` is told with every call, in
 * milliseconds, and never goes back.
 */
export class SlidingWindow {
  readonly #points: number;
  readonly #length: number;
  /** Times at which points were taken, oldest first; the keys in the order of their newest point. */
  readonly #taken = new Map<string, number[]>();

  constructor({ points, seconds }: Rate) {
    this.#points = points;
    this.#length = seconds * 1000;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#taken.size;
  }

  /** @returns milliseconds until the key may take a point; 0 if it may now */
  wait(key: string, now: number): number {
    const times = this.#taken.get(key) ?? [];
    const [oldest] = times;
    if (oldest === undefined || times.length < this.#points) return 0;
    return Math.max(0, oldest + this.#length - now);
  }

  /** Takes a point of a key whose `wait` is 0, and forgets the keys that no point counts for any more. */
  take(key: string, now: number): void {
    const times = [...(this.#taken.get(key) ?? []), now].slice(-this.#points);
    this.#taken.delete(key);
    this.#taken.set(key, times);
    for (const [other, others] of this.#taken) {
      if ((others.at(-1) ?? now) + this.#length > now) break;
      this.#taken.delete(other);
    }
  }
}
