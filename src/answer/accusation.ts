import { accusedIn, looksAccusing } from '../corpus/accusing.js';
import { isNonEmpty, type NonEmpty, type Statement } from '../corpus/document.js';
import type { Event, Party, Registry } from '../corpus/registry.js';
import type { Library } from './library.js';

/** Who accuses whom of what, as far as a statement tells. */
export interface Charge {
  readonly by: readonly Party[];
  readonly against: NonEmpty<Party>;
  readonly event: Event | null;
  /** Id of the document that holds the statement: where no event is recorded, its responses are those to this. */
  readonly document: string;
}

/**
 * Judges whether a statement accuses. An allegation does, and a response that accuses in turn; a paragraph that no
 * person has reviewed does if it names a party and looks accusing.
 * @returns the charge, or null for a statement that accuses nobody
 */
export function chargeOf(statement: Statement, library: Library): Charge | null {
  const { registry } = library;
  const event = eventById(statement.event, registry);
  const { document } = statement;
  if (statement.stance === 'context') {
    if (statement.reviewed || !looksAccusing(statement.text)) return null;
    const { by, against } = accusedIn(statement.text, registry);
    const parties = against.map((id) => partyById(id, registry));
    return isNonEmpty(parties)
      ? { by: by.map((id) => partyById(id, registry)), against: parties, event, document }
      : null;
  }
  const against = statement.against.map((id) => partyById(id, registry));
  return isNonEmpty(against)
    ? { by: statement.by.map((id) => partyById(id, registry)), against, event, document }
    : null;
}

/**
 * @returns the party; one that no file declares is known by its id
 */
export function partyById(id: string, registry: Registry): Party {
  return registry.parties.get(id) ?? { id, name: id, aliases: [], spokespeople: [], answeredBy: null, unnamed: false };
}

/**
 * @returns the event, or null for none or an unknown one
 */
export function eventById(id: string | null, registry: Registry): Event | null {
  return id === null ? null : (registry.events.get(id) ?? null);
}
