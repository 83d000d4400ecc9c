import { RESPONSE_TYPES } from '../corpus/document.js';
import { draftOf } from './draft.js';
import { mergeWithNext, splitUnit } from './restructure.js';
import type { ReviewDocument, Unit } from './review-document.js';
import type { Field } from './session-state.js';
import { fitted, type Verdict } from './verdict.js';

/** What the keys do while a statement is shown, in the order in which help tells them. */
export const COMMANDS: readonly { readonly key: string; readonly name: string; readonly meaning: string }[] = [
  { key: '<enter>', name: 'accept', meaning: 'accept what is shown' },
  { key: 'a', name: 'allegation', meaning: 'it is an allegation' },
  { key: 'r', name: 'response', meaning: 'it is a response' },
  { key: 'c', name: 'context', meaning: 'it accuses and answers nobody' },
  { key: 'b', name: 'by', meaning: 'who alleges or responds' },
  { key: 'g', name: 'against', meaning: 'who is accused' },
  { key: 'f', name: 'for', meaning: 'whom a response is given for, if not the speaker' },
  { key: 't', name: 'type', meaning: `type of the response (or 1 to ${RESPONSE_TYPES.length})` },
  { key: 'e', name: 'event', meaning: 'the event' },
  { key: 'x', name: 'split', meaning: 'cut it in two (X asks where)' },
  { key: 'm', name: 'merge', meaning: 'put it together with the next' },
  { key: 'd', name: 'drop', meaning: 'take it out (it stays in the file as a comment)' },
  { key: 's', name: 'skip', meaning: 'put it off' },
  { key: 'u', name: 'undo', meaning: 'undo the last step' },
  { key: 'q', name: 'quit', meaning: 'leave; all that was decided is saved' },
  { key: '?', name: 'help', meaning: 'the keys' },
];

/** What a key asks of the session. */
export type Action =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'told'; readonly message: string }
  | { readonly kind: 'ask'; readonly field: Field }
  /** `stays` where the statement is to be shown again. */
  | { readonly kind: 'document'; readonly document: ReviewDocument; readonly stays: boolean };

/** `X` asks where to cut, also where there is only one boundary of sentences. */
const ASKED: Readonly<Record<string, Field>> = { b: 'by', g: 'against', f: 'for', t: 'type', e: 'event', X: 'split' };

/** @returns what a key does to the statement that is shown */
export function actOn(
  { document, unit }: { readonly document: ReviewDocument; readonly unit: Unit },
  key: string,
): Action {
  const drafted = (change: Partial<Verdict>): Action => {
    const draft = fitted({ ...unit.draft, ...change });
    return replaced(document, unit, { ...unit, draft }, true);
  };
  const field = ASKED[key];
  if (field !== undefined) return { kind: 'ask', field };
  const type = /^[1-9]$/u.test(key) ? RESPONSE_TYPES[Number(key) - 1] : undefined;
  if (type !== undefined) return drafted({ stance: 'response', type });
  switch (key) {
    case 'a':
    case 'r':
    case 'c':
      return drafted(proposedAs(unit, key === 'a' ? 'allegation' : key === 'r' ? 'response' : 'context'));
    case 'x': {
      if (unit.sentences.length !== 2) return { kind: 'ask', field: 'split' };
      const split = splitUnit(document, unit, '2');
      return 'why' in split
        ? { kind: 'told', message: split.why }
        : { kind: 'document', document: split.document, stays: true };
    }
    case 'm': {
      const merged = mergeWithNext(document, unit);
      return 'why' in merged
        ? { kind: 'told', message: merged.why }
        : { kind: 'document', document: merged.document, stays: true };
    }
    case 'd':
      return replaced(document, unit, { ...unit, decision: 'dropped' }, false);
    case 's':
      return { kind: 'skip' };
    default:
      return { kind: 'nothing' };
  }
}

/** Another stance, with what the annotator says of the parties where a person has not said anything. */
function proposedAs({ draft, sentences, written }: Unit, stance: Verdict['stance']): Partial<Verdict> {
  const proposed = draftOf(sentences, written);
  const by = draft.by.length > 0 ? draft.by : proposed.by;
  const against = draft.against.length > 0 ? draft.against : proposed.against;
  return { stance, by, against };
}

function replaced(document: ReviewDocument, unit: Unit, by: Unit, stays: boolean): Action {
  const units = document.units.map((one) => (one === unit ? by : one));
  return { kind: 'document', document: { ...document, units }, stays };
}
