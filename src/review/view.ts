import { COMMANDS } from './commands.js';
import { completionsFor } from './prompts.js';
import { proposalOf } from './proposal.js';
import type { ReviewDocument, Unit } from './review-document.js';
import { type Prompt, progressOf, type Question, type ReviewState, unitAt } from './session-state.js';
import { openingLine, sameVerdict } from './verdict.js';

/** How the parts of a view are told apart where the terminal can show it. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** No difference, for what is no terminal. */
export const NO_PAINT: Paint = { strong: (text) => text, quiet: (text) => text };

/** How many completions are shown. */
const SHOWN = 8;

/** @returns what the person sees, line by line: the statement with its surroundings, what it is taken for, what is asked */
export function viewOf(state: ReviewState, paint: Paint = NO_PAINT): string[] {
  const lines = [...(state.message === null ? [] : [paint.strong(state.message), '']), ...body(state, paint)];
  return state.prompt === null ? lines : [...lines, '', ...promptLines(state, state.prompt, paint)];
}

function body(state: ReviewState, paint: Paint): string[] {
  if (state.help) return COMMANDS.map(({ key, name, meaning }) => `  ${key.padEnd(8)}${name.padEnd(12)}${meaning}`);
  const { decided, all } = progressOf(state);
  const asked = state.prompt?.question;
  const place = asked === undefined || asked.kind === 'head' ? state.current : asked.place;
  const at = place === null ? null : unitAt(state, place);
  if (at === null) {
    const open = all - decided;
    const rest = open === 0 ? 'nothing is left to decide' : `${open} were put off`;
    return [`${decided} of ${all} decided; ${rest}. u undoes, q leaves.`];
  }
  const { document, unit } = at;
  const { title, publisher, published, file, units } = document;
  const source = [publisher, published].filter((part) => part !== null).join(', ');
  const number = units.indexOf(unit);
  return [
    paint.quiet(`Statement ${decided + 1} of ${all}; number ${number + 1} of ${units.length} in ${file}`),
    paint.quiet(`${title}${source === '' ? '' : ` (${source})`}`),
    '',
    ...surrounding(units[number - 1], paint),
    paint.strong(`> ${unit.text}`),
    ...surrounding(units[number + 1], paint),
    '',
    ...proposalLines(document, unit),
    '',
    paint.quiet('enter accept · a allegation · r response · c context · b by · g against · t type · e event'),
    paint.quiet('x split · m merge · d drop · s skip · u undo · q quit · ? all keys'),
  ];
}

function surrounding(unit: Unit | undefined, paint: Paint): string[] {
  if (unit === undefined) return [];
  return [paint.quiet(`  ${unit.decision === 'dropped' ? '(dropped) ' : ''}${unit.text}`)];
}

function proposalLines({ event }: ReviewDocument, { draft, written, sentences, confidence }: Unit): string[] {
  const { unknownBy, unknownAgainst, mixed } = proposalOf(sentences);
  const { stance, by, against, type } = draft;
  const verdict = [
    `${stance}${type === null ? '' : ` (${type})`}`,
    ...(by.length === 0 ? [] : [`by ${by.join(', ')}`]),
    ...(against.length === 0 ? [] : [`against ${against.join(', ')}`]),
    ...(draft.for.length === 0 ? [] : [`for ${draft.for.join(', ')}`]),
    `event ${draft.event ?? 'none'}`,
    ...(draft.at === null ? [] : [`at ${draft.at}`]),
  ].join('; ');
  const missing = [
    ...(stance !== 'context' && by.length === 0 ? [`by: ${named(unknownBy)}`] : []),
    ...(stance === 'allegation' && against.length === 0 ? [`against: ${named(unknownAgainst)}`] : []),
  ];
  return [
    `${verdict} [${Math.round(confidence * 100)} % certain]`,
    ...missing.map((line) => `  ${line}`),
    ...(mixed ? ['  it holds an allegation and an answer: x cuts it in two'] : []),
    ...(written.stance === 'context' || sameVerdict(written, draft)
      ? []
      : [`  in the file: ${openingLine(written, event)}`]),
  ];
}

function named(names: readonly string[]): string {
  return names.length === 0 ? 'not named' : `${names.map((name) => `“${name}”`).join(', ')}, not in parties.yaml`;
}

function promptLines(state: ReviewState, prompt: Prompt, paint: Paint): string[] {
  const { ids } = completionsFor(state, prompt);
  const more = ids.length > SHOWN ? ', …' : '';
  const offered = ids.length === 0 ? [] : [paint.quiet(`  tab: ${ids.slice(0, SHOWN).join(', ')}${more}`)];
  return [...offered, `${questionText(prompt.question)}: ${prompt.typed}`];
}

function questionText(question: Question): string {
  switch (question.kind) {
    case 'head':
      return `${question.document} has no ${question.field}; ${question.field} (empty leaves it unreviewed)`;
    case 'party id':
      return `“${question.names[0]}” is a new party; its id`;
    case 'party aliases':
      return `other names of “${question.names[0]}”, with commas (may be empty)`;
    case 'field':
      return {
        by: 'by, ids or names with commas',
        against: 'against, ids or names with commas',
        for: 'for, ids or names with commas (empty for the speaker)',
        type: 'type of the response',
        event: 'event, an id or a title (empty for none)',
        split: 'second part begins with sentence number, or with the words',
      }[question.field];
  }
}
