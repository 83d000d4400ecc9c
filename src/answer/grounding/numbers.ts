import { stem, words } from '../../index/lexical/analyze.js';
import { maySameDay } from '../fact-check/calendar-dates.js';
import type { Quantity } from '../fact-check/quantities.js';
import type { Fault } from './fault.js';
import type { Reading, SourceReading } from './reading.js';
import { mayReplace } from './wordings.js';

/** How far "about", "nearly" and "more than" may be from what the source counts. */
const ROUNDED = 0.08;

/** @returns numbers of a sentence that the record does not have, of other things, or more exactly or less so */
export function numberFaults(sentence: Reading, record: SourceReading): Fault[] {
  const faults = sentence.quantities
    .filter((claimed) => !record.quantities.some((recorded) => isSame(claimed, recorded)))
    .map(({ wording }): Fault => ({ kind: 'number', what: wording }));
  const covered = [...sentence.quantities, ...sentence.dates];
  const known = new Set(record.words.map(({ term }) => term));
  const spelled = new Set(record.quantities.map(({ value }) => String(value)));
  for (const { term, surface, start } of sentence.words) {
    if (!/\d/u.test(term) || known.has(term) || spelled.has(term)) continue;
    if (!covered.some((place) => place.start <= start && start < place.end))
      faults.push({ kind: 'number', what: surface });
  }
  const signs = (text: string) => new Set(text.match(/[$€£%]/gu));
  const own = signs(record.text.replace(/per ?cent/giu, '%'));
  for (const sign of signs(sentence.text)) if (!own.has(sign)) faults.push({ kind: 'number', what: sign });
  return faults;
}

function isSame(claimed: Quantity, recorded: Quantity): boolean {
  if (claimed.percent !== recorded.percent) return false;
  if (!claimed.percent && !sameThings(claimed, recorded)) return false;
  if (claimed.value === recorded.value) return shape(claimed) === shape(recorded);
  // A rounded number must say so, and on the right side.
  if (recorded.low < claimed.low || recorded.high > claimed.high) return false;
  return shape(claimed) !== 'as it is' && Math.abs(recorded.value - claimed.value) / recorded.value <= ROUNDED;
}

/** Whether a number is a floor, a ceiling, something about it, or as it was counted. */
function shape({ value, low, high }: Quantity): string {
  if (low === value && high > value * 1.2) return 'at least';
  if (high === value && low < value * 0.8) return 'at most';
  if (high === value && low < value) return 'nearly';
  return high - low > value * 0.15 ? 'about' : 'as it is';
}

function sameThings(claimed: Quantity, recorded: Quantity): boolean {
  const [ours, theirs] = [claimed, recorded].map(({ counted }) =>
    words(counted)
      .slice(0, 5)
      .map(({ term }) => stem(term, 'en'))
      .filter((one) => !/^(?:more|other|fake|inauthent|new|differ|separ)$/u.test(one)),
  );
  if (!ours || !theirs || ours.length === 0 || theirs.length === 0) return true;
  return ours.some((one) => theirs.some((other) => mayReplace(one, other)));
}

/** @returns dates of a sentence that the record does not give, or gives to something else */
export function dateFaults(sentence: Reading, record: SourceReading): Fault[] {
  const faults: Fault[] = [];
  for (const claimed of sentence.dates) {
    const same = record.dates.filter((recorded) => {
      const told = claimed.day === null || recorded.day !== null;
      return told && (claimed.month === null || recorded.month !== null) && maySameDay(claimed, recorded);
    });
    if (same.length === 0) {
      faults.push({ kind: 'date', what: claimed.wording });
      continue;
    }
    const others = record.dates.filter((recorded) => !maySameDay(claimed, recorded));
    const own = surroundings(sentence, claimed);
    const likeness = (recorded: Place) => nearness(own, surroundings(record, recorded));
    const best = Math.max(...same.map(likeness));
    if (others.some((other) => likeness(other) > best * CLEARLY + 1))
      faults.push({ kind: 'date', what: claimed.wording });
  }
  for (const word of ORDER) {
    const has = ({ words: all }: Reading) => all.some(({ term }) => term === word);
    if (has(sentence) && !has(record)) faults.push({ kind: 'date', what: word });
  }
  return faults;
}

/** Words that put one thing before or after another. */
const ORDER = [
  'before',
  'after',
  'until',
  'yesterday',
  'today',
  'tomorrow',
  'ago',
  'last',
  'next',
  'since',
  'previous',
  'later',
  'earlier',
  'followed',
  'following',
];
/** How many words on each side of a date tell what happened on it. */
const NEAR = 5;
/** By how much another date must be nearer to the same words. */
const CLEARLY = 1.3;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Stems with their nearness, 5 for the word next to the date. */
interface Surroundings {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

function surroundings({ words: all }: Reading, place: Place): Surroundings {
  const content = all.filter(({ isFunctional, term }) => !isFunctional && !/\d/u.test(term));
  const before = content
    .filter(({ end }) => end <= place.start)
    .slice(-NEAR)
    .reverse();
  const after = content.filter(({ start }) => start >= place.end).slice(0, NEAR);
  const weighed = (list: typeof content) => new Map(list.map(({ stem: one }, i) => [one, NEAR - i] as const).reverse());
  return { before: weighed(before), after: weighed(after) };
}

/** The same words on the same side count in full, on the other side by half. */
function nearness(a: Surroundings, b: Surroundings): number {
  const shared = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
    [...one].reduce((sum, [word, weight]) => sum + Math.min(weight, other.get(word) ?? 0), 0);
  return (
    shared(a.before, b.before) + shared(a.after, b.after) + (shared(a.before, b.after) + shared(a.after, b.before)) / 2
  );
}
