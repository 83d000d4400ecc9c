import type { ResponseStatement, Statement } from '../corpus/document.js';
import type { Party } from '../corpus/registry.js';
import { speaksFor } from '../corpus/response-rule.js';
import type { Hit } from '../index/search.js';
import { chargeOf } from './accusation.js';
import type { DraftGroup } from './draft.js';
import type { Library } from './library.js';
import { counterparts } from './pairing.js';
import { type Question, speakersOf, voicesOf } from './question/question.js';
import { asksOnlyForResponse } from './question/understand.js';
import type { Selected } from './selection.js';

/**
 * Puts the chosen statements in the order in which they are tried: one group each, so that each is judged by what it
 * adds. A response brings the allegation that it answers, if that is among the chosen, and stands beside it; else it
 * stands alone, but for the first of an answer, so that none opens with one side where both were found.
 * @param selected the chosen, in the order of choice
 * @param hits all that were found, best first: the first response may take its allegation from them
 */
export function arrange(
  selected: readonly Selected[],
  hits: readonly Hit[],
  question: Question,
  library: Library,
): DraftGroup[] {
  const responses = selected.map(({ hit }) => hit.statement).filter(isResponse);
  if (asksOnlyForResponse(question) && responses.length === selected.length) {
    return selected.map((one) => groupOf(one, []));
  }
  const wantsResponse = question.intents.has('response');
  const order = wantsResponse ? exchangesFirst(selected, question, library) : selected;
  const waiting = new Set(order);
  const groups: DraftGroup[] = [];
  for (const one of order) {
    if (!waiting.delete(one)) continue;
    const { statement } = one.hit;
    if (isResponse(statement)) {
      const answered = allegationAnsweredBy(statement, waiting, groups.length === 0 ? hits : [], library);
      if (answered) {
        waiting.delete(answered);
        groups.push(groupOf(answered, [statement]));
        continue;
      }
    }
    const asked = wantsResponse ? responses.filter((response) => answers(response, statement, library)) : [];
    groups.push(groupOf(one, asked));
  }
  return groups;
}

/** @returns the groups by the day of publication, the earliest first; those without a day before all others */
export function byDate(groups: readonly DraftGroup[], library: Library): DraftGroup[] {
  const day = ({ statements: [{ statement }] }: DraftGroup) =>
    library.documentById(statement.document)?.published ?? '';
  return [...groups].sort((a, b) => day(a).localeCompare(day(b)));
}

function allegationAnsweredBy(
  response: ResponseStatement,
  waiting: ReadonlySet<Selected>,
  hits: readonly Hit[],
  library: Library,
): Selected | undefined {
  const chosen = [...waiting].find(({ hit }) => answers(response, hit.statement, library));
  if (chosen) return chosen;
  const found = hits.find(
    ({ statement }) => statement.stance === 'allegation' && answers(response, statement, library),
  );
  return found && { hit: found, alsoIn: [] };
}

/**
 * Who asks for both sides is served best by what the one that speaks first says against the other, and among these by
 * what was answered in substance, on its own event.
 */
function exchangesFirst(selected: readonly Selected[], question: Question, library: Library): Selected[] {
  const severalSpeak = speakersOf(question).length > 1;
  const voices = voicesOf(question, library.registry);
  const speaks = (parties: readonly Party[]) => parties.some(({ id }) => voices.has(id));
  const rank = ({ hit }: Selected): number => {
    const charge = chargeOf(hit.statement, library);
    if (!charge) return 3;
    const isExchange = speaks(charge.against) && (!severalSpeak || speaks(charge.by));
    const [first] = counterparts([charge], library);
    const isReplied =
      first?.kind === 'response' && first.scope === 'same event' && first.response.type !== 'no-comment';
    return (isExchange ? 0 : 2) + (isReplied ? 0 : 1);
  };
  const ranks = new Map(selected.map((one) => [one, rank(one)]));
  return [...selected].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

/** Whether a response is by one whom the statement accuses, and on the same event or, without one, in its document. */
function answers(response: ResponseStatement, statement: Statement, library: Library): boolean {
  const charge = chargeOf(statement, library);
  if (!charge || (charge.event?.id ?? null) !== response.event) return false;
  if (response.event === null && response.document !== charge.document) return false;
  return charge.against.some(({ id }) => speaksFor(library.registry, id).some((voice) => response.for.includes(voice)));
}

function groupOf({ hit, alsoIn }: Selected, responses: readonly ResponseStatement[]): DraftGroup {
  return { statements: [{ statement: hit.statement, alsoIn }], responses };
}

function isResponse(statement: Statement): statement is ResponseStatement {
  return statement.stance === 'response';
}
