import type { OverviewLibrary } from '../../src/answer/overview/entries.js';
import { smallLibrary } from './small-library.ts';

/** A made-up dispute with every kind of rebuttal in it. */
export function harbourLibrary(): OverviewLibrary {
  return smallLibrary({
    parties: [
      { id: 'norland', name: 'Norland' },
      { id: 'sudria', name: 'Sudria', spokespeople: ['Ada Lin'] },
      { id: 'port-office', name: 'Port Office', answeredBy: 'sudria' },
      { id: 'harbour-net', name: 'Harbour Net' },
      { id: 'some-accounts', name: 'Unnamed accounts', unnamed: true },
    ],
    events: [
      { id: 'harbour', title: 'Harbour dispute' },
      { id: 'harbour-posts', title: 'Posts about the harbour, May 2024', parent: 'harbour' },
      { id: 'ferry', title: 'Ferry timetable' },
    ],
    documents: [
      {
        id: 'posts',
        publisher: 'Norland Gazette',
        via: 'City Archive',
        title: 'Posts about the harbour',
        statements: [
          {
            stance: 'allegation',
            by: ['norland'],
            against: ['sudria'],
            event: 'harbour-posts',
            text: 'Norland said Sudria ran 40 accounts about the harbour: https://example.org/x.',
          },
          { stance: 'context', event: 'harbour-posts', text: 'The posts appeared on 3 May 2024 on two platforms.' },
          {
            stance: 'response',
            by: ['sudria'],
            event: 'harbour-posts',
            text: 'Sudria said it "has nothing to do with any posts".',
          },
        ],
      },
      {
        id: 'wider',
        published: '2023-02-01',
        statements: [
          {
            stance: 'allegation',
            by: ['norland'],
            against: ['harbour-net'],
            event: 'harbour-posts',
            text: 'Norland said Harbour Net wrote the posts.',
          },
          {
            stance: 'response',
            by: ['harbour-net'],
            event: 'harbour',
            text: 'Harbour Net said it writes about ships only.',
          },
        ],
      },
      {
        id: 'silent',
        statements: [
          {
            stance: 'allegation',
            by: ['sudria'],
            against: ['norland'],
            event: 'ferry',
            text: 'Sudria said Norland changed the timetable in secret.',
          },
          {
            stance: 'allegation',
            by: ['norland'],
            against: ['some-accounts'],
            event: 'ferry',
            text: 'Norland said unnamed accounts mocked the ferry.',
          },
        ],
      },
      {
        id: 'elsewhere',
        statements: [
          {
            stance: 'allegation',
            by: ['norland'],
            against: ['port-office'],
            event: 'ferry',
            text: 'Norland said the Port Office hid the timetable.',
          },
        ],
      },
      {
        id: 'machine',
        statements: [{ stance: 'context', reviewed: false, text: 'The harbour opened in 1902 and has 12 berths.' }],
      },
    ],
  });
}
