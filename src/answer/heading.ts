import { eventById } from './accusation.js';
import type { Heading } from './answer.js';
import type { Library } from './library.js';

/** A day, a month or a year, as ISO 8601 writes it. */
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/**
 * Takes of a proposed heading only what the record has: parties, events and documents are looked up by id and exchanged
 * for the index's own, dates must be dates. So no words of a composer stand in a heading.
 * @returns the heading, or null where it names something that is not on record
 */
export function recordedHeading(heading: Heading, library: Library): Heading | null {
  const { registry } = library;
  switch (heading.kind) {
    case 'summary':
    case 'timeline': {
      const { kind, from, to } = heading;
      if ([from, to].some((date) => date !== null && !DATE.test(date))) return null;
      if (heading.event === null) return { kind, event: null, from, to };
      const event = eventById(heading.event.id, registry);
      return event && { kind, event, from, to };
    }
    case 'alleged': {
      if (heading.event === null) return { kind: 'alleged', event: null };
      const event = eventById(heading.event.id, registry);
      return event && { kind: 'alleged', event };
    }
    case 'done':
    case 'open':
    case 'reworded':
    case 'model unused':
      return { kind: heading.kind };
    case 'date': {
      const { date, basis } = heading;
      return date === null || DATE.test(date) ? { kind: 'date', date, basis } : null;
    }
    case 'responses': {
      const party = registry.parties.get(heading.party.id);
      return party ? { kind: 'responses', party } : null;
    }
    case 'document': {
      const document = library.documentById(heading.document.id);
      return document && { kind: 'document', document };
    }
    default:
      // A draft may come from data that the compiler never saw.
      return null;
  }
}

/** @returns whether two headings would be shown alike, so that the second is not shown again */
export function sameHeading(a: Heading | null | undefined, b: Heading | null | undefined): boolean {
  return headingKey(a) === headingKey(b);
}

/** @returns a text that two headings share exactly if they are the same; empty for none */
export function headingKey(heading: Heading | null | undefined): string {
  if (!heading) return '';
  switch (heading.kind) {
    case 'summary':
    case 'timeline':
      return JSON.stringify([heading.kind, heading.event?.id ?? null, heading.from, heading.to]);
    case 'alleged':
      return JSON.stringify([heading.kind, heading.event?.id ?? null]);
    case 'done':
    case 'open':
    case 'reworded':
    case 'model unused':
      return heading.kind;
    case 'date':
      return JSON.stringify([heading.kind, heading.date, heading.basis]);
    case 'responses':
      return JSON.stringify([heading.kind, heading.party.id]);
    case 'document':
      return JSON.stringify([heading.kind, heading.document.id]);
  }
}
