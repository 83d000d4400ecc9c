import { documentOf } from '../index/document-of.js';
import { type Charge, eventById } from './accusation.js';
import type { Rebuttal } from './answer.js';
import type { Library } from './library.js';
import type { Counterpart } from './pairing.js';
import type { SourceList } from './source-list.js';

/**
 * @param charges what the responses stand against
 * @param sources takes the number of every source that is cited
 * @param above ids of responses that stand already in the same block: these are referred to and not shown twice
 * @returns what the pairing rule chose, in the same order, as a reader sees it
 */
export function rebuttalsFrom(
  chosen: readonly Counterpart[],
  charges: readonly Charge[],
  library: Library,
  sources: SourceList,
  above: ReadonlySet<string> = new Set(),
): Rebuttal[] {
  const shown = new Set(above);
  const heard = new Set<string>();
  const needsDate = whichNeedDates(chosen, charges, library);
  return chosen.map((counterpart): Rebuttal => {
    if (counterpart.kind === 'none on record') return { ...counterpart, asOf: library.facts.asOf };
    const { party, scope, response } = counterpart;
    const standing = shown.has(response.id) ? 'shown above' : heard.has(party.id) ? 'further' : 'first';
    shown.add(response.id);
    heard.add(party.id);
    return {
      kind: 'response',
      party,
      scope,
      occasion: eventById(response.event, library.registry),
      cited: { statement: response, citations: sources.cite([documentOf(response, library)]) },
      standing,
      isDated: needsDate(counterpart),
    };
  });
}

type ChosenResponse = Extract<Counterpart, { kind: 'response' }>;

/** Two responses of a party to one event need their dates, and so does one that is older than what it stands against. */
function whichNeedDates(
  chosen: readonly Counterpart[],
  charges: readonly Charge[],
  library: Library,
): (one: ChosenResponse) => boolean {
  const publishedOf = (document: string) => library.documentById(document)?.published ?? '';
  const responses = chosen.filter((one) => one.kind === 'response');
  const isAlone = ({ party, response }: ChosenResponse) =>
    responses.every((other) => other.party.id !== party.id || other.response.id === response.id);
  const accusations = [
    ...charges.map(({ against, document }) => ({ against: against.map(({ id }) => id), document })),
    ...responses.map(({ response }) => response),
  ];
  const isOlder = ({ party, response }: ChosenResponse) =>
    accusations.some(
      ({ against, document }) => against.includes(party.id) && publishedOf(response.document) < publishedOf(document),
    );
  return (one) => publishedOf(one.response.document) !== '' && (!isAlone(one) || isOlder(one));
}
