import { type Document, isNonEmpty, type ResponseStatement } from '../corpus/document.js';
import type { Party } from '../corpus/registry.js';
import { speaksFor } from '../corpus/response-rule.js';
import type { Hit } from '../index/search.js';
import { chargeOf } from './accusation.js';
import type { Draft, DraftGroup } from './draft.js';
import type { Library } from './library.js';
import { counterparts } from './pairing.js';
import type { Question } from './question/question.js';
import { asksOnlyForResponse } from './question/understand.js';
import { type Selected, select } from './selection.js';

/** Characters of the statements of an answer, responses included; the sources come on top. */
export const DEFAULT_ROOM = 900;
/** The same for a question that asks for more. */
export const DETAILED_ROOM = 2_400;
/** What the line that introduces a response takes, about. */
const INTRODUCTION = 40;
/** The second group may take this much more, so that a cheaper one of less relevance does not take its place. */
const STRETCH = 1.25;
/** How far below a "did not comment" a response of substance may score and still take its place. */
const NEAR = 2;
/** How many statements are considered for an answer. */
const CONSIDERED = 12;
/** How many documents are offered where nothing answers. */
const NEAREST = 3;

/** What a composer is given. */
export interface CompositionInput {
  readonly question: Question;
  /** Best first. */
  readonly hits: readonly Hit[];
  readonly library: Library;
  /** Whether the hits answer the question at all. */
  readonly answerable: boolean;
  /** Characters for statements and responses together. The best group is kept even if it takes more. */
  readonly room: number;
}

/**
 * Composes an answer of the corpus's own statements, unchanged: the few that answer, most relevant first, as long as
 * they and what must stand beside them fit. A question about a response leads with the response; one that asks for both
 * sides gets the allegation with the response beside it; a timeline is in the order of time.
 */
export function compose(input: CompositionInput): Draft {
  const { question, hits, library, answerable, room } = input;
  const draft = { question: question.asked, language: question.phraseLanguage, nearest: nearestDocuments(hits) };
  if (!answerable) return { ...draft, groups: [] };
  const kept: DraftGroup[] = [];
  const shown = new Set<string>();
  let used = 0;
  const fitting = relevant(hits, question, library);
  for (const group of proposals(select(fitting, CONSIDERED), fitting, question, library)) {
    const [{ statement }] = group.statements;
    if (shown.has(statement.id)) continue;
    const beside = counterpartsOf(group, library);
    const cost = statement.text.length + beside.reduce((sum, text) => sum + (shown.has(text.id) ? 0 : text.length), 0);
    if (kept.length > 0 && used + cost > room * (kept.length === 1 ? STRETCH : 1)) continue;
    kept.push(group);
    used += cost;
    for (const { id } of [statement, ...beside]) shown.add(id);
  }
  return { ...draft, groups: question.intents.has('timeline') ? byDate(kept, library) : kept };
}

/**
 * A question for a party's response is answered by that party's responses, and one for its response to somebody by those
 * to that party, where there are any.
 */
function relevant(hits: readonly Hit[], question: Question, { registry }: Library): readonly Hit[] {
  if (!asksOnlyForResponse(question)) return hits;
  const speakers = question.parties.filter(({ role }) => role === 'speaker');
  const voices = new Set(speakers.flatMap(({ id }) => speaksFor(registry, id)));
  const narrower: ((hit: Hit) => boolean)[] = [
    ({ statement }) => statement.stance === 'response',
    ({ statement }) =>
      statement.stance === 'response' && [...statement.by, ...statement.for].some((id) => voices.has(id)),
    ({ channels }) => channels.includes('accuser'),
  ];
  const fitting = narrower.reduce((kept, fits) => (kept.some(fits) ? kept.filter(fits) : kept), hits);
  // "Did not comment" is the answer only where nothing of substance is near.
  const near = (fitting[0]?.score ?? 0) - NEAR;
  const substantial = fitting.filter(
    ({ statement, score }) => score >= near && statement.stance === 'response' && statement.type !== 'no-comment',
  );
  return substantial.length > 0 ? substantial : fitting;
}

/**
 * The order in which statements are tried: one group each, so that each is judged by what it adds. A response brings the
 * allegation that it answers, if that is among the chosen, and stands beside it; else it stands alone, but for the first
 * of an answer, so that none opens with one side where both were found.
 */
function proposals(
  selected: readonly Selected[],
  hits: readonly Hit[],
  question: Question,
  library: Library,
): DraftGroup[] {
  const responses = selected.filter(({ hit }) => hit.statement.stance === 'response');
  if (asksOnlyForResponse(question) && responses.length === selected.length)
    return selected.map((one) => groupOf(one, []));
  const groups: DraftGroup[] = [];
  const order = question.intents.has('response') ? repliedFirst(selected, question, library) : selected;
  const waiting = new Set(order);
  for (const one of order) {
    if (!waiting.delete(one)) continue;
    const { statement } = one.hit;
    const answered =
      statement.stance === 'response'
        ? answeredBy(statement, waiting, groups.length === 0 ? hits : [], library)
        : undefined;
    if (answered && statement.stance === 'response') {
      waiting.delete(answered);
      groups.push(groupOf(answered, [statement]));
    } else {
      const wanted = responses.flatMap(({ hit }) => (hit.statement.stance === 'response' ? [hit.statement] : []));
      const asked = question.intents.has('response') ? wanted.filter((other) => answers(other, one.hit, library)) : [];
      groups.push(groupOf(one, asked));
    }
  }
  return groups;
}

function answeredBy(
  response: ResponseStatement,
  waiting: ReadonlySet<Selected>,
  hits: readonly Hit[],
  library: Library,
): Selected | undefined {
  const chosen = [...waiting].find(({ hit }) => answers(response, hit, library));
  if (chosen) return chosen;
  const found = hits.find((hit) => hit.statement.stance === 'allegation' && answers(response, hit, library));
  return found && { hit: found, alsoIn: [] };
}

/**
 * Who asks for both sides is served best by what the one that speaks first says against the other, and among these by
 * what was answered in substance, on its own event.
 */
function repliedFirst(selected: readonly Selected[], question: Question, library: Library): Selected[] {
  const speakers = question.parties.filter(({ role }) => role === 'speaker');
  const voices = new Set(speakers.flatMap(({ id }) => speaksFor(library.registry, id)));
  const rank = ({ hit }: Selected): number => {
    const charge = chargeOf(hit.statement, library);
    if (!charge) return 3;
    const among = (parties: readonly Party[]) => parties.some(({ id }) => voices.has(id));
    const isExchange = among(charge.against) && (speakers.length < 2 || among(charge.by));
    const [first] = counterparts([charge], library);
    const isReplied =
      first?.kind === 'response' && first.scope === 'same event' && first.response.type !== 'no-comment';
    return (isExchange ? 0 : 2) + (isReplied ? 0 : 1);
  };
  const ranks = new Map(selected.map((one) => [one, rank(one)]));
  return [...selected].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function groupOf({ hit, alsoIn }: Selected, responses: readonly ResponseStatement[]): DraftGroup {
  return { statements: [{ statement: hit.statement, alsoIn }], responses };
}

function answers(response: ResponseStatement, hit: Hit, library: Library): boolean {
  const charge = chargeOf(hit.statement, library);
  if (!charge || (charge.event?.id ?? null) !== response.event) return false;
  if (response.event === null && response.document !== charge.document) return false;
  return charge.against.some(({ id }) => speaksFor(library.registry, id).some((voice) => response.for.includes(voice)));
}

interface Beside {
  readonly id: string;
  readonly length: number;
}

/** What the guard will set beside a group, by the guard's own rule. */
function counterpartsOf(group: DraftGroup, library: Library): Beside[] {
  const charges = group.statements.flatMap(({ statement }) => chargeOf(statement, library) ?? []);
  if (!isNonEmpty(charges)) return [];
  return counterparts(charges, library, group.responses).map((counterpart) =>
    counterpart.kind === 'response'
      ? { id: counterpart.response.id, length: counterpart.response.text.length + INTRODUCTION }
      : { id: `${counterpart.party.id} ${counterpart.event?.id}`, length: INTRODUCTION },
  );
}

function byDate(groups: readonly DraftGroup[], library: Library): DraftGroup[] {
  const day = ({ statements: [{ statement }] }: DraftGroup) =>
    library.documentById(statement.document)?.published ?? '';
  return [...groups].sort((a, b) => day(a).localeCompare(day(b)));
}

function nearestDocuments(hits: readonly Hit[]): Document[] {
  const documents = new Map(hits.filter(({ lexical }) => lexical > 0).map(({ document }) => [document.id, document]));
  return [...documents.values()].slice(0, NEAREST);
}
