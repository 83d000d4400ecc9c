import type { Event } from '../../corpus/registry.js';
import { chargeOf, eventById } from '../accusation.js';
import type { Heading, PhraseLanguage } from '../answer.js';
import type { Draft, DraftGroup } from '../draft.js';
import { firstActOf, tellingOf } from './acts.js';
import { createBeside } from './beside.js';
import { Chooser, type Weighed } from './choice-by-weight.js';
import { timeKey } from './dating.js';
import { type Distinct, groupOf } from './distinct.js';
import { type Entry, entriesIn, type OverviewLibrary } from './entries.js';
import type { Span } from './span.js';
import { SummaryRoom } from './summary-room.js';
import { createWeighing } from './weighing.js';

/** What a summary is asked for with. */
export interface SummaryRequest {
  /** The event, those within it included; null for all. */
  readonly event: Event | null;
  readonly span: Span;
  /** `short` fits one message; `full` has all that is distinct, up to some sixty statements. */
  readonly length: 'short' | 'full';
  readonly language: PhraseLanguage;
}

/** How much a summary holds. */
interface Measure {
  /** Characters of all that is shown, sources included. */
  readonly room: number;
  readonly alleged: number;
  readonly done: number;
  /** What shares more of its words than this with what is chosen is left out, 0 to 1. */
  readonly tooAlike: number;
}

const MEASURES: Readonly<Record<SummaryRequest['length'], Measure>> = {
  short: { room: 3_600, alleged: 8, done: 2, tooAlike: 0.3 },
  full: {
    room: Number.POSITIVE_INFINITY,
    alleged: 45,
    done: 15,
    tooAlike: 0.42,
  },
};

/**
 * Composes a summary: what is alleged, by event in the order of time and the weightiest first; what was done; and, for
 * the guard to list, who has not answered. What answers an allegation is for the guard to set.
 * @returns the draft, for the guard; without groups where nothing lies in the span
 */
export function composeSummary(request: SummaryRequest, library: OverviewLibrary): Draft {
  const { event, span, length, language } = request;
  const measure = MEASURES[length];
  const entries = entriesIn({ event, period: span.period }, library);
  const weigh = createWeighing(entries, library);
  const alleged = weigh(entries.filter(({ statement }) => isAllegation(statement, library)));
  const done = weigh(entries.filter((entry) => isAct(entry, library)));

  const chooser = new Chooser(measure.tooAlike);
  const room = new SummaryRoom(library);
  const take = (pool: readonly Weighed[], most: number, limit: number) =>
    chooser.take(pool, most, limit === Number.POSITIVE_INFINITY ? undefined : (one) => room.take(one, limit));
  // Something of each is taken first, so that neither crowds out the other.
  const said = take(alleged, 1, measure.room);
  const acts = take(done, 1, measure.room);
  said.push(...take(alleged, measure.alleged - said.length, measure.room));
  acts.push(...take(done, measure.done - acts.length, measure.room));
  const replies = take(weigh(onlyAnswered(entries, alleged, said, library)), measure.done, measure.room);

  const heading = (id: string | null): Heading => ({ kind: 'alleged', event: eventById(id, library.registry) });
  const groups: DraftGroup[] = [
    ...byEvent([...said, ...replies], library).map((one) => groupOf(one, heading(one.statement.event))),
    ...inTime(acts).map((one) => groupOf(one, { kind: 'done' })),
  ];
  const { from, to } = span;
  const title: Heading = { kind: 'summary', event, from, to };
  return { question: '', language, title, groups, listsOpen: true, nearest: [] };
}

function isAllegation(statement: Entry['statement'], library: OverviewLibrary): boolean {
  return statement.stance !== 'response' && chargeOf(statement, library) !== null;
}

function isAct({ statement, document }: Entry, library: OverviewLibrary): boolean {
  if (statement.stance !== 'context' || chargeOf(statement, library)) return false;
  return !tellingOf(statement.text).note && firstActOf(statement.text, document.language);
}

/**
 * The responses on events on which nothing is alleged within the span: what they answer lies outside it. Those that will
 * stand beside an allegation that was chosen are left out.
 */
function onlyAnswered(
  entries: readonly Entry[],
  alleged: readonly Entry[],
  chosen: readonly Entry[],
  library: OverviewLibrary,
): readonly Entry[] {
  const events = new Set(alleged.map(({ statement }) => statement.event));
  const besideOf = createBeside(library);
  const beside = new Set(chosen.flatMap(({ statement }) => besideOf(statement).map(({ id }) => id)));
  return entries.filter(
    ({ statement: { stance, event, id } }) =>
      stance === 'response' && event !== null && !events.has(event) && !beside.has(id),
  );
}

/** By event in the order of time, in each as chosen. */
function byEvent(chosen: readonly Distinct[], library: OverviewLibrary): Distinct[] {
  const byId = new Map<string | null, Distinct[]>();
  for (const one of chosen) byId.set(one.statement.event, [...(byId.get(one.statement.event) ?? []), one]);
  const start = ([id, on]: [string | null, Distinct[]]): string => {
    const named = eventById(id, library.registry)?.start;
    const days = on.map(({ dating }) => timeKey(dating)).sort();
    return named ?? days[0] ?? '';
  };
  return [...byId].sort((a, b) => start(a).localeCompare(start(b))).flatMap(([, on]) => on);
}

function inTime(chosen: readonly Distinct[]): Distinct[] {
  return [...chosen].sort((a, b) => timeKey(a.dating).localeCompare(timeKey(b.dating)));
}
