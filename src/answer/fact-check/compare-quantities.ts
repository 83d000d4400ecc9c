import type { Quantity } from './quantities.js';

/** A quantity with what it counts, in stems. */
export interface CountedQuantity extends Quantity {
  /** The words that may name what is counted: `account`. */
  readonly units: ReadonlySet<string>;
  /** Names beside them: `facebook`. */
  readonly names: ReadonlySet<string>;
}

/** How a number of a claim stands to those of a statement. */
export type QuantityComparison =
  | { readonly kind: 'agrees' }
  /** Both count the same things, and the numbers cannot both be meant. */
  | { readonly kind: 'differs'; readonly recorded: CountedQuantity }
  /** Nothing of the kind is counted, or the words are too vague to tell. */
  | { readonly kind: 'not comparable' };

/** From this value on a number that is the same to the last digit is the same number, whatever words stand around it. */
const TELLING = 100;
/** How many words two shares of a hundred must have around them in common. */
const LIKE_SHARES = 2;
/** Numbers that differ by less than this share may be counts of different days. */
const CLEARLY = 0.12;
/** How far the greatest value of "more than" lies above the number. */
const AT_LEAST = 1.4;

/**
 * Compares a number of a claim with all of a statement. It differs only where a number counts the same kind of thing and
 * none agrees.
 */
export function compareQuantity(claimed: CountedQuantity, recorded: readonly CountedQuantity[]): QuantityComparison {
  // "Thousands" neither confirms nor contradicts 9,000.
  const told = recorded.filter((other) => !isVague(other) || isVague(claimed));
  const ofKind = told.filter((other) => other.percent === claimed.percent && sameKind(claimed, other));
  const same = recorded.filter((other) => other.percent === claimed.percent && other.value === claimed.value);
  if (ofKind.some((other) => agree(claimed, other)) || (same.length > 0 && claimed.value >= TELLING))
    return { kind: 'agrees' };
  const likeness = (other: CountedQuantity) =>
    shared(claimed.units, other.units) + 2 * shared(claimed.names, other.names);
  const most = Math.max(0, ...ofKind.map(likeness));
  const closest = ofKind.filter((other) => likeness(other) === most);
  const clear = closest.filter((other) => differClearly(claimed, other));
  const [first] = clear;
  return first && clear.length === closest.length ? { kind: 'differs', recorded: first } : { kind: 'not comparable' };
}

/** Both count accounts, and not those of Facebook on the one side and of Reddit on the other. */
function sameKind(a: CountedQuantity, b: CountedQuantity): boolean {
  const namesApart = a.names.size > 0 && b.names.size > 0 && shared(a.names, b.names) === 0;
  return shared(a.units, b.units) >= (a.percent ? LIKE_SHARES : 1) && !namesApart;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((unit) => b.has(unit)).length;
}

function agree(a: Quantity, b: Quantity): boolean {
  return a.low <= b.high && b.low <= a.high;
}

function differClearly(claimed: Quantity, recorded: Quantity): boolean {
  const [less, more] = claimed.value < recorded.value ? [claimed, recorded] : [recorded, claimed];
  // "More than 100" is not contradicted by 7,704.
  if (less === claimed && less.low === less.value && less.high >= less.value * AT_LEAST) return false;
  return less.high < more.low && (more.value - less.value) / more.value >= CLEARLY;
}

function isVague({ low, high }: Quantity): boolean {
  return high >= low * 5;
}
