import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guard, guardDocuments, partOf } from '../../src/answer/guard.js';
import { answerText, PLAIN } from '../../src/present/text.js';
import { anyAnswer } from '../support/any-answer.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom, nothingFound, refuse, smallLibrary } from '../support/small-library.ts';

const ALL = ['posts', 'wider', 'silent', 'elsewhere', 'machine'];
const library = harbourLibrary();

describe('an answer as text', () => {
  test('has a block a paragraph, each allegation with what stands against it on the next line, then the sources', () => {
    expect(answerText(answerFrom(library, ALL)).split('\n')).toEqual([
      'Norland said Sudria ran 40 accounts about the harbour: https://example.org/x. [1]',
      'Response from Sudria: Sudria said it "has nothing to do with any posts". [1]',
      '',
      'The posts appeared on 3 May 2024 on two platforms. [1]',
      '',
      'Norland said Harbour Net wrote the posts. [2]',
      expect.stringMatching(
        /^No response to this is in the corpus\. .*Harbour Net.*“Harbour dispute”.*1 February 2023.*: Harbour Net said it writes about ships only\. \[2\]$/,
      ),
      '',
      'Sudria said Norland changed the timetable in secret. [3]',
      'No response from Norland is in the corpus (as of 31 May 2024).',
      '',
      'Norland said unnamed accounts mocked the ferry. [3]',
      'The source does not name who is accused (Unnamed accounts), so no response can be on record.',
      '',
      'Norland said the Port Office hid the timetable. [4]',
      expect.stringMatching(
        /^No response to this is in the corpus\. .*Port Office on another occasion.*Posts about the harbour, May 2024.*1 May 2024.*: Sudria said it "has nothing to do with any posts"\. \[1\]$/,
      ),
      '',
      'The harbour opened in 1902 and has 12 berths. [5] (machine-annotated)',
      '',
      'Sources',
      '[1] Norland Gazette (via City Archive): Posts about the harbour, 1 May 2024 https://example.org/posts',
      '[2] Example Institute: Report wider, 1 February 2023 https://example.org/wider',
      '[3] Example Institute: Report silent, 1 May 2024 https://example.org/silent',
      '[4] Example Institute: Report elsewhere, 1 May 2024 https://example.org/elsewhere',
      '[5] Example Institute: Report machine, 1 May 2024 https://example.org/machine',
    ]);
  });

  test('names who alleges where the text does not', () => {
    const own = smallLibrary({
      parties: [
        { id: 'norland', name: 'Norland' },
        { id: 'sudria', name: 'Sudria' },
      ],
      events: [],
      documents: [
        {
          id: 'a',
          statements: [
            {
              stance: 'allegation',
              by: ['norland'],
              against: ['sudria'],
              text: 'Forty accounts were run from Sudria.',
            },
          ],
        },
      ],
    });
    expect(answerText(answerFrom(own, ['a']))).toMatch(
      /^According to Norland: Forty accounts were run from Sudria\. \[1\]\n/,
    );
    expect(answerText(answerFrom(own, ['a'], 'fr'))).toMatch(
      /^Selon Norland : Forty accounts were run from Sudria\. \[1\]\n/,
    );
  });

  test('says in which file a source is that has no address', () => {
    const own = smallLibrary({
      parties: [],
      events: [],
      documents: [
        {
          id: 'a',
          publisher: null,
          published: null,
          url: null,
          title: 'Notes',
          statements: [{ stance: 'context', text: 'The ferry crosses twice a day.' }],
        },
      ],
    });
    expect(answerText(answerFrom(own, ['a']))).toBe('The ferry crosses twice a day. [1]\n\nSources\n[1] Notes (a.md)');
  });

  test.each([
    ['fr', /^Le corpus ne contient aucune réponse \(Norland\)/m],
    ['zh-CN', /^语料库中没有Norland的回应/m],
    ['zh-TW', /^語料庫中沒有Norland的回應/m],
  ] as const)('has its own lines in %s, and the statements as they are', (language, silence) => {
    const text = answerText(answerFrom(library, ALL, language));
    expect(text).toMatch(silence);
    expect(text).toContain('Norland said Harbour Net wrote the posts. [2]');
    expect(text).not.toMatch(/No response|Response from/);
  });

  test.each([
    ['en', 'Summary: Harbour dispute, 1 May 2024 to May 2024', 'What is alleged', 'What is open'],
    ['fr', 'Résumé : Harbour dispute (1 mai 2024 – mai 2024)', 'Ce qui est allégué', 'Ce qui reste en suspens'],
    ['zh-CN', '摘要：Harbour dispute（2024年5月1日至2024年5月）', '指控内容', '未决事项'],
    ['zh-TW', '摘要：Harbour dispute（2024年5月1日至2024年5月）', '指控內容', '未決事項'],
  ] as const)('has title and headings in %s, each heading once above all that it is of', (language, ...expected) => {
    const event = library.registry.events.get('harbour') ?? null;
    const groups = library.statementsOf('silent').map((statement) => ({
      statements: [{ statement, alsoIn: [] }] as const,
      responses: [],
      heading: { kind: 'alleged', event: null } as const,
    }));
    const title = { kind: 'summary', event, from: '2024-05-01', to: '2024-05' } as const;
    const answer = guard({ question: '', language, groups, title, listsOpen: true, nearest: [] }, library);
    const parts = answerText(answer).split('\n\n');
    const firstLines = parts.map((part) => part.split('\n')[0]);
    expect([firstLines[0], firstLines[1], firstLines[3]]).toEqual(expected);
    expect(firstLines[2]).toBe('Norland said unnamed accounts mocked the ferry. [1]');
    expect(parts[3]).toContain('Norland');
    if (answer.kind !== 'answered') throw new Error('not answered');
    const second = answerText(partOf(answer, [1], { number: 2, of: 2 })).split('\n');
    expect(second.slice(0, 3)).toEqual([expected[0], '', expected[1]]);
    expect(second.at(-1)).toMatch(/2.*2/);
  });

  test('lists documents with the ids that ask for them', () => {
    const documents = ['wider', 'posts'].flatMap((id) => library.documentById(id) ?? []);
    expect(answerText(guardDocuments({ question: '', language: 'en', documents }, library)).split('\n')).toEqual([
      'Sources in the corpus',
      '[1] Norland Gazette (via City Archive): Posts about the harbour, 1 May 2024 https://example.org/posts (posts)',
      '[2] Example Institute: Report wider, 1 February 2023 https://example.org/wider (wider)',
    ]);
  });

  test('sets off its own lines, citations and links alone: taken off, the plain text is left', () => {
    const style = {
      own: (text: string) => `«${text}»`,
      citation: (text: string) => `{${text}}`,
      link: (url: string) => `<${url}>`,
    };
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const strip = (text: string) => text.replace(/[«»{}<>]/g, '');
        expect(strip(answerText(answer, style))).toBe(strip(answerText(answer, PLAIN)));
      }),
    );
  });
});

describe('where nothing is answered', () => {
  test('it says so, and offers the nearest documents by title', () => {
    expect(answerText(nothingFound(library, ['wider', 'silent']))).toBe(
      [
        'Nothing in the corpus answers this.',
        'Nearest documents:',
        '- Example Institute: Report wider, 1 February 2023 https://example.org/wider',
        '- Example Institute: Report silent, 1 May 2024 https://example.org/silent',
      ].join('\n'),
    );
    expect(answerText(nothingFound(library, []))).toBe('Nothing in the corpus answers this.');
  });

  test.each([
    ['empty question', /no question here/],
    ['question too long', /too long/],
    ['too little room', /does not fit/],
    ['guard', /could not be checked/],
    ['busy', /Too many questions/],
    ['no claim', /no statement of fact that can be checked/i],
    ['links only', /only links/],
  ] as const)('a refusal for "%s" is one line of its own', (reason, expected) => {
    const text = answerText(refuse('What?', 'en', reason));
    expect(text).toMatch(expected);
    expect(text).not.toContain('\n');
  });
});
