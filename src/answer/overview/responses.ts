import { RESPONSE_TYPES, type ResponseStatement, type Statement } from '../../corpus/document.js';
import type { Party } from '../../corpus/registry.js';
import { eventDistance, speaksFor } from '../../corpus/response-rule.js';
import { chargeOf, partyById } from '../accusation.js';
import type { Heading, PhraseLanguage } from '../answer.js';
import type { Draft, DraftGroup } from '../draft.js';
import { besideOf } from '../room.js';
import { createAnswered, entryOf } from './answered.js';
import { timeKey } from './dating.js';
import { type Distinct, distinct, groupOf } from './distinct.js';
import type { Entry, OverviewLibrary } from './entries.js';

/** How many responses of a party are shown at most: the newest. */
const MOST = 200;
/** Of so many of the newest, those that say the same are joined. */
const MOST_COMPARED = 400;
/** Allegations shown for a party of which no response is on record, so that this is said of something. */
const UNANSWERED_SHOWN = 3;

/**
 * Composes all that a party has answered, newest first: a response beside the allegation that it most likely answers, and
 * alone where that matter is shown already or no allegation is on record.
 * @returns the draft, for the guard; for a party without a response the newest allegations against it, of which the guard
 *   says that none is on record
 */
export function composeResponses(
  { party, language }: { readonly party: Party; readonly language: PhraseLanguage },
  library: OverviewLibrary,
): Draft {
  const heading: Heading = { kind: 'responses', party };
  const responses = responsesOf(party.id, library);
  const answered = createAnswered(
    responses.map(({ statement }) => statement),
    library,
  );
  const shown = new Set<string>();
  const matters = new Set<string>();
  const groups: DraftGroup[] = [];
  for (const one of responses) {
    const { statement: response } = one;
    // What stands beside an allegation already, by the guard's rule, is not shown again.
    if (shown.has(response.id)) continue;
    shown.add(response.id);
    const allegation = answered(one)?.statement;
    const group = allegation && { ...groupOf(alone({ statement: allegation }), heading), responses: [response] };
    const beside = group ? besideOf(group, library).map(({ id }) => id) : [];
    // The guard shows no response of a party that no source names, nor one beside what another is accused of.
    if (!group || matters.has(matterOf(allegation)) || !beside.includes(response.id)) {
      groups.push(groupOf(one, heading));
      continue;
    }
    matters.add(matterOf(allegation));
    groups.push(group);
    for (const id of beside) shown.add(id);
  }
  if (groups.length > 0) return { question: '', language, groups, nearest: [] };
  const unanswered = accusationsOf(party, library).slice(0, UNANSWERED_SHOWN);
  return { question: '', language, groups: unanswered.map((one) => groupOf(alone(one), heading)), nearest: [] };
}

/**
 * Composes all that those whom some statements accuse have answered on these events or wider ones, each party's newest
 * first. For a party of which nothing is on record the statement that accuses it stands, so that the guard says so.
 * @param statementIds statements that an answer shows; ids that are not on record are passed over
 */
export function composeFullResponses(
  { statementIds, language }: { readonly statementIds: readonly string[]; readonly language: PhraseLanguage },
  library: OverviewLibrary,
): Draft {
  const asked = new Map<string, Statement[]>();
  for (const statement of statementIds.flatMap((id) => library.statementById(id) ?? [])) {
    for (const id of answering(statement, library)) asked.set(id, [...(asked.get(id) ?? []), statement]);
  }
  const shown = new Set<string>();
  const groups = [...asked].flatMap(([id, statements]): DraftGroup[] => {
    const party = partyById(id, library.registry);
    const heading: Heading = { kind: 'responses', party };
    const found = responsesOf(id, library, (response) =>
      statements.some((one) => isOnItsEvent(response, one, library)),
    );
    const accusing = statements.find(({ stance }) => stance !== 'response');
    if (found.length === 0) return accusing ? [groupOf(alone({ statement: accusing }), heading)] : [];
    const near = (response: Statement) =>
      Math.min(...statements.map((one) => eventDistance(library.registry, one.event, response.event)));
    // What answers the very event of the statements comes before what was said on wider ones.
    const fresh = found
      .filter(({ statement }) => !shown.has(statement.id))
      .sort((a, b) => Number(near(a.statement) > 0) - Number(near(b.statement) > 0));
    for (const { statement } of fresh) shown.add(statement.id);
    return fresh.map((one) => groupOf(one, heading));
  });
  return { question: '', language, groups, nearest: [] };
}

/** What a party has answered, newest first; what one that speaks for it says against it is no answer of its own. */
function responsesOf(
  id: string,
  library: OverviewLibrary,
  keep: (response: ResponseStatement) => boolean = () => true,
): (Distinct & { readonly statement: ResponseStatement })[] {
  const found = library
    .responsesFor(speaksFor(library.registry, id))
    .filter((response) => !response.against.includes(id) && keep(response));
  const newest = newestFirst(found.map((one) => entryOf(one, library))).slice(0, MOST_COMPARED);
  return distinct(newest)
    .slice(0, MOST)
    .flatMap((one) => (one.statement.stance === 'response' ? [{ ...one, statement: one.statement }] : []));
}

/** Whom a statement gives reason to answer; for a response also those whose response it is. */
function answering(statement: Statement, library: OverviewLibrary): readonly string[] {
  const charge = chargeOf(statement, library);
  const accused = charge?.against.filter(({ unnamed }) => !unnamed).map(({ id }) => id) ?? [];
  return statement.stance === 'response' ? [...statement.for, ...accused] : accused;
}

function isOnItsEvent(response: ResponseStatement, statement: Statement, { registry }: OverviewLibrary): boolean {
  if (statement.event === null) return response.event === null && response.document === statement.document;
  return eventDistance(registry, statement.event, response.event) < Number.POSITIVE_INFINITY;
}

/** Of the same day what weighs most first, as beside an allegation. */
function newestFirst<E extends Entry>(entries: readonly E[]): E[] {
  const rank = ({ statement }: Entry) => (statement.stance === 'response' ? RESPONSE_TYPES.indexOf(statement.type) : 0);
  return [...entries].sort(
    (a, b) =>
      timeKey(b.dating).localeCompare(timeKey(a.dating)) ||
      rank(a) - rank(b) ||
      a.statement.document.localeCompare(b.statement.document) ||
      a.statement.line - b.statement.line,
  );
}

/** Who says what of whom on which event: of several such allegations one is shown with the responses. */
function matterOf(statement: Statement): string {
  const [by, against] = statement.stance === 'context' ? [[], []] : [statement.by, statement.against];
  return JSON.stringify([statement.event ?? statement.document, [...by].sort(), [...against].sort()]);
}

function accusationsOf(party: Party, library: OverviewLibrary): Entry[] {
  const accusing: Entry[] = [];
  for (const statement of library.statementsOn(null)) {
    if (statement.stance === 'allegation' && statement.against.includes(party.id)) {
      accusing.push(entryOf(statement, library));
    }
  }
  return newestFirst(accusing);
}

function alone({ statement }: Pick<Entry, 'statement'>): Pick<Distinct, 'statement' | 'alsoIn'> {
  return { statement, alsoIn: [] };
}
