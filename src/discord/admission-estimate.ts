/** What is known of one piece of work that was admitted. */
export interface Admitted {
  /** When it was begun, in milliseconds; null while it waits for its turn. */
  begun: number | null;
}

/** What the first estimates are made with, in milliseconds, before any work has ended. */
const FIRST_GUESS = 1000;
/** Weight of the latest work in the moving average: some ten pieces of work tell how long one takes. */
const LATEST = 0.2;

/** Estimates how long admitted work will still take, from how long the latest took. All times are milliseconds. */
export class DurationEstimate {
  readonly #atOnce: number;
  #typical = FIRST_GUESS;

  /** @param atOnce how many pieces of work run at once */
  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Learns how long one piece of work took. */
  learn(took: number): void {
    this.#typical += LATEST * (took - this.#typical);
  }

  /** @returns the time until the soonest of those that run ends; 0 if none runs */
  untilOneEnds(admitted: Iterable<Admitted>, now: number): number {
    const left = [...admitted].flatMap(({ begun }) => (begun === null ? [] : [this.#left(begun, now)]));
    return left.length === 0 ? 0 : Math.min(...left);
  }

  /** @returns the time until `one` ends, where `admitted` are all that run or wait, in the order of their turns */
  untilEndOf(one: Admitted, admitted: Iterable<Admitted>, now: number): number {
    if (one.begun !== null) return this.#left(one.begun, now);
    const all = [...admitted];
    const ahead = all.filter(({ begun }) => begun === null).indexOf(one);
    const rounds = Math.floor(ahead / this.#atOnce) + 1;
    return this.untilOneEnds(all, now) + rounds * this.#typical;
  }

  /** What has run longer than is usual is expected to take as long again. */
  #left(begun: number, now: number): number {
    const ran = now - begun;
    return ran < this.#typical ? this.#typical - ran : ran;
  }
}
