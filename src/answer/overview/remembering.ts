import type { ResponseStatement } from '../../corpus/document.js';
import type { OverviewLibrary } from './entries.js';

/**
 * Wraps a library for one request, in which the responses of the same few parties are looked up for every accusation.
 * @returns a library that says the same, and looks each of these up once
 */
export function remembering(library: OverviewLibrary): OverviewLibrary {
  const responses = new Map<string, readonly ResponseStatement[]>();
  return {
    facts: library.facts,
    registry: library.registry,
    statementById: (id) => library.statementById(id),
    documentById: (id) => library.documentById(id),
    allDocuments: () => library.allDocuments(),
    statementsOf: (id) => library.statementsOf(id),
    statementsOn: (events) => library.statementsOn(events),
    responsesFor(parties) {
      const key = JSON.stringify(parties);
      const known = responses.get(key) ?? library.responsesFor(parties);
      responses.set(key, known);
      return known;
    },
  };
}
