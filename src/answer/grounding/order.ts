import type { Fault } from './fault.js';
import type { Reading, SourceReading, Word } from './reading.js';
import { mayReplace } from './wordings.js';

/** Clauses may change places so often; words that do so more often tell something else. */
const MOST_RUNS = 4;
/** Where a clause ends and another may follow that the source has before it. */
const BOUNDARY =
  /[,;:“”"]|(?<!\p{L})(?:that|which|who|and|but|by|said|says|wrote|reported|stated|told|was|were|is|are|\d+)(?!\p{L})/iu;
/** Verbs of saying stand before what is said, or after it. */
const MOVES_FREELY = /^(?:said|says|report\p{L}*|wrote|stated|told|according|accord)$/u;

/**
 * The same words in another order tell something else: "a harbour of 7,704 accounts posted about the network". Cuts the
 * sentence into the fewest runs whose words follow one another as in the source, by dynamic programming over the places
 * where each word may come from.
 * @returns words that stand alone between such runs, or that there are too many runs
 */
export function orderFaults(sentence: Reading, record: SourceReading): Fault[] {
  const source = contentOf(record);
  const placed = contentOf(sentence).flatMap((word) => {
    const places = source.flatMap((other, place) => (mayReplace(word.stem, other.stem) ? [place] : []));
    return places.length === 0 ? [] : [{ word, places }];
  });
  const runs = fewestRuns(placed);
  const alone = runs
    .filter((run) => run.length === 1)
    .flatMap(([one]) => (one && !isName(one, sentence) && !isPassive(one, sentence.text) ? [one] : []));
  const faults =
    runs.length > 1 ? alone.map(({ surface }): Fault => ({ kind: 'content', what: `order: ${surface}` })) : [];
  runs.slice(1).forEach(([next], i) => {
    const last = runs[i]?.at(-1);
    if (!last || !next || BOUNDARY.test(sentence.text.slice(last.end, next.start))) return;
    faults.push({ kind: 'content', what: `order: ${last.surface} ${next.surface}` });
  });
  return runs.length > MOST_RUNS ? [...faults, { kind: 'content', what: `order: ${runs.length} pieces` }] : faults;
}

function contentOf({ words, dates }: Reading): Word[] {
  return words.filter(
    ({ isFunctional, term, start }) =>
      !isFunctional &&
      !/^\d/u.test(term) &&
      !MOVES_FREELY.test(term) &&
      !dates.some((date) => date.start <= start && start < date.end),
  );
}

function isName({ start }: Word, { names, quantities }: Reading): boolean {
  return [...names, ...quantities].some((place) => place.start <= start && start < place.end);
}

/** "Was approved by voters" is "voters approved"; who did it to whom is judged by itself. */
function isPassive({ surface, start }: Word, text: string): boolean {
  return surface.endsWith('ed') && /\b(?:was|were|is|are|been|be)\s+$/u.test(text.slice(0, start));
}

interface Placed {
  readonly word: Word;
  /** Where in the source it may come from. */
  readonly places: readonly number[];
}

function fewestRuns(placed: readonly Placed[]): Word[][] {
  /** For each place of the word before: how few runs, and how they go. */
  let before = new Map<number, { readonly count: number; readonly runs: readonly Word[][] }>();
  for (const { word, places } of placed) {
    const next: typeof before = new Map();
    for (const place of places) {
      let best = before.size === 0 ? { count: 1, runs: [[word]] } : null;
      for (const [from, { count, runs }] of before) {
        const follows = from < place;
        if (best && best.count <= count + (follows ? 0 : 1)) continue;
        const last = runs.at(-1) ?? [];
        best = follows
          ? { count, runs: [...runs.slice(0, -1), [...last, word]] }
          : { count: count + 1, runs: [...runs, [word]] };
      }
      if (best) next.set(place, best);
    }
    before = next;
  }
  const [best] = [...before.values()].sort((a, b) => a.count - b.count);
  return best ? [...best.runs] : [];
}
