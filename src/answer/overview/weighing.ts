import type { Statement } from '../../corpus/document.js';
import type { Library } from '../library.js';
import { likeness } from '../likeness.js';
import { firstActOf } from './acts.js';
import type { Weighed } from './choice-by-weight.js';
import { type Distinct, distinct } from './distinct.js';
import type { Entry } from './entries.js';
import { substanceMeasure } from './substance.js';

/** More candidates are not compared word by word: those with most weight by themselves are. */
const MOST_COMPARED = 600;
/** What a statement gains. */
const GAINS = {
  /** The first of its kind in its source: news and reports lead with what weighs most. */
  lead: 0.3,
  /** Its first sentence tells what was done. */
  act: 0.3,
  /** By whom all is alleged that is alleged on its event; less for a share of it. */
  mainAccuser: 0.8,
  /** Each further source, up to three. */
  corroboration: 0.35,
  /** To share all of its words with what else is said on its event. */
  centrality: 1,
  /** Each time the number of documents on its event doubles. */
  sizeOfEvent: 0.8,
} as const;
/** What one chosen of the same takes from the others. */
const CROWDING = { event: 2, accuser: 0.6, matter: 1.2 } as const;

/**
 * Prepares the weights of one overview.
 * @param all all that lies in its scope
 * @returns a function that joins, of candidates, what reports the same, and weighs what is left
 */
export function createWeighing(
  all: readonly Entry[],
  library: Pick<Library, 'registry'>,
): (candidates: readonly Entry[]) => Weighed[] {
  const substance = substanceMeasure(library);
  const documents = documentsByEvent(all);
  return (candidates) => {
    const weights = new Map(candidates.map((one) => [one, substance(one)]));
    const heaviest = [...candidates].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
    const kept = distinct(heaviest.slice(0, MOST_COMPARED));
    const leads = firstOfDocuments(candidates);
    const shares = sharesOfAccusers(candidates);
    return kept.map((one): Weighed => {
      const { statement } = one;
      const size = documents.get(statement.event)?.size ?? 0;
      const weight =
        substance(one) +
        (leads.has(statement.id) ? GAINS.lead : 0) +
        (firstActOf(statement.text, one.document.language) ? GAINS.act : 0) +
        GAINS.mainAccuser * shares(statement) +
        GAINS.corroboration * Math.min(3, one.alsoIn.length) +
        GAINS.centrality * centrality(one, kept) +
        GAINS.sizeOfEvent * Math.log2(1 + size);
      return { ...one, weight, matter: matterOf(statement), crowds: crowdsOf(statement) };
    });
  };
}

function documentsByEvent(entries: readonly Entry[]): ReadonlyMap<string | null, ReadonlySet<string>> {
  const documents = new Map<string | null, Set<string>>();
  for (const { statement } of entries) {
    const on = documents.get(statement.event) ?? new Set();
    documents.set(statement.event, on.add(statement.document));
  }
  return documents;
}

/** Ids of the statements that come first in their documents. */
function firstOfDocuments(candidates: readonly Entry[]): ReadonlySet<string> {
  const first = new Map<string, Statement>();
  for (const { statement } of candidates) {
    const known = first.get(statement.document);
    if (!known || statement.line < known.line) first.set(statement.document, statement);
  }
  return new Set([...first.values()].map(({ id }) => id));
}

/** @returns a function that tells, of what is alleged on a statement's event, the share that its speaker alleges */
function sharesOfAccusers(candidates: readonly Entry[]): (statement: Statement) => number {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { statement } of candidates) {
    count(`${statement.event}`);
    for (const id of speakersOf(statement)) count(`${statement.event} ${id}`);
  }
  return (statement) => {
    const most = Math.max(0, ...speakersOf(statement).map((id) => counts.get(`${statement.event} ${id}`) ?? 0));
    return most / Math.max(1, counts.get(`${statement.event}`) ?? 0);
  };
}

/** How much of its words a statement shares with the others on its event, on average, 0 to 1: what is told most. */
function centrality(one: Distinct, all: readonly Distinct[]): number {
  const others = all.filter((other) => other !== one && other.statement.event === one.statement.event);
  return others.reduce((sum, other) => sum + likeness(one.wording, other.wording), 0) / Math.max(1, others.length);
}

function crowdsOf(statement: Statement): Weighed['crowds'] {
  const event = `event ${statement.event ?? statement.document}`;
  if (statement.stance === 'context') return new Map([[event, CROWDING.event]]);
  const accusers = [...statement.by].sort().join();
  return new Map([
    [event, CROWDING.event],
    [`by ${accusers}`, CROWDING.accuser],
    [matterOf(statement), CROWDING.matter],
  ]);
}

/** Who says what of whom on which event, or what is told of it. */
function matterOf(statement: Statement): string {
  const against = statement.stance === 'context' ? [] : statement.against;
  const ids = [speakersOf(statement), against].map((list) => [...list].sort());
  return JSON.stringify([statement.event ?? statement.document, ...ids]);
}

function speakersOf(statement: Statement): readonly string[] {
  return statement.stance === 'context' ? [] : statement.by;
}
