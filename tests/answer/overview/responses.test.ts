import { describe, expect, test } from '@jest/globals';
import { composeFullResponses, composeResponses } from '../../../src/answer/overview/responses.js';
import { type LibrarySketch, smallLibrary } from '../../support/small-library.ts';

const PARTIES: LibrarySketch['parties'] = [
  { id: 'norland', name: 'Norland' },
  { id: 'estmark', name: 'Estmark' },
  { id: 'sudria', name: 'Sudria' },
  { id: 'network', name: 'The network', answeredBy: 'sudria' },
];
const EVENTS: LibrarySketch['events'] = [
  { id: 'campaign', title: 'Campaign' },
  { id: 'posts', title: 'Posts', parent: 'campaign' },
  { id: 'ferry', title: 'Ferry' },
];
const DOCUMENTS: LibrarySketch['documents'] = [
  {
    id: 'old',
    published: '2020-02-01',
    statements: [
      {
        stance: 'allegation',
        by: ['norland'],
        against: ['network'],
        event: 'posts',
        text: 'Norland said the network lied.',
      },
      { stance: 'response', by: ['sudria'], event: 'posts', text: 'Sudria said nobody lied.' },
    ],
  },
  {
    id: 'new',
    published: '2024-02-01',
    statements: [
      {
        stance: 'allegation',
        by: ['estmark'],
        against: ['sudria'],
        event: 'posts',
        text: 'Estmark said Sudria wrote posts.',
      },
      {
        stance: 'allegation',
        by: ['norland'],
        against: ['estmark'],
        event: 'ferry',
        text: 'Norland said Estmark stole a ferry.',
      },
    ],
  },
  {
    id: 'newest',
    published: '2024-03-01',
    statements: [
      { stance: 'response', by: ['sudria'], event: 'posts', text: 'Sudria said it wrote no posts.' },
      { stance: 'response', by: ['sudria'], event: 'posts', type: 'no-comment', text: 'Sudria hung up.' },
      { stance: 'response', by: ['sudria'], event: 'campaign', text: 'Sudria said all of it was untrue.' },
      { stance: 'response', by: ['sudria'], event: 'ferry', text: 'Sudria said it owns no ferry.' },
    ],
  },
];
const library = smallLibrary({ parties: PARTIES, events: EVENTS, documents: DOCUMENTS });

function partyOf(id: string) {
  const party = library.registry.parties.get(id);
  if (!party) throw new Error(id);
  return party;
}

function lines({ groups }: ReturnType<typeof composeResponses>): string[] {
  return groups.map(
    ({ heading, statements: [{ statement }], responses }) =>
      `${heading?.kind === 'responses' ? heading.party.id : ''}: ${[statement, ...responses].map(({ text }) => text).join(' < ')}`,
  );
}

describe('composeResponses', () => {
  test('shows what a party has answered, newest first, beside what it most likely answers', () => {
    const shown = lines(composeResponses({ party: partyOf('sudria'), language: 'en' }, library));
    expect(shown).toHaveLength(5);
    expect(shown.at(-1)).toBe('sudria: Norland said the network lied. < Sudria said nobody lied.');
    expect(shown.slice(0, 4).sort()).toEqual([
      'sudria: Estmark said Sudria wrote posts. < Sudria said it wrote no posts.',
      'sudria: Sudria hung up.',
      'sudria: Sudria said all of it was untrue.',
      'sudria: Sudria said it owns no ferry.',
    ]);
  });

  test('of a party without a response shows what is alleged, so that the answer can say that none is on record', () => {
    expect(lines(composeResponses({ party: partyOf('estmark'), language: 'en' }, library))).toEqual([
      'estmark: Norland said Estmark stole a ferry.',
    ]);
  });

  test('has nothing to show of a party that nobody accuses', () => {
    expect(lines(composeResponses({ party: partyOf('norland'), language: 'en' }, library))).toEqual([]);
  });
});

describe('composeFullResponses', () => {
  const idsOf = (...texts: string[]) =>
    DOCUMENTS.flatMap(({ id }) => library.statementsOf(id)).flatMap(({ id, text }) =>
      texts.includes(text) ? [id] : [],
    );

  test('shows all that the accused have answered on the event and on wider ones', () => {
    const statementIds = idsOf('Estmark said Sudria wrote posts.');
    expect(lines(composeFullResponses({ statementIds, language: 'en' }, library)).sort()).toEqual([
      'sudria: Sudria hung up.',
      'sudria: Sudria said all of it was untrue.',
      'sudria: Sudria said it wrote no posts.',
      'sudria: Sudria said nobody lied.',
    ]);
  });

  test('shows a response once, though two of the accused are answered for by it', () => {
    const statementIds = idsOf('Estmark said Sudria wrote posts.', 'Norland said the network lied.');
    const shown = lines(composeFullResponses({ statementIds, language: 'en' }, library));
    expect(shown).toHaveLength(4);
  });

  test('shows the accusation itself where nothing is on record, and passes over ids that are not', () => {
    const statementIds = ['gone#1', ...idsOf('Norland said Estmark stole a ferry.')];
    expect(lines(composeFullResponses({ statementIds, language: 'en' }, library))).toEqual([
      'estmark: Norland said Estmark stole a ferry.',
    ]);
    expect(lines(composeFullResponses({ statementIds: ['gone#1'], language: 'en' }, library))).toEqual([]);
  });
});
