import type { Statement } from '../corpus/document.js';
import type { Hit } from '../index/search.js';
import { likeness, saysTheSame, type Wording, wordingOf } from './likeness.js';

/** Weight of relevance against novelty: Carbonell and Goldstein 1998, "The use of MMR". */
const LAMBDA = 0.7;
/** A statement that shares more than this of its words with a chosen one adds too little to be shown. */
const TOO_ALIKE = 0.6;
/** How far below the best a statement may score, in standard deviations of the fused score, and still be shown. */
const MARGIN = 1.4;

/** A hit that was chosen, with the statements of other documents that report the same fact. */
export interface Selected {
  readonly hit: Hit;
  readonly alsoIn: readonly Statement[];
}

/**
 * Orders hits so that each next one is relevant and says something new (maximal marginal relevance), leaves out what is
 * far less relevant than the best, and joins those that report the same fact.
 * @param hits best first
 * @param count how many to choose at most
 * @returns the chosen, in the order of choice
 */
export function select(hits: readonly Hit[], count: number): Selected[] {
  const best = hits[0]?.score ?? 0;
  const pool = hits
    .filter((hit) => hit.score >= best - MARGIN)
    .map((hit) => ({ hit, wording: wordingOf(hit.statement, hit.document.language) }));
  const chosen: { hit: Hit; wording: Wording; alsoIn: Statement[] }[] = [];
  while (chosen.length < count && pool.length > 0) {
    const next = takeBest(pool, chosen, best);
    const twin = chosen.find(({ wording }) => saysTheSame(wording, next.wording));
    if (twin) twin.alsoIn.push(next.hit.statement);
    else if (novelty(next.wording, chosen) > 1 - TOO_ALIKE) chosen.push({ ...next, alsoIn: [] });
  }
  return chosen.map(({ hit, alsoIn }) => ({ hit, alsoIn }));
}

function takeBest(
  pool: { hit: Hit; wording: Wording }[],
  chosen: readonly { wording: Wording }[],
  best: number,
): { hit: Hit; wording: Wording } {
  let index = 0;
  let highest = Number.NEGATIVE_INFINITY;
  pool.forEach(({ hit, wording }, place) => {
    const relevance = 1 - (best - hit.score) / MARGIN;
    const value = LAMBDA * relevance + (1 - LAMBDA) * novelty(wording, chosen);
    if (value > highest) {
      highest = value;
      index = place;
    }
  });
  return pool.splice(index, 1)[0] as { hit: Hit; wording: Wording };
}

/** 1 where nothing chosen shares a word, 0 where something chosen has the same words. */
function novelty(wording: Wording, chosen: readonly { wording: Wording }[]): number {
  return 1 - Math.max(0, ...chosen.map((other) => likeness(wording, other.wording)));
}
