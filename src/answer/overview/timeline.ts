import type { Event } from '../../corpus/registry.js';
import { chargeOf } from '../accusation.js';
import type { Heading, PhraseLanguage } from '../answer.js';
import type { Draft } from '../draft.js';
import { tellingOf } from './acts.js';
import { createBeside } from './beside.js';
import { timeKey } from './dating.js';
import { type Distinct, distinct, groupOf } from './distinct.js';
import { type Entry, entriesIn, type OverviewLibrary } from './entries.js';
import type { Span } from './span.js';
import { substanceMeasure } from './substance.js';

/** What a timeline is asked for with. */
export interface TimelineRequest {
  /** The event, those within it included; null for all. */
  readonly event: Event | null;
  readonly span: Span;
  readonly language: PhraseLanguage;
}

/** How many entries a timeline has at most: of more, those with most weight are kept. */
const MOST = 200;
/** Of more candidates than this the weightiest are compared. */
const MOST_COMPARED = 1_000;

/**
 * Composes a timeline, oldest first: what was alleged, what was done or happened, and what was answered where the answer
 * does not stand beside an allegation of the same timeline already. Each is dated by the most exact date that it names,
 * else by the day of its source; what reports the same is one entry.
 * @returns the draft, for the guard; without groups where nothing lies in the span
 */
export function composeTimeline({ event, span, language }: TimelineRequest, library: OverviewLibrary): Draft {
  const entries = entriesIn({ event, period: span.period }, library);
  const told = entries.filter((entry) => isTold(entry, library));
  const kept = weightiest(oneOfEach(told, library), MOST, library);
  const besideOf = createBeside(library);
  const beside = new Set(kept.flatMap(({ statement }) => besideOf(statement).map(({ id }) => id)));
  const responses = entries.filter(({ statement }) => statement.stance === 'response' && !beside.has(statement.id));
  const alone = weightiest(oneOfEach(responses, library), MOST - kept.length, library);
  const groups = inOrder([...kept, ...alone], library).map((one) => {
    const { date, basis } = one.dating;
    return groupOf(one, { kind: 'date', date, basis });
  });
  const { from, to } = span;
  const title: Heading = { kind: 'timeline', event, from, to };
  return { question: '', language, title, groups, nearest: [] };
}

/** Whether a statement tells something that was alleged or that happened. */
function isTold({ statement }: Entry, library: OverviewLibrary): boolean {
  if (statement.stance === 'response') return false;
  if (chargeOf(statement, library)) return true;
  const { happening, note } = tellingOf(statement.text);
  return happening && !note;
}

/** Of those that report the same the first in time is kept. */
function oneOfEach(entries: readonly Entry[], library: OverviewLibrary): Distinct[] {
  return distinct(inOrder(weightiest(entries, MOST_COMPARED, library), library));
}

function weightiest<E extends Entry>(entries: readonly E[], most: number, library: OverviewLibrary): E[] {
  if (entries.length <= most) return [...entries];
  const substance = substanceMeasure(library);
  // An accusation is never left out for something that merely happened.
  const weights = new Map(
    entries.map((one) => [one, substance(one) + (one.statement.stance === 'context' ? 0 : 10)] as const),
  );
  return [...entries].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0)).slice(0, Math.max(0, most));
}

/**
 * By date; on the same date what is alleged, those against the same on the same event together, then what happened, then
 * what was answered; else by document and place.
 */
function inOrder<E extends Entry>(entries: readonly E[], library: OverviewLibrary): E[] {
  const keys = new Map(entries.map((one) => [one, sortKey(one, library)]));
  return [...entries].sort(
    (a, b) => (keys.get(a) ?? '').localeCompare(keys.get(b) ?? '') || a.statement.line - b.statement.line,
  );
}

function sortKey({ statement, dating }: Entry, library: OverviewLibrary): string {
  const charge = chargeOf(statement, library);
  const rank = statement.stance === 'response' ? 2 : charge ? 0 : 1;
  const accused = charge && rank === 0 ? charge.against.map(({ id }) => id).sort() : [];
  return [timeKey(dating), dating.basis, rank, statement.event, accused, statement.document].join(' ');
}
