import { stringify } from 'yaml';
import { didYouMean } from '../corpus/did-you-mean.js';
import { RESPONSE_TYPES } from '../corpus/document.js';
import { readFrontMatter } from '../corpus/front-matter.js';
import { ID_PATTERN, idFromFile } from '../corpus/ids.js';
import { type Choice, chosen, completions, eventChoices, namedParties, partyChoices } from './parties-by-name.js';
import { proposalOf } from './proposal.js';
import type { HeadField, Unit } from './review-document.js';
import type { NewParty, Prompt, Question, ReviewState } from './session-state.js';
import { fitted, type Verdict } from './verdict.js';

/** What an answer to a question leads to. */
export type Answered =
  | { readonly kind: 'ask'; readonly question: Question; readonly typed: string }
  | { readonly kind: 'again'; readonly why: string }
  | { readonly kind: 'draft'; readonly draft: Verdict; readonly added: readonly NewParty[] }
  | { readonly kind: 'split'; readonly before: string }
  | { readonly kind: 'head'; readonly field: HeadField; readonly value: string };

/** @returns what stands behind the question at first */
export function suggestedAnswer(question: Question, unit: Unit | null): string {
  if (question.kind === 'party id') return idFromName(question.names[0]);
  if (question.kind !== 'field' || unit === null) return '';
  const { draft, sentences } = unit;
  const { unknownBy, unknownAgainst } = proposalOf(sentences);
  switch (question.field) {
    case 'by':
      return (draft.by.length > 0 ? draft.by : unknownBy).join(', ');
    case 'against':
      return (draft.against.length > 0 ? draft.against : unknownAgainst).join(', ');
    case 'for':
      return draft.for.join(', ');
    case 'type':
      return draft.type ?? '';
    case 'event':
      return draft.event ?? '';
    case 'split':
      return sentences.length === 2 ? '2' : '';
  }
}

function idFromName(name: string): string {
  return idFromFile(name)
    .replace(/^(?:the|la|le|les|l)-/u, '')
    .slice(0, 60);
}

/** @param unit the statement that is asked about; not used for front matter */
export function answered(state: ReviewState, { question, typed }: Prompt, unit: Unit): Answered {
  switch (question.kind) {
    case 'head':
      return answeredHead(question.field, typed.trim());
    case 'party id':
    case 'party aliases':
      return answeredParty(state, question, typed.trim(), unit);
    case 'field':
      return answeredField(state, question, typed.trim(), unit);
  }
}

function answeredHead(field: HeadField, value: string): Answered {
  const sound = { title: 'x', publisher: 'x', url: 'https://example.org', published: '2000-01-01' };
  const { problems } = readFrontMatter(stringify({ ...sound, [field]: value }), '', 1);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem !== undefined || value === '')
    return { kind: 'again', why: problem === undefined ? `no ${field}` : `${problem.what}; ${problem.mend}` };
  return { kind: 'head', field, value };
}

function answeredField(
  state: ReviewState,
  question: Extract<Question, { kind: 'field' }>,
  typed: string,
  { draft }: Unit,
): Answered {
  const { field, place } = question;
  const done = (change: Partial<Verdict>): Answered => ({
    kind: 'draft',
    draft: fitted({ ...draft, ...change }),
    added: [],
  });
  if (field === 'split') return { kind: 'split', before: typed };
  if (field === 'type') {
    const type = RESPONSE_TYPES[Number(typed) - 1] ?? completions(typed, TYPES)[0];
    const found = typed === '' ? undefined : RESPONSE_TYPES.find((one) => one === type);
    if (found === undefined) return { kind: 'again', why: `write one of ${RESPONSE_TYPES.join(', ')}` };
    return done({ stance: 'response', type: found });
  }
  if (field === 'event') {
    if (typed === '') return done({ event: null });
    const event = chosen(typed, eventChoices(state.registry));
    if (event !== null) return done({ event });
    const meant = didYouMean(typed, state.registry.events.keys());
    return {
      kind: 'again',
      why: `no event "${typed}"; ${meant}write an id or a title of events.yaml, or add it there first`,
    };
  }
  const { ids, unknown } = namedParties(typed, partyChoices(state.registry, state.added));
  const [first, ...rest] = unknown;
  if (first === undefined) return done({ [field]: ids });
  const next: Question = { kind: 'party id', field, place, names: [first, ...rest], ids, added: [], id: '' };
  return { kind: 'ask', question: next, typed: suggestedAnswer(next, null) };
}

function answeredParty(
  state: ReviewState,
  question: Exclude<Question, { kind: 'field' | 'head' }>,
  typed: string,
  { draft }: Unit,
): Answered {
  const { field, names, ids, added, place } = question;
  const [name, ...others] = names;
  const [nextName, ...laterNames] = others;
  const goOn = (settled: readonly string[], parties: readonly NewParty[]): Answered => {
    if (nextName === undefined) {
      return { kind: 'draft', draft: fitted({ ...draft, [field]: [...new Set(settled)] }), added: parties };
    }
    const next: Question = {
      kind: 'party id',
      field,
      place,
      names: [nextName, ...laterNames],
      ids: settled,
      added: parties,
      id: '',
    };
    return { kind: 'ask', question: next, typed: suggestedAnswer(next, null) };
  };
  if (question.kind === 'party aliases') {
    const aliases = typed
      .split(/[,;，、；]/u)
      .map((one) => one.trim())
      .filter((one) => one !== '' && one !== name);
    const party = { id: question.id, name, aliases: [...new Set(aliases)] };
    return goOn([...ids, question.id], [...added, party]);
  }
  // A known party may be meant after all.
  const known = chosen(typed, partyChoices(state.registry, [...state.added, ...added]));
  if (known !== null) return goOn([...ids, known], added);
  if (!ID_PATTERN.test(typed))
    return { kind: 'again', why: `"${typed}" cannot be an id; use letters, digits and hyphens` };
  return { kind: 'ask', question: { ...question, kind: 'party aliases', id: typed }, typed: '' };
}

const TYPES: readonly Choice[] = RESPONSE_TYPES.map((type) => ({ id: type, names: [type] }));

/** @returns what may be meant by what has been typed of the last entry, best first, and how long that is */
export function completionsFor(
  state: ReviewState,
  { question, typed }: Prompt,
): { ids: readonly string[]; length: number } {
  if (question.kind === 'head' || question.kind === 'party aliases') return { ids: [], length: 0 };
  if (question.kind === 'field' && question.field === 'split') return { ids: [], length: 0 };
  const list = question.kind === 'field' && ['by', 'against', 'for'].includes(question.field);
  const last = list ? (/[^,;，、；]*$/u.exec(typed)?.[0].trimStart() ?? '') : typed;
  const choices =
    question.kind === 'party id' || list
      ? partyChoices(state.registry, state.added)
      : question.field === 'type'
        ? TYPES
        : eventChoices(state.registry);
  return { ids: completions(last, choices), length: last.length };
}
