import { RESPONSE_TYPES, type ResponseStatement } from '../corpus/document.js';
import type { Event, Party } from '../corpus/registry.js';
import { eventDistance, speaksFor } from '../corpus/response-rule.js';
import { type Charge, eventById, partyById } from './accusation.js';
import type { ResponseScope } from './answer.js';
import type { Library } from './library.js';

/** A response chosen to stand beside an accusation, or that there is none. */
export type Counterpart =
  | {
      readonly kind: 'response';
      readonly party: Party;
      readonly scope: ResponseScope;
      readonly response: ResponseStatement;
    }
  | { readonly kind: 'none on record'; readonly party: Party; readonly event: Event | null };

interface Candidate {
  readonly response: ResponseStatement;
  /** 0 same event, 1 its parent, ...; Infinity elsewhere. */
  readonly distance: number;
  readonly date: string;
}

/**
 * Finds what must stand beside accusations on one event: for every accused the response that ranks first, or that none
 * is on record; and where a chosen response accuses in turn, the same for those whom it accuses. The response given to
 * the same event comes before one to the nearest wider event and that before any other; among these a denial comes
 * first and a later response before an earlier one. A bare no-comment brings the nearest denial on a wider event with
 * it, and a denial any later acceptance on the same event.
 * @param charges the accusations of one block, all on the same event
 * @param wanted responses to show as well where they are by an accused party on this event
 * @returns counterparts in reading order, at least one for each accused
 */
export function counterparts(
  charges: readonly Charge[],
  library: Library,
  wanted: readonly ResponseStatement[] = [],
): Counterpart[] {
  const result: Counterpart[] = [];
  const answered = new Map<string, readonly Counterpart[]>();
  const answer = (party: Party, matter: Matter): void => {
    const key = keyOf(party, matter);
    const before = answered.get(key);
    if (before) {
      // Accused anew by a response: what stands above is referred to, which also ends the circle.
      result.push(...before.slice(0, 1));
      return;
    }
    const chosen = counterpartsOf(party, matter, library, wanted);
    answered.set(key, chosen);
    for (const counterpart of chosen) {
      result.push(counterpart);
      if (counterpart.kind !== 'response') continue;
      // A response that accuses on another occasion is owed the answer to that occasion.
      const { against, document } = counterpart.response;
      const occasion = { event: eventById(counterpart.response.event, library.registry), document };
      for (const id of against) answer(partyById(id, library.registry), occasion);
    }
  };
  for (const charge of charges) {
    for (const party of charge.against) if (!answered.has(keyOf(party, charge))) answer(party, charge);
  }
  return result;
}

/** What an accusation is about: its event, or where none is recorded, what its document is about. */
type Matter = Pick<Charge, 'event' | 'document'>;

function keyOf(party: Party, { event, document }: Matter): string {
  return `${party.id} ${event ? `event ${event.id}` : `document ${document}`}`;
}

/**
 * @returns what stands beside an accusation of one party: one or more responses, or that none is on record
 */
function counterpartsOf(
  party: Party,
  matter: Matter,
  library: Library,
  wanted: readonly ResponseStatement[],
): Counterpart[] {
  const none: Counterpart = { kind: 'none on record', party, event: matter.event };
  if (party.unnamed) return [none];
  const voices = speaksFor(library.registry, party.id);
  const candidates = library
    .responsesFor(voices)
    // Who speaks for a party may also accuse it; that is no answer of the party.
    .filter(({ against }) => !against.includes(party.id))
    .map((response) => candidate(response, matter, library))
    .sort(order);
  const first = candidates[0];
  if (!first) return [none];
  const asked = candidates.filter(
    ({ response, distance }) => distance === 0 && wanted.some(({ id }) => id === response.id),
  );
  return [...new Set([first, ...companions(first, candidates), ...asked.slice(0, 1)])].map(
    ({ response, distance }): Counterpart => ({ kind: 'response', party, scope: scopeOf(distance), response }),
  );
}

function candidate(response: ResponseStatement, matter: Matter, library: Library): Candidate {
  return {
    response,
    distance: distanceOf(response, matter, library),
    date: library.documentById(response.document)?.published ?? '',
  };
}

function distanceOf(response: ResponseStatement, { event, document }: Matter, { registry }: Library): number {
  const own = eventById(response.event, registry);
  if (event && own) return eventDistance(registry, event.id, own.id);
  return !event && !own && response.document === document ? 0 : Number.POSITIVE_INFINITY;
}

/** What is shown besides the first: so that a no-comment is not all that is heard, nor an old denial the last word. */
function companions(first: Candidate, candidates: readonly Candidate[]): Candidate[] {
  if (first.response.type === 'no-comment') {
    const denial = candidates.find(({ response, distance }) => response.type === 'denial' && distance < Infinity);
    return denial ? [denial] : [];
  }
  if (first.response.type !== 'denial') return [];
  const accepted = candidates.find(
    ({ response, distance, date }) =>
      distance === first.distance && response.type.endsWith('acceptance') && date > first.date,
  );
  return accepted ? [accepted] : [];
}

function order(a: Candidate, b: Candidate): number {
  return (
    compare(a.distance, b.distance) ||
    RESPONSE_TYPES.indexOf(a.response.type) - RESPONSE_TYPES.indexOf(b.response.type) ||
    b.date.localeCompare(a.date) ||
    a.response.id.localeCompare(b.response.id)
  );
}

/** Subtraction would give NaN for two infinities. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function scopeOf(distance: number): ResponseScope {
  if (distance === 0) return 'same event';
  return distance < Infinity ? 'wider event' : 'any event';
}
