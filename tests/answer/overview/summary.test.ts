import { describe, expect, test } from '@jest/globals';
import { ALWAYS, type Span } from '../../../src/answer/overview/span.js';
import { composeSummary } from '../../../src/answer/overview/summary.js';
import { type LibrarySketch, smallLibrary } from '../../support/small-library.ts';

const PARTIES: LibrarySketch['parties'] = [
  { id: 'norland', name: 'Norland' },
  { id: 'sudria', name: 'Sudria' },
  { id: 'institute', name: 'Halden Institute' },
  { id: 'estmark', name: 'Estmark' },
];
const EVENTS: LibrarySketch['events'] = [
  { id: 'campaign', title: 'Fake accounts' },
  { id: 'videos', title: 'Videos', parent: 'campaign', start: '2024-03' },
  { id: 'posts', title: 'Posts', parent: 'campaign', start: '2022-05' },
  { id: 'ferry', title: 'Ferry timetable', start: '2020' },
  { id: 'radio', title: 'Radio' },
];

type Statements = LibrarySketch['documents'][number]['statements'];
const alleges = (text: string, by: string, event: string, against = 'sudria'): Statements[number] => ({
  stance: 'allegation',
  by: [by],
  against: [against],
  event,
  text,
});
const tells = (text: string, event: string): Statements[number] => ({ stance: 'context', event, text });

const DOCUMENTS: LibrarySketch['documents'] = [
  {
    id: 'institute-report',
    publisher: 'Halden Institute',
    kind: 'research-report',
    published: '2022-06-08',
    statements: [
      alleges(
        'The Halden Institute said on 8 June 2022 that 7,704 accounts run by Sudria posted about the harbour.',
        'institute',
        'posts',
      ),
      alleges('Writers worked night shifts in an office of Sudria, the report says.', 'institute', 'posts'),
      tells('Most of the posts had few readers.', 'posts'),
    ],
  },
  {
    id: 'gazette',
    kind: 'news-report',
    published: '2022-06-09',
    statements: [
      alleges(
        'On 8 June 2022 the Halden Institute said that 7,704 accounts run by Sudria posted about the harbour.',
        'institute',
        'posts',
      ),
      alleges('Norland said that Sudria misled its voters.', 'norland', 'posts'),
      tells('Chatterly removed 936 accounts on 9 June 2022.', 'posts'),
      tells('Chatterly removed 12 pages. The stored copy shows no date.', 'posts'),
      {
        stance: 'response',
        by: ['sudria'],
        event: 'posts',
        text: 'Sudria said on 10 June 2022 that it ran no accounts.',
      },
    ],
  },
  {
    id: 'herald',
    published: '2024-03-03',
    statements: [
      alleges('Norland said on 3 March 2024 that Sudria made a video of a minister.', 'norland', 'videos'),
      tells('Norland expelled a diplomat of Sudria on 4 March 2024.', 'videos'),
    ],
  },
  {
    id: 'timetable',
    published: '2020-01-01',
    statements: [alleges('Sudria said that Estmark moved the ferry.', 'sudria', 'ferry', 'estmark')],
  },
  {
    id: 'reply',
    published: '2024-09-09',
    statements: [
      { stance: 'response', by: ['sudria'], event: 'campaign', text: 'Sudria called all of it untrue.' },
      { stance: 'response', by: ['sudria'], event: 'radio', text: 'Sudria said that its radio is off.' },
    ],
  },
];

const library = smallLibrary({ parties: PARTIES, events: EVENTS, documents: DOCUMENTS });

function summary(event: string | null, more: { length?: 'short' | 'full'; span?: Span } = {}) {
  const chosen = event === null ? null : (library.registry.events.get(event) ?? null);
  const draft = composeSummary(
    { event: chosen, span: more.span ?? ALWAYS, length: more.length ?? 'short', language: 'en' },
    library,
  );
  const lines = draft.groups.map(({ heading, statements: [{ statement, alsoIn }] }) => {
    const on = heading?.kind === 'alleged' ? heading.event?.id : '';
    return `${heading?.kind} ${on}| ${statement.text}${alsoIn.length > 0 ? ` (+${alsoIn.length})` : ''}`;
  });
  return { draft, lines };
}

describe('composeSummary', () => {
  test('groups what is alleged by event in the order of time, then tells what was done, and asks for what is open', () => {
    const { draft, lines } = summary('campaign');
    expect(lines).toEqual([
      'alleged posts| The Halden Institute said on 8 June 2022 that 7,704 accounts run by Sudria posted about the harbour. (+1)',
      'alleged posts| Norland said that Sudria misled its voters.',
      'alleged posts| Writers worked night shifts in an office of Sudria, the report says.',
      'alleged videos| Norland said on 3 March 2024 that Sudria made a video of a minister.',
      'done | Chatterly removed 936 accounts on 9 June 2022.',
      'done | Norland expelled a diplomat of Sudria on 4 March 2024.',
    ]);
    expect(draft.title).toMatchObject({ kind: 'summary', event: { id: 'campaign' }, from: null, to: null });
    expect(draft.listsOpen).toBe(true);
  });

  test('shows a response where nothing is alleged that it could stand beside, and none twice', () => {
    expect(summary('radio').lines).toEqual(['alleged radio| Sudria said that its radio is off.']);
    expect(summary('campaign').lines.join()).not.toContain('Sudria called all of it untrue');
  });

  test('tells nothing of a copy, and nothing that is neither alleged nor done', () => {
    expect(summary(null, { length: 'full' }).lines.join()).not.toMatch(/stored copy|few readers/);
  });

  test('of what reports the same shows the primary source, and cites the other', () => {
    const [first] = summary('posts').draft.groups;
    expect(first?.statements[0].statement.document).toBe('institute-report');
    expect(first?.statements[0].alsoIn.map(({ document }) => document)).toEqual(['gazette']);
  });

  test('takes in what lies within the span, by the dates that statements name', () => {
    const march = { start: '2024-03-01', end: '2024-03-31' };
    const span: Span = { kind: 'span', from: '2024-03', to: '2024-03', period: march };
    const { draft, lines } = summary(null, { span });
    expect(lines).toEqual([
      'alleged videos| Norland said on 3 March 2024 that Sudria made a video of a minister.',
      'done | Norland expelled a diplomat of Sudria on 4 March 2024.',
    ]);
    expect(draft.title).toMatchObject({ event: null, from: '2024-03', to: '2024-03' });
  });

  test('has no groups where nothing lies in the span', () => {
    const span: Span = { kind: 'span', from: '1999', to: '1999', period: { start: '1999-01-01', end: '1999-12-31' } };
    expect(summary(null, { span }).lines).toEqual([]);
  });

  test('hears each accuser before one is heard twice', () => {
    const many = FINDINGS.map((text) => alleges(text, 'institute', 'posts'));
    const crowded = smallLibrary({
      parties: PARTIES,
      events: EVENTS,
      documents: [
        { id: 'a', publisher: 'Halden Institute', statements: many },
        { id: 'b', statements: [alleges('Norland said that Sudria misled its voters.', 'norland', 'posts')] },
      ],
    });
    const draft = composeSummary({ event: null, span: ALWAYS, length: 'short', language: 'en' }, crowded);
    const speakers = draft.groups.slice(0, 2).map(({ statements: [{ statement }] }) => statement.document);
    expect(speakers.sort()).toEqual(['a', 'b']);
    expect(draft.groups).toHaveLength(8);
    const full = composeSummary({ event: null, span: ALWAYS, length: 'full', language: 'en' }, crowded);
    expect(full.groups).toHaveLength(11);
  });
});

const FINDINGS = [
  'Halden counted 7,704 accounts that praised Sudria.',
  'Writers worked night shifts in an office of Sudria.',
  'Photographs were bought from a broker for Sudria.',
  'Pages about cats turned to politics, for Sudria.',
  'Harbour strikes were the subject of most films by Sudria.',
  'Money came through two banks abroad, from Sudria.',
  'Teachers received letters that looked official, by Sudria.',
  'Passwords of dormant profiles were stolen for Sudria.',
  'Radio hosts were offered free trips to Sudria.',
  'Comments under weather reports carried slogans of Sudria.',
];
