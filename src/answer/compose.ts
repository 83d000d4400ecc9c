import type { Document } from '../corpus/document.js';
import type { Hit } from '../index/search.js';
import { arrange, byDate } from './arrangement.js';
import type { Draft, DraftGroup } from './draft.js';
import type { Library } from './library.js';
import { narrow } from './narrowing.js';
import type { Question } from './question/question.js';
import { besideOf } from './room.js';
import { select } from './selection.js';

/** Characters of the statements of an answer, responses included; the sources come on top. */
export const DEFAULT_ROOM = 900;
/** The same for a question that asks for more. */
export const DETAILED_ROOM = 2_400;
/** The second group may take this much more, so that a cheaper one of less relevance does not take its place. */
const STRETCH = 1.25;
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
 * @returns the draft, for the guard; without groups where the hits do not answer
 */
export function compose({ question, hits, library, answerable, room }: CompositionInput): Draft {
  const draft = { question: question.asked, language: question.phraseLanguage, nearest: nearestDocuments(hits) };
  if (!answerable) return { ...draft, groups: [] };
  const fitting = narrow(hits, question, library.registry);
  const groups = withinRoom(arrange(select(fitting, CONSIDERED), fitting, question, library), room, library);
  return { ...draft, groups: question.intents.has('timeline') ? byDate(groups, library) : groups };
}

/** @returns the groups that fit with what must stand beside them, and that show something new; the first in any case */
export function withinRoom(groups: readonly DraftGroup[], room: number, library: Library): DraftGroup[] {
  const kept: DraftGroup[] = [];
  const shown = new Set<string>();
  let used = 0;
  for (const group of groups) {
    const [{ statement }] = group.statements;
    if (shown.has(statement.id)) continue;
    const beside = besideOf(group, library);
    const cost = statement.text.length + beside.reduce((sum, text) => sum + (shown.has(text.id) ? 0 : text.length), 0);
    if (kept.length > 0 && used + cost > room * (kept.length === 1 ? STRETCH : 1)) continue;
    kept.push(group);
    used += cost;
    for (const { id } of [statement, ...beside]) shown.add(id);
  }
  return kept;
}

/** The documents of the best hits, once each; meaning alone, without a shared word, makes none near. */
function nearestDocuments(hits: readonly Hit[]): Document[] {
  const documents = new Map(hits.filter(({ lexical }) => lexical > 0).map(({ document }) => [document.id, document]));
  return [...documents.values()].slice(0, NEAREST);
}
