import { actOn } from './commands.js';
import { answered, completionsFor, suggestedAnswer } from './prompts.js';
import { splitUnit } from './restructure.js';
import type { ReviewDocument, Unit } from './review-document.js';
import {
  headQuestion,
  keyOf,
  leastCertain,
  type Place,
  type Prompt,
  type Question,
  type ReviewState,
  unitAt,
} from './session-state.js';
import { needOf } from './verdict.js';
import { renderVerified } from './verify.js';

/** What begins a review: documents that no person has reviewed. */
export type ReviewStart = Pick<ReviewState, 'documents' | 'registry'>;

/** @returns the review before the first key, at the least certain statement */
export function beginReview({ documents, registry }: ReviewStart): ReviewState {
  return settled({
    documents,
    registry,
    added: [],
    current: null,
    prompt: null,
    skipped: new Set(),
    leftIncomplete: new Set(),
    message: null,
    ended: false,
    help: false,
    before: null,
  });
}

/**
 * What a review is after one more key. Keys are single characters and `<enter>`, `<escape>`, `<tab>`, `<backspace>`,
 * `<clear>` and `<interrupt>`; while something is asked for, characters are typed, otherwise each is a command of
 * `commands.ts`. Any other key does nothing.
 */
export function reviewSession(state: ReviewState, key: string): ReviewState {
  if (state.ended) return state;
  if (key === '<interrupt>') return { ...state, ended: true };
  const quiet = { ...state, message: null, help: false };
  if (state.prompt !== null) return inPrompt(quiet, state.prompt, key);
  if (key === 'q') return { ...quiet, ended: true };
  if (key === '?') return { ...quiet, help: true };
  if (key === 'u') return undone(state);
  const at = state.current === null ? null : unitAt(state, state.current);
  if (state.current === null || at === null) return quiet;
  if (key === '<enter>') return accept(quiet, state.current);
  const action = actOn(at, key);
  switch (action.kind) {
    case 'nothing':
      return quiet;
    case 'told':
      return { ...quiet, message: action.message };
    case 'ask':
      return asking(quiet, { kind: 'field', field: action.field, place: state.current }, at.unit, false);
    case 'skip':
      return settled({
        ...quiet,
        skipped: new Set([...state.skipped, keyOf(state.current)]),
        before: state,
        current: null,
      });
    case 'document':
      return changed(quiet, action.document, state, action.stays ? state.current : null);
  }
}

function undone(state: ReviewState): ReviewState {
  if (state.before === null) return { ...state, message: 'nothing to undo', help: false };
  return { ...state.before, message: 'undone', help: false };
}

/** Replaces a document, if it can be written and read back as it is meant. */
function changed(state: ReviewState, document: ReviewDocument, before: ReviewState, stay: Place | null): ReviewState {
  const rendered = renderVerified(document);
  if (rendered.kind === 'trouble') {
    const where = `${document.file}:${rendered.line}`;
    return { ...state, prompt: null, message: `not done: ${rendered.what} (${where}); edit the file by hand` };
  }
  const documents = new Map(state.documents).set(document.id, document);
  return settled({ ...state, documents, prompt: null, before: { ...before, prompt: null }, current: stay });
}

/** Goes to what is to be decided next where nothing is current. */
function settled(state: ReviewState): ReviewState {
  if (state.current !== null && unitAt(state, state.current) !== null) return state;
  const question = headQuestion(state);
  const next = { ...state, current: leastCertain(state) };
  return question === null ? next : { ...next, prompt: { question, typed: '', accepts: false } };
}

function asking(state: ReviewState, question: Question, unit: Unit | null, accepts: boolean): ReviewState {
  return { ...state, prompt: { question, typed: suggestedAnswer(question, unit), accepts } };
}

/** Accepts a statement as it is drafted, asking for what is missing first. */
function accept(state: ReviewState, place: Place, before: ReviewState = state): ReviewState {
  const at = unitAt(state, place);
  if (at === null) return state;
  const { document, unit } = at;
  const need = needOf(unit.draft);
  if (need !== null) return asking(state, { kind: 'field', field: need, place }, unit, true);
  const units = document.units.map(
    (one): Unit => (one === unit ? { ...one, written: one.draft, decision: 'accepted' } : one),
  );
  return changed(state, { ...document, units }, before, null);
}

function inPrompt(state: ReviewState, prompt: Prompt, key: string): ReviewState {
  const retyped = (typed: string): ReviewState => ({ ...state, prompt: { ...prompt, typed } });
  switch (key) {
    case '<enter>':
      return submit(state, prompt);
    case '<escape>':
      return cancelled(state, prompt);
    case '<backspace>':
      return retyped([...prompt.typed].slice(0, -1).join(''));
    case '<clear>':
      return retyped('');
    case '<tab>': {
      const { ids, length } = completionsFor(state, prompt);
      const [first] = ids;
      return first === undefined ? state : retyped(prompt.typed.slice(0, prompt.typed.length - length) + first);
    }
    default:
      return /^<.{2,}>$/u.test(key) || /\p{Cc}/u.test(key) ? state : retyped(prompt.typed + key);
  }
}

function cancelled(state: ReviewState, { question }: Prompt): ReviewState {
  const closed = { ...state, prompt: null };
  if (question.kind !== 'head') return closed;
  const leftIncomplete = new Set([...state.leftIncomplete, question.document]);
  const message = `${question.document} is not called reviewed until it has ${question.field}`;
  return settled({ ...closed, leftIncomplete, message, current: null });
}

function submit(state: ReviewState, prompt: Prompt): ReviewState {
  const { question, accepts } = prompt;
  if (question.kind === 'head') {
    if (prompt.typed.trim() === '') return cancelled(state, prompt);
    const document = state.documents.get(question.document);
    const [unit] = document?.units ?? [];
    const answer = unit === undefined ? null : answered(state, prompt, unit);
    if (document === undefined || answer === null) return { ...state, prompt: null };
    if (answer.kind !== 'head') return answer.kind === 'again' ? { ...state, message: answer.why } : state;
    const given = new Map(document.given).set(answer.field, answer.value);
    return changed({ ...state, prompt: null }, { ...document, given }, state, null);
  }
  const { place } = question;
  const at = unitAt(state, place);
  if (at === null) return { ...state, prompt: null };
  const answer = answered(state, prompt, at.unit);
  switch (answer.kind) {
    case 'ask':
      return { ...state, prompt: { ...prompt, question: answer.question, typed: answer.typed } };
    case 'again':
      return { ...state, message: answer.why };
    case 'head':
      return state;
    case 'split': {
      const split = splitUnit(at.document, at.unit, answer.before);
      return 'why' in split ? { ...state, message: split.why } : changed(state, split.document, state, place);
    }
    case 'draft': {
      const units = at.document.units.map((one) => (one === at.unit ? { ...one, draft: answer.draft } : one));
      const documents = new Map(state.documents).set(at.document.id, { ...at.document, units });
      const before = { ...state, prompt: null };
      const next = { ...state, documents, added: [...state.added, ...answer.added], prompt: null, before };
      return accepts ? accept(next, place, before) : next;
    }
  }
}
