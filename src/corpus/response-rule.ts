import { foldWord } from './name-tokens.js';
import type { Registry } from './registry.js';

/** Parties by the folded forms of their names and aliases. */
const nameTables = new WeakMap<Registry, ReadonlyMap<string, readonly string[]>>();

function partiesByName(registry: Registry): ReadonlyMap<string, readonly string[]> {
  const known = nameTables.get(registry);
  if (known !== undefined) return known;
  const table = new Map<string, string[]>();
  for (const { id, name, aliases } of registry.parties.values()) {
    for (const phrase of new Set([name, ...aliases].map(foldWord))) {
      const ids = table.get(phrase);
      if (ids === undefined) table.set(phrase, [id]);
      else ids.push(id);
    }
  }
  nameTables.set(registry, table);
  return table;
}

/**
 * Says whose responses count for a party: a response counts if any of the parties that it is given for is in this list.
 * @returns the party itself, then those that answer for it (`answered_by`, followed to its end), then the parties that are
 *   named among the spokespeople of any of these; each once. An unknown party speaks for itself alone.
 */
export function speaksFor(registry: Registry, partyId: string): readonly string[] {
  const voices = new Set<string>();
  for (let id: string | null = partyId; id !== null && !voices.has(id); ) {
    voices.add(id);
    id = registry.parties.get(id)?.answeredBy ?? null;
  }
  for (const id of [...voices]) {
    for (const spokesperson of registry.parties.get(id)?.spokespeople ?? []) {
      for (const party of partiesByName(registry).get(foldWord(spokesperson)) ?? []) voices.add(party);
    }
  }
  return [...voices];
}

/**
 * Measures how much wider an event is than another.
 * @param from the event of an allegation
 * @param to the event of a response
 * @returns 0 for the same event, n if `to` is the n-th wider event around `from`, Infinity otherwise or where one is null
 */
export function eventDistance(registry: Registry, from: string | null, to: string | null): number {
  if (from === null || to === null) return Number.POSITIVE_INFINITY;
  const seen = new Set<string>();
  let steps = 0;
  for (let event: string | null = from; event !== null && !seen.has(event); steps++) {
    if (event === to) return steps;
    seen.add(event);
    event = registry.events.get(event)?.parent ?? null;
  }
  return Number.POSITIVE_INFINITY;
}
