import { isNonEmpty } from '../corpus/document.js';
import { chargeOf } from './accusation.js';
import type { DraftGroup } from './draft.js';
import type { Library } from './library.js';
import { counterparts } from './pairing.js';

/** What the line that introduces a response takes, about. */
const INTRODUCTION = 40;

/** What takes room beside a statement. */
export interface Beside {
  /** Names it within one answer: what is shown already takes no room again. */
  readonly id: string;
  /** In characters, the line that introduces it included. */
  readonly length: number;
  /** Id of the document that a response is cited from; null where nothing is cited. */
  readonly document: string | null;
}

/** @returns what the guard will set beside a group, by the guard's own rule; empty where nothing of it accuses */
export function besideOf(group: Pick<DraftGroup, 'statements' | 'responses'>, library: Library): Beside[] {
  const charges = group.statements.flatMap(({ statement }) => chargeOf(statement, library) ?? []);
  if (!isNonEmpty(charges)) return [];
  return counterparts(charges, library, group.responses).map((counterpart): Beside => {
    if (counterpart.kind === 'none on record') {
      return { id: `${counterpart.party.id} ${counterpart.event?.id}`, length: INTRODUCTION, document: null };
    }
    const { id, text, document } = counterpart.response;
    return { id, length: text.length + INTRODUCTION, document };
  });
}
