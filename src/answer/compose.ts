import { type Document, isNonEmpty, type ResponseStatement } from '../corpus/document.js';
import { speaksFor } from '../corpus/response-rule.js';
import type { Hit } from '../index/search.js';
import { chargeOf } from './accusation.js';
import type { Draft, DraftGroup } from './draft.js';
import type { Library } from './library.js';
import { counterparts } from './pairing.js';
import type { Question } from './question/question.js';
import { type Selected, select } from './selection.js';

/** Characters of the statements of an answer, responses included; the sources come on top. */
export const DEFAULT_ROOM = 900;
/** What the line that introduces a response takes, about. */
const INTRODUCTION = 40;
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
  const draft = { question: question.text, language: question.phraseLanguage, nearest: nearestDocuments(hits) };
  if (!answerable) return { ...draft, groups: [] };
  const kept: DraftGroup[] = [];
  const shown = new Set<string>();
  let used = 0;
  for (const group of proposals(select(hits, CONSIDERED), question, library)) {
    const [{ statement }] = group.statements;
    if (shown.has(statement.id)) continue;
    const beside = counterpartsOf(group, library);
    const cost = statement.text.length + beside.reduce((sum, text) => sum + (shown.has(text.id) ? 0 : text.length), 0);
    if (kept.length > 0 && used + cost > room) continue;
    kept.push(group);
    used += cost;
    for (const { id } of [statement, ...beside]) shown.add(id);
  }
  return { ...draft, groups: question.intents.has('timeline') ? byDate(kept, library) : kept };
}

/** The order in which statements are tried: one group each, so that each is judged by what it adds. */
function proposals(selected: readonly Selected[], question: Question, library: Library): DraftGroup[] {
  const responses = selected.flatMap(({ hit }) => (hit.statement.stance === 'response' ? [hit.statement] : []));
  const others = selected.filter(({ hit }) => hit.statement.stance !== 'response');
  const answersOnly = asksOnlyForResponse(question);
  // Beside an allegation a response is shown anyway; it stands alone where no allegation that it answers is shown.
  const order = answersOnly ? [...selected.filter(({ hit }) => hit.statement.stance === 'response'), ...others] : selected;
  return (answersOnly && responses.length > 0 ? order.slice(0, Math.max(2, responses.length)) : order).map(
    ({ hit, alsoIn }): DraftGroup => ({
      statements: [{ statement: hit.statement, alsoIn }],
      responses: asksForResponse(question) ? responses.filter((response) => answers(response, hit, library)) : [],
    }),
  );
}

function asksForResponse(question: Question): boolean {
  return question.intents.has('response');
}

/** "What did China reply?" asks for one side; "what did Canada say, and what did China reply?" for both. */
function asksOnlyForResponse(question: Question): boolean {
  return asksForResponse(question) && question.parties.filter(({ role }) => role === 'speaker').length < 2;
}

function answers(response: ResponseStatement, hit: Hit, library: Library): boolean {
  const charge = chargeOf(hit.statement, library);
  if (!charge || charge.event?.id !== response.event) return false;
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
  const day = ({ statements: [{ statement }] }: DraftGroup) => library.documentById(statement.document)?.published ?? '';
  return [...groups].sort((a, b) => day(a).localeCompare(day(b)));
}

function nearestDocuments(hits: readonly Hit[]): Document[] {
  const documents = new Map(hits.filter(({ lexical }) => lexical > 0).map(({ document }) => [document.id, document]));
  return [...documents.values()].slice(0, NEAREST);
}
