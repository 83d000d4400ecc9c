import { documentOf } from '../index/document-of.js';
import { eventById } from './accusation.js';
import type { Rebuttal } from './answer.js';
import type { Library } from './library.js';
import type { Counterpart } from './pairing.js';
import type { SourceList } from './source-list.js';

/**
 * @param sources takes the number of every source that is cited
 * @param above ids of responses that stand already in the same block: these are referred to and not shown twice
 * @returns what the pairing rule chose, in the same order, as a reader sees it
 */
export function rebuttalsFrom(
  chosen: readonly Counterpart[],
  library: Library,
  sources: SourceList,
  above: ReadonlySet<string> = new Set(),
): Rebuttal[] {
  const shown = new Set(above);
  const heard = new Set<string>();
  return chosen.map((counterpart): Rebuttal => {
    if (counterpart.kind === 'none on record') return { ...counterpart, asOf: library.facts.asOf };
    const { party, scope, response } = counterpart;
    const standing = shown.has(response.id) ? 'shown above' : heard.has(party.id) ? 'further' : 'first';
    shown.add(response.id);
    heard.add(party.id);
    return {
      kind: 'response',
      party,
      scope,
      occasion: eventById(response.event, library.registry),
      cited: { statement: response, citations: sources.cite([documentOf(response, library)]) },
      standing,
    };
  });
}
