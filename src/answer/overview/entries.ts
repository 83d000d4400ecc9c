import type { Document, Statement } from '../../corpus/document.js';
import type { Event, Registry } from '../../corpus/registry.js';
import { eventDistance } from '../../corpus/response-rule.js';
import { documentOf } from '../../index/document-of.js';
import type { Period } from '../../index/search-request.js';
import type { StoredIndex } from '../../index/store/stored-index.js';
import type { Library } from '../library.js';
import { type Dating, dateWithin } from './dating.js';

/** What an overview looks up: what the guard does, and the corpus by event. */
export type OverviewLibrary = Library & Pick<StoredIndex, 'allDocuments' | 'statementsOn'>;

/** What an overview is of. */
export interface Scope {
  /** The event, those within it included; null for all. */
  readonly event: Event | null;
  readonly period: Period;
}

/** A statement with its document and its time. */
export interface Entry {
  readonly statement: Statement;
  readonly document: Document;
  readonly dating: Dating;
}

/** @returns ids of the event and of all within it; null for null */
export function eventsWithin(event: Event | null, registry: Registry): string[] | null {
  if (event === null) return null;
  return [...registry.events.keys()].filter((id) => eventDistance(registry, id, event.id) < Number.POSITIVE_INFINITY);
}

/** @returns the statements of a scope with their time, in the order of the index */
export function entriesIn({ event, period }: Scope, library: OverviewLibrary): Entry[] {
  const entries: Entry[] = [];
  for (const statement of library.statementsOn(eventsWithin(event, library.registry))) {
    const document = documentOf(statement, library);
    const dating = dateWithin(statement, document, period);
    if (dating) entries.push({ statement, document, dating });
  }
  return entries;
}
