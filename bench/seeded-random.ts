/** A source of numbers that is the same for the same seed, so that two runs measure the same work. */
export interface SeededRandom {
  /** @returns a number from 0 up to, not including, 1 */
  next(): number;
  /** @returns a whole number from 0 up to, not including, `below` */
  below(below: number): number;
  /** @returns one element of a list that is not empty */
  pick<T>(list: readonly T[]): T;
  /** @returns a number of the standard normal distribution (Box and Muller 1958) */
  normal(): number;
}

/**
 * @param seed any whole number
 * @returns mulberry32, a 32-bit generator by Tommy Ettinger: far from good enough for secrets, good enough here
 */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('an empty list has nothing to pick');
      return list[below(list.length)] as (typeof list)[number];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
