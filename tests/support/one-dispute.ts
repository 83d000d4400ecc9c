import type { Block, Rebuttal } from '../../src/answer/answer.js';
import { guard } from '../../src/answer/guard.js';
import type { ResponseStatement } from '../../src/corpus/document.js';
import { answerText } from '../../src/present/text.js';
import { type LibrarySketch, type StatementSketch, smallLibrary } from './small-library.ts';

const PARTIES: LibrarySketch['parties'] = [
  { id: 'norland', name: 'Norland' },
  { id: 'sudria', name: 'Sudria', spokespeople: ['Ada Lin', 'Sudria Institute'] },
  { id: 'sudria-institute', name: 'Sudria Institute' },
  { id: 'bot-network', name: 'Bot network', answeredBy: 'sudria' },
  { id: 'estmark', name: 'Estmark' },
  { id: 'masked', name: 'Unnamed accounts', unnamed: true },
];

const EVENTS: LibrarySketch['events'] = [
  { id: 'campaign', title: 'Campaign of fake accounts' },
  { id: 'harbour', title: 'Posts about the harbour', parent: 'campaign' },
  { id: 'harbour-videos', title: 'Videos about the harbour', parent: 'harbour' },
  { id: 'ferry', title: 'Ferry timetable' },
];

/** A statement with the day of its document. */
export type Sketch = { readonly published?: string | null; readonly statement: StatementSketch };

/** @returns a response of Sudria on the harbour, unless said otherwise */
export const say = (
  text: string,
  more: Partial<Extract<StatementSketch, { stance: 'response' }>> = {},
  published: string | null = '2024-05-01',
): Sketch => ({
  published,
  statement: { stance: 'response', by: ['sudria'], event: 'harbour', type: 'denial', text, ...more },
});

/** @returns an allegation by Norland */
export const allege = (against: readonly [string, ...string[]] = ['sudria'], event = 'harbour'): StatementSketch => ({
  stance: 'allegation',
  by: ['norland'],
  against,
  event,
  text: 'Norland said that fake accounts were run.',
});

/** @returns what the guard sets beside one statement, and the text that a reader sees */
export function shown(statement: StatementSketch, on: readonly Sketch[], { wanted = '', parties = PARTIES } = {}) {
  const library = smallLibrary({
    parties,
    events: EVENTS,
    documents: [
      { id: 'subject', statements: [statement] },
      ...on.map((one, i) => ({ id: `document-${i}`, published: one.published ?? null, statements: [one.statement] })),
    ],
  });
  const all = ['subject', ...on.map((_, i) => `document-${i}`)].flatMap((id) => library.statementsOf(id));
  const [subject] = library.statementsOf('subject');
  if (!subject) throw new Error('no subject');
  const responses = all.filter((one): one is ResponseStatement => one.stance === 'response' && one.text === wanted);
  const answer = guard(
    {
      question: 'What?',
      language: 'en',
      groups: [{ statements: [{ statement: subject, alsoIn: [] }], responses }],
      nearest: [],
    },
    library,
  );
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  const [block] = answer.blocks;
  return { block, text: answerText(answer), rebuttals: rebuttalsOf(block).map(inShort) };
}

function rebuttalsOf(block: Block): readonly Rebuttal[] {
  return block.kind === 'context' || block.kind === 'open' ? [] : block.rebuttals;
}

function inShort(one: Rebuttal): string {
  return one.kind === 'response'
    ? `${one.party.id}, ${one.scope}: ${one.cited.statement.text}`
    : `${one.party.id}, ${one.kind}`;
}
