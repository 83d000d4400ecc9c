import type { ResponseStatement, Statement } from '../../corpus/document.js';
import { speaksFor } from '../../corpus/response-rule.js';
import { documentOf } from '../../index/document-of.js';
import { chargeOf } from '../accusation.js';
import { likeness, wordingOf } from '../likeness.js';
import { dateWithin, timeKey } from './dating.js';
import type { Entry, OverviewLibrary } from './entries.js';
import { ALWAYS } from './span.js';

/** An allegation, with the ids of those whom it accuses. */
interface Accusing extends Entry {
  readonly against: readonly string[];
}

/** @returns a statement with its time, whenever that is */
export function entryOf(statement: Statement, library: OverviewLibrary): Entry {
  const document = documentOf(statement, library);
  const dating = dateWithin(statement, document, ALWAYS.period);
  return { statement, document, dating: dating ?? { date: null, basis: 'published', period: null } };
}

/**
 * Prepares the search for what responses answer.
 * @returns a function that tells the allegation that a response most likely answers, of those on its event (or without an
 *   event in its document) against a party that it answers for: one of the same document, else the nearest before it in
 *   time within half a year, else one without a date; of several the one that shares most of its words. Null where there is
 *   none.
 */
export function createAnswered(
  responses: readonly Statement[],
  library: OverviewLibrary,
): (response: Entry & { readonly statement: ResponseStatement }) => Entry | null {
  const accusing = accusingByMatter(responses, library);
  const answeredFor = createAnsweredFor(library);
  return (one) => {
    const { statement: response, document, dating } = one;
    const accused = answeredFor(response.for);
    const candidates = (accusing.get(matterKey(response)) ?? []).filter(({ against }) =>
      against.some((id) => accused.has(id)),
    );
    const own = candidates.filter(({ statement }) => statement.document === response.document);
    const before = candidates.filter(({ dating: { date } }) => date !== null && isShortlyBefore(date, timeKey(dating)));
    const undated = candidates.filter(({ dating: { date } }) => date === null);
    const last = before.reduce((latest, { dating: { date } }) => (date && date > latest ? date : latest), '');
    const nearest = before.filter(({ dating: { date } }) => date === last);
    const [narrowed = []] = [own, nearest, undated].filter((list) => list.length > 0);
    const wording = wordingOf(response, document.language);
    const alike = narrowed.map((entry) => likeness(wordingOf(entry.statement, entry.document.language), wording));
    return narrowed[alike.indexOf(Math.max(...alike))] ?? null;
  };
}

/** How long before a response, in days, what it answers may lie: on a wide event much else was said meanwhile. */
const LONGEST_BEFORE = 183;

/** Whether a day, month or year lies before another, and not too long. */
function isShortlyBefore(date: string, response: string): boolean {
  if (date > response) return false;
  const days = (Date.parse(response.slice(0, 10)) - Date.parse(date.slice(0, 10))) / 86_400_000;
  return !(days > LONGEST_BEFORE);
}

/** What is alleged on the events of responses, or without an event in their documents. */
function accusingByMatter(
  responses: readonly Statement[],
  library: OverviewLibrary,
): ReadonlyMap<string, readonly Accusing[]> {
  const events = new Set(responses.flatMap(({ event }) => event ?? []));
  const documents = new Set(responses.filter(({ event }) => event === null).map(({ document }) => document));
  const statements = [
    ...library.statementsOn([...events]),
    ...[...documents].flatMap((id) => library.statementsOf(id)).filter(({ event }) => event === null),
  ];
  const byMatter = new Map<string, Accusing[]>();
  for (const statement of statements) {
    const charge = statement.stance === 'response' ? null : chargeOf(statement, library);
    if (!charge) continue;
    const list = byMatter.get(matterKey(statement)) ?? [];
    list.push({ ...entryOf(statement, library), against: charge.against.map(({ id }) => id) });
    byMatter.set(matterKey(statement), list);
  }
  return byMatter;
}

function matterKey({ event, document }: Statement): string {
  return event === null ? `document ${document}` : `event ${event}`;
}

/** Prepares whose response one is that is given for some parties: theirs, and of those for whom they speak. */
function createAnsweredFor({ registry }: OverviewLibrary): (speaking: readonly string[]) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (speaking) => {
    const key = JSON.stringify(speaking);
    const parties =
      known.get(key) ??
      new Set([
        ...speaking,
        ...[...registry.parties.keys()].filter((id) => speaksFor(registry, id).some((one) => speaking.includes(one))),
      ]);
    known.set(key, parties);
    return parties;
  };
}
