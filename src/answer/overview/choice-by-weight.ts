import { likeness } from '../likeness.js';
import type { Distinct } from './distinct.js';

/** What is chosen from, with its weight before anything is chosen. */
export interface Weighed extends Distinct {
  readonly weight: number;
  /** What it is about, and who says it of whom. */
  readonly matter: string;
  /** What it shares with others that should not crowd it out, each with what one more of the same loses. */
  readonly crowds: ReadonlyMap<string, number>;
}

/** After so many that do not fit no other is tried: a far lighter one does not come in for being short, or unanswered. */
const MOST_MISFITS = 5;
/** Of the likeness that is allowed, this share is between two of the same matter: there the same facts are retold. */
const SAME_MATTER = 0.75;
/** What was done shares names and dates with what is alleged, and tells another thing. */
const OTHER_KIND = 0.5;

/** Chooses until nothing is left that fits; what was chosen before counts. */
export class Chooser {
  readonly #chosen: Weighed[] = [];
  readonly #crowds = new Map<string, number>();
  readonly #tooAlike: number;

  /** @param tooAlike a statement that shares more of its words than this with a chosen one adds too little, 0 to 1 */
  constructor(tooAlike: number) {
    this.#tooAlike = tooAlike;
  }

  /** All that was chosen, in the order of choice. */
  get chosen(): readonly Weighed[] {
    return this.#chosen;
  }

  /**
   * Takes the weightiest that says something new, again and again: each that is chosen makes those of the same event,
   * accuser and matter lighter, so that all are heard before one is heard twice.
   * @param fits takes the room of one if there is enough left; asked once for each that would be next
   * @returns those that were taken
   */
  take(pool: readonly Weighed[], most: number, fits: (one: Weighed) => boolean = () => true): Weighed[] {
    const left = new Set(pool.filter((one) => !this.#chosen.includes(one)));
    const taken: Weighed[] = [];
    let misfits = 0;
    while (taken.length < most && left.size > 0 && misfits < MOST_MISFITS) {
      const next = this.#weightiest(left);
      left.delete(next);
      if (!this.#isNew(next)) continue;
      if (!fits(next)) misfits++;
      else {
        taken.push(next);
        this.#chosen.push(next);
        for (const crowd of next.crowds.keys()) this.#crowds.set(crowd, (this.#crowds.get(crowd) ?? 0) + 1);
      }
    }
    return taken;
  }

  #weightiest(pool: ReadonlySet<Weighed>): Weighed {
    let best: Weighed | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const one of pool) {
      const weight = this.#weightNow(one);
      if (weight > most) {
        best = one;
        most = weight;
      }
    }
    if (!best) throw new Error('nothing is left to choose from');
    return best;
  }

  #weightNow({ weight, crowds }: Weighed): number {
    let now = weight;
    for (const [crowd, loss] of crowds) now -= loss * (this.#crowds.get(crowd) ?? 0);
    return now;
  }

  #isNew({ wording, matter, statement }: Weighed): boolean {
    return this.#chosen.every((other) => {
      const isOfOneKind = other.statement.stance === statement.stance;
      const limit = other.matter === matter && isOfOneKind ? this.#tooAlike * SAME_MATTER : this.#tooAlike;
      return likeness(other.wording, wording) <= (isOfOneKind ? limit : Math.max(limit, OTHER_KIND));
    });
  }
}
