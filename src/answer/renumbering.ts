import type { Source } from './answer.js';
import type { Recite } from './cited.js';
import type { SourceList } from './source-list.js';

/**
 * @param from the sources by the numbers that statements have
 * @param to takes the sources by their new numbers
 * @returns what gives a cited statement its numbers in `to`
 */
export function renumbering(from: readonly Source[], to: SourceList): Recite {
  const byNumber = new Map(from.map(({ n, document }) => [n, document]));
  return ({ statement, citations }) => ({
    statement,
    citations: to.cite(citations.flatMap((n) => byNumber.get(n) ?? [])),
  });
}
