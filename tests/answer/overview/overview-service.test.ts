import { describe, expect, test } from '@jest/globals';
import { isAnswer } from '../../../src/answer/guard.js';
import type { OverviewRequest } from '../../../src/answer/overview/overview-request.js';
import { createOverview } from '../../../src/answer/overview/overview-service.js';
import { smallLibrary } from '../../support/small-library.ts';

const library = smallLibrary({
  parties: [
    { id: 'norland', name: 'Norland', aliases: ['Northern Republic'] },
    { id: 'sudria', name: 'Sudria' },
    { id: 'posts', name: 'Posts Limited' },
  ],
  events: [
    { id: 'harbour', title: 'Harbour dispute', aliases: ['Sudria affair'] },
    { id: 'harbour-posts', title: 'Posts about the harbour', parent: 'harbour' },
  ],
  documents: [
    {
      id: 'gazette-2024',
      publisher: 'Norland Gazette',
      via: 'City Archive',
      title: 'The Harbour',
      published: '2024-05-01',
      event: 'harbour-posts',
      statements: [
        {
          stance: 'allegation',
          by: ['norland'],
          against: ['sudria'],
          event: 'harbour-posts',
          text: 'Norland said on 1 May 2024 that Sudria ran 40 accounts.',
        },
        { stance: 'context', event: 'harbour-posts', text: 'The posts had few readers.' },
      ],
    },
    {
      id: 'herald-2023',
      publisher: 'Évening Herald',
      published: '2023-02-01',
      statements: [
        {
          stance: 'response',
          by: ['sudria'],
          event: 'harbour',
          text: 'Sudria said on 1 February 2023 that it runs nothing.',
        },
      ],
    },
  ],
});
const overview = createOverview({ index: library, clock: () => new Date('2024-06-15T12:00:00Z') });
const show = (request: OverviewRequest) => overview.show(request, 'en');
const span = { event: null, from: null, to: null } as const;

describe('createOverview', () => {
  test('shows a summary with the response beside the allegation', async () => {
    const answer = await show({ kind: 'summary', ...span, length: 'short' });
    expect(isAnswer(answer)).toBe(true);
    expect(answer).toMatchObject({
      kind: 'answered',
      title: { kind: 'summary', event: null },
      blocks: [
        {
          kind: 'allegations',
          heading: { kind: 'alleged', event: { id: 'harbour-posts' } },
          rebuttals: [{ kind: 'response', scope: 'wider event' }],
        },
      ],
    });
  });

  test.each(['harbour-posts', 'Posts about the HARBOUR', 'posts ab', ' harbour-posts '])(
    'takes %p for the event',
    async (event) => {
      expect(await show({ kind: 'timeline', ...span, event })).toMatchObject({
        kind: 'answered',
        title: { kind: 'timeline', event: { id: 'harbour-posts' } },
      });
    },
  );

  test('an alias of an event does not hide the party of that name, nor the other way round', async () => {
    expect(await show({ kind: 'responses', party: 'sudria' })).toMatchObject({
      kind: 'answered',
      blocks: [{ heading: { kind: 'responses', party: { id: 'sudria' } } }],
    });
    expect(await show({ kind: 'timeline', ...span, event: 'Sudria affair' })).toMatchObject({
      title: { event: { id: 'harbour' } },
    });
  });

  test('an empty event is all, and one that nobody knows is told', async () => {
    expect(await show({ kind: 'timeline', ...span, event: ' ' })).toMatchObject({ title: { event: null } });
    for (const request of [
      { kind: 'timeline', ...span, event: 'moon landing' },
      { kind: 'summary', ...span, event: 'moon landing', length: 'full' },
      { kind: 'sources', publisher: null, event: 'moon landing' },
    ] as const) {
      expect(await show(request)).toEqual({ kind: 'unknown', what: 'event', name: 'moon landing' });
    }
    expect(await show({ kind: 'responses', party: 'Atlantis' })).toEqual({
      kind: 'unknown',
      what: 'party',
      name: 'Atlantis',
    });
    expect(await show({ kind: 'document', id: 'x'.repeat(3_000) })).toEqual({
      kind: 'unknown',
      what: 'document',
      name: 'x'.repeat(100),
    });
  });

  test('counts dates from now, and tells which is none', async () => {
    expect(await show({ kind: 'timeline', event: null, from: 'last month', to: null })).toMatchObject({
      title: { from: '2024-05', to: null },
      blocks: [{ heading: { kind: 'date', date: '2024-05-01', basis: 'named' } }],
    });
    expect(await show({ kind: 'timeline', event: null, from: 'one day', to: null })).toEqual({
      kind: 'bad date',
      text: 'one day',
    });
    expect(await show({ kind: 'summary', event: null, from: '2024', to: '2023', length: 'short' })).toEqual({
      kind: 'from after to',
    });
  });

  test('finds nothing in a span without statements', async () => {
    expect(await show({ kind: 'summary', event: null, from: '1999', to: '1999', length: 'full' })).toMatchObject({
      kind: 'nothing found',
    });
  });

  test('lists documents, newest first, by any part of the publisher whatever its accents, and by event', async () => {
    const listed = async (publisher: string | null, event: string | null) => {
      const answer = await show({ kind: 'sources', publisher, event });
      return answer.kind === 'documents' ? answer.documents.map(({ id }) => id) : answer.kind;
    };
    expect(await listed(null, null)).toEqual(['gazette-2024', 'herald-2023']);
    expect(await listed('gazette', null)).toEqual(['gazette-2024']);
    expect(await listed('city arch', null)).toEqual(['gazette-2024']);
    expect(await listed('EVENING', null)).toEqual(['herald-2023']);
    expect(await listed(null, 'harbour-posts')).toEqual(['gazette-2024']);
    expect(await listed(null, 'harbour')).toEqual(['gazette-2024', 'herald-2023']);
    expect(await listed('Times', null)).toBe('nothing found');
  });

  test.each(['gazette-2024', 'GAZETTE-2024', 'the harbour'])('shows the document %p in its order', async (id) => {
    const answer = await show({ kind: 'document', id });
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    expect(answer.blocks.map(({ kind }) => kind)).toEqual(['allegations', 'context']);
    expect(answer.blocks.every(({ heading }) => heading?.kind === 'document')).toBe(true);
  });

  test('shows the passages of an answer by source, in the order of the answer', async () => {
    const [response] = library.statementsOf('herald-2023');
    const [allegation, context] = library.statementsOf('gazette-2024');
    const statements = [context, response, allegation].map((one) => one?.id ?? '');
    const answer = await show({ kind: 'passages', statements: ['gone#1', ...statements, ...statements] });
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    expect(
      answer.blocks.map(({ kind, heading }) => `${kind} ${heading?.kind === 'document' && heading.document.id}`),
    ).toEqual(['context gazette-2024', 'allegations gazette-2024', 'response herald-2023']);
    expect(await show({ kind: 'passages', statements: ['gone#1'] })).toMatchObject({ kind: 'nothing found' });
  });

  test('shows all that the accused of an answer have said', async () => {
    const statements = library.statementsOf('gazette-2024').map(({ id }) => id);
    expect(await show({ kind: 'full responses', statements })).toMatchObject({
      kind: 'answered',
      blocks: [{ kind: 'response', heading: { kind: 'responses', party: { id: 'sudria' } } }],
    });
  });
});
