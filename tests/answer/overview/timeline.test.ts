import { describe, expect, test } from '@jest/globals';
import { ALWAYS } from '../../../src/answer/overview/span.js';
import { composeTimeline } from '../../../src/answer/overview/timeline.js';
import { type LibrarySketch, smallLibrary } from '../../support/small-library.ts';

const PARTIES: LibrarySketch['parties'] = [
  { id: 'norland', name: 'Norland' },
  { id: 'sudria', name: 'Sudria' },
];
const EVENTS: LibrarySketch['events'] = [
  { id: 'posts', title: 'Posts' },
  { id: 'ferry', title: 'Ferry' },
];
const posts = { event: 'posts' } as const;
const byNorland = { stance: 'allegation', by: ['norland'], against: ['sudria'], ...posts } as const;
const bySudria = { stance: 'response', by: ['sudria'], ...posts } as const;

function timeline(documents: LibrarySketch['documents'], event: string | null = null) {
  const library = smallLibrary({ parties: PARTIES, events: EVENTS, documents });
  const chosen = event === null ? null : (library.registry.events.get(event) ?? null);
  const draft = composeTimeline({ event: chosen, span: ALWAYS, language: 'en' }, library);
  return draft.groups.map(({ heading, statements: [{ statement, alsoIn }] }) => {
    const date = heading?.kind === 'date' ? `${heading.date} ${heading.basis}` : heading?.kind;
    return `${date}: ${statement.text}${alsoIn.length > 0 ? ` (+${alsoIn.length})` : ''}`;
  });
}

describe('composeTimeline', () => {
  test('dates entries by what they name, else by their source, oldest first', () => {
    expect(
      timeline([
        {
          id: 'late',
          published: '2024-05-20',
          statements: [
            { ...byNorland, text: 'Norland said that Sudria ran accounts.' },
            { stance: 'context', ...posts, text: 'Chatterly removed 936 accounts on 3 April 2022.' },
            { stance: 'context', ...posts, text: 'The posts had few readers.' },
            { ...byNorland, text: 'Norland said that in March 2022 Sudria paid for videos.' },
          ],
        },
        {
          id: 'early',
          published: '2021-01-01',
          statements: [{ ...byNorland, text: 'Norland blamed Sudria for a film.' }],
        },
      ]),
    ).toEqual([
      '2021-01-01 published: Norland blamed Sudria for a film.',
      '2022-03 named: Norland said that in March 2022 Sudria paid for videos.',
      '2022-04-03 named: Chatterly removed 936 accounts on 3 April 2022.',
      '2024-05-20 published: Norland said that Sudria ran accounts.',
    ]);
  });

  test('joins what reports the same, under the earliest day', () => {
    const text = 'Norland said that Sudria ran 40 accounts about the harbour';
    expect(
      timeline([
        { id: 'second', published: '2024-05-21', statements: [{ ...byNorland, text: `${text}, as reported.` }] },
        { id: 'first', published: '2024-05-20', statements: [{ ...byNorland, text: `${text}.` }] },
      ]),
    ).toEqual([`2024-05-20 published: ${text}. (+1)`]);
  });

  test('a response is an entry where it does not stand beside an allegation already', () => {
    expect(
      timeline([
        {
          id: 'one',
          statements: [
            { ...byNorland, text: 'Norland said on 1 May 2022 that Sudria ran accounts.' },
            { ...bySudria, text: 'Sudria said on 9 May 2022 that this was untrue.' },
            { ...bySudria, type: 'no-comment', text: 'Sudria did not answer on 2 May 2022.' },
            { ...bySudria, event: 'ferry', text: 'Sudria said on 3 May 2021 that the ferry was late.' },
          ],
        },
      ]),
    ).toEqual([
      '2021-05-03 named: Sudria said on 3 May 2021 that the ferry was late.',
      '2022-05-01 named: Norland said on 1 May 2022 that Sudria ran accounts.',
      '2022-05-02 named: Sudria did not answer on 2 May 2022.',
    ]);
  });

  test('has at most two hundred entries, and no happening in the place of an allegation', () => {
    const statements = Array.from({ length: 260 }, (_, i) =>
      i < 150
        ? ({ ...byNorland, text: `Norland said that Sudria ran ${i + 1000} accounts.` } as const)
        : ({ stance: 'context', ...posts, text: `Chatterly removed ${i + 1000} pages.` } as const),
    );
    const entries = timeline([{ id: 'one', statements }]);
    expect(entries).toHaveLength(200);
    expect(entries.filter((entry) => entry.includes('Norland'))).toHaveLength(150);
  });

  test('of one event has what is on it', () => {
    const statements = [
      { ...byNorland, text: 'Norland said that Sudria ran accounts.' },
      { ...byNorland, event: 'ferry', text: 'Norland said that Sudria delayed the ferry.' },
    ] as const;
    expect(timeline([{ id: 'one', statements }], 'ferry')).toEqual([
      '2024-05-01 published: Norland said that Sudria delayed the ferry.',
    ]);
  });
});
