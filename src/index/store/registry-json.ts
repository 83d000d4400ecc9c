import type { Event, Party, Registry } from '../../corpus/registry.js';

/** @returns parties and events as JSON, in their order */
export function registryToJson(registry: Registry): string {
  return JSON.stringify({ parties: [...registry.parties.values()], events: [...registry.events.values()] });
}

/** @returns the registry that `registryToJson` wrote down */
export function registryFromJson(json: string): Registry {
  const { parties, events } = JSON.parse(json) as { parties: Party[]; events: Event[] };
  return {
    parties: new Map(parties.map((party) => [party.id, party])),
    events: new Map(events.map((event) => [event.id, event])),
  };
}
