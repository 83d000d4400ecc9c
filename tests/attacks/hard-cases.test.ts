import { describe, expect, test } from '@jest/globals';
import type { AnsweredContent, ClaimBlock, Finding } from '../../src/answer/answer.js';
import { type Answer, guard, guardFactCheck } from '../../src/answer/guard.js';
import type { Statement } from '../../src/corpus/document.js';
import { checkedMessage } from '../../src/discord/checked-message.js';
import { answerText } from '../../src/present/text.js';
import { displayed } from '../support/seen-blocks.ts';
import { type LibrarySketch, type StatementSketch, smallLibrary } from '../support/small-library.ts';

/*
 * The hard cases of docs/guard.md, each under its heading there, as a reader of the terminal sees them; each is also laid out
 * for Discord and passes the check before sending.
 */

const PARTIES: LibrarySketch['parties'] = [
  { id: 'norland', name: 'Norland', spokespeople: ['Harbour Police'] },
  { id: 'harbour-police', name: 'Harbour Police', answeredBy: 'norland' },
  { id: 'sudria', name: 'Sudria' },
  { id: 'estmark', name: 'Estmark' },
  { id: 'gullnet', name: 'Gullnet', aliases: ['the Gullnet network'], answeredBy: 'sudria' },
  { id: 'tide-institute', name: 'Tide Institute' },
  { id: 'masked', name: 'Unnamed accounts', unnamed: true },
];
const EVENTS: LibrarySketch['events'] = [
  { id: 'harbour', title: 'Posts about the harbour', start: '2024-03-01' },
  { id: 'ferry', title: 'Ferry timetable' },
];

/** A library of one document a statement, each with its day. */
function libraryOf(...sketches: readonly (readonly [day: string, statement: StatementSketch])[]) {
  return smallLibrary({
    parties: PARTIES,
    events: EVENTS,
    documents: sketches.map(([published, statement], i) => ({ id: `d${i}`, published, statements: [statement] })),
  });
}

type Library = ReturnType<typeof libraryOf>;

/** The answer that shows these statements of the library, each a group of its own. */
function answerOf(library: Library, ...documents: readonly string[]): Answer<AnsweredContent> {
  const groups = documents
    .flatMap((id) => library.statementsOf(id))
    .map((statement: Statement) => ({ statements: [{ statement, alsoIn: [] }] as const, responses: [] }));
  const answer = guard({ question: 'What is known?', language: 'en', groups, nearest: [] }, library);
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  return answer as Answer<AnsweredContent>;
}

/** What a reader sees, without the sources; the same in Discord. */
function seen(answer: Answer): string[] {
  const { message, faults } = checkedMessage({ kind: 'answer', answer });
  expect(faults).toEqual([]);
  const lines = answerText(answer).split('\n\nSources')[0]?.split('\n') ?? [];
  const inDiscord = displayed(message).join('\n').replace(/\n/g, ' ');
  for (const line of lines) if (line !== '') expect(inDiscord).toContain(line);
  return lines.filter((line) => line !== '');
}

const allegation = (text: string, against: readonly [string, ...string[]], event = 'harbour'): StatementSketch => ({
  stance: 'allegation',
  by: ['norland'],
  against,
  event,
  text,
});
const response = (
  text: string,
  by: string,
  more: Partial<Extract<StatementSketch, { stance: 'response' }>> = {},
): StatementSketch => ({ stance: 'response', by: [by], event: 'harbour', type: 'denial', text, ...more });

describe('several accused in one sentence', () => {
  test('each has an answer or the word that none is in the corpus', () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria and Estmark paid for the posts.', ['sudria', 'estmark'])],
      ['2024-03-06', response('Sudria called this untrue.', 'sudria')],
    );
    expect(seen(answerOf(library, 'd0'))).toEqual([
      'Norland said that Sudria and Estmark paid for the posts. [1]',
      'Response from Sudria: Sudria called this untrue. [2]',
      'No response from Estmark is in the corpus (as of 31 May 2024).',
    ]);
  });

  test('a joint response stands once, and the second accused is told where', () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria and Estmark paid for the posts.', ['sudria', 'estmark'])],
      ['2024-03-06', response('Both governments denied it.', 'sudria', { by: ['sudria', 'estmark'] })],
    );
    expect(seen(answerOf(library, 'd0')).slice(1)).toEqual([
      'Response from Sudria: Both governments denied it. [2]',
      'For Estmark, the response above counts as well.',
    ]);
  });
});

describe('a counter-accusation', () => {
  const library = libraryOf(
    ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
    [
      '2024-03-06',
      response('Sudria said that Norland ran the posts itself.', 'sudria', {
        type: 'counter-accusation',
        against: ['norland'],
      }),
    ],
    ['2024-03-07', response('Norland said that it runs no such accounts.', 'norland')],
  );

  test('is followed by the answer of the one whom it accuses, in the same block', () => {
    expect(seen(answerOf(library, 'd0'))).toEqual([
      'Norland said that Sudria ran the posts. [1]',
      'Response from Sudria: Sudria said that Norland ran the posts itself. [2]',
      'Response from Norland: Norland said that it runs no such accounts. [3]',
    ]);
  });

  test('is answered also where it is itself what was asked for', () => {
    expect(seen(answerOf(library, 'd1')).at(-1)).toBe(
      'Response from Norland: Norland said that it runs no such accounts. [2]',
    );
  });

  test('is owed the word that nothing is in the corpus where its target is silent', () => {
    const silent = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      [
        '2024-03-06',
        response('Sudria said that Estmark ran the posts.', 'sudria', {
          type: 'counter-accusation',
          against: ['estmark'],
        }),
      ],
    );
    expect(seen(answerOf(silent, 'd0')).at(-1)).toBe('No response from Estmark is in the corpus (as of 31 May 2024).');
  });
});

describe('an accused network or group', () => {
  test('is answered by the party that answers for it, and the line says whose answer it is', () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Gullnet wrote the posts.', ['gullnet'])],
      ['2024-03-06', response('Sudria said that it knows no Gullnet.', 'sudria')],
    );
    expect(seen(answerOf(library, 'd0')).at(-1)).toBe(
      'Response given for Gullnet: Sudria said that it knows no Gullnet. [2]',
    );
  });

  test('whom no source names cannot answer, and the line says why', () => {
    const library = libraryOf(['2024-03-05', allegation('Norland said that unnamed accounts posted it.', ['masked'])]);
    expect(seen(answerOf(library, 'd0')).at(-1)).toBe(
      'The source does not name who is accused (Unnamed accounts), so no response can be on record.',
    );
  });
});

describe('a response that is older than the allegation', () => {
  const denial = response('Sudria said that it has no part in any posts.', 'sudria');

  test('is shown with its date', () => {
    const library = libraryOf(
      ['2024-05-20', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      ['2024-03-06', denial],
    );
    expect(seen(answerOf(library, 'd0')).at(-1)).toBe(
      'Response from Sudria (source dated 6 March 2024): Sudria said that it has no part in any posts. [2]',
    );
  });

  test('of the same day or later needs none', () => {
    for (const day of ['2024-05-20', '2024-05-21']) {
      const library = libraryOf(
        ['2024-05-20', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
        [day, denial],
      );
      expect(seen(answerOf(library, 'd0')).at(-1)).toMatch(/^Response from Sudria: /);
    }
  });

  test('is dated as soon as one of several allegations is younger', () => {
    const library = libraryOf(
      ['2024-03-01', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      ['2024-04-01', allegation('Norland said that Sudria ran the videos.', ['sudria'])],
      ['2024-03-06', denial],
    );
    expect(seen(answerOf(library, 'd0', 'd1')).at(-1)).toContain('(source dated 6 March 2024)');
  });

  test('than a counter-accusation is dated too', () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      [
        '2024-04-06',
        response('Sudria said that Norland did.', 'sudria', { type: 'counter-accusation', against: ['norland'] }),
      ],
      ['2024-03-07', response('Norland said that it runs no accounts.', 'norland')],
    );
    expect(seen(answerOf(library, 'd0')).at(-1)).toBe(
      'Response from Norland (source dated 7 March 2024): Norland said that it runs no accounts. [3]',
    );
  });

  test('in a source without a date is shown without one', () => {
    const library = smallLibrary({
      parties: PARTIES,
      events: EVENTS,
      documents: [
        { id: 'd0', statements: [allegation('Norland said that Sudria ran the posts.', ['sudria'])] },
        { id: 'd1', published: null, statements: [denial] },
      ],
    });
    expect(seen(answerOf(library, 'd0')).at(-1)).toMatch(/^Response from Sudria: /);
  });
});

describe('acceptance after a denial', () => {
  test.each(['acceptance', 'partial-acceptance'] as const)('%s: both are shown, each with its date', (type) => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      ['2024-03-06', response('Sudria called this untrue.', 'sudria')],
      ['2024-04-20', response('Sudria said that one office had run some of them.', 'sudria', { type })],
    );
    expect(seen(answerOf(library, 'd0'))).toEqual([
      'Norland said that Sudria ran the posts. [1]',
      'Response from Sudria (source dated 6 March 2024): Sudria called this untrue. [2]',
      'Response from Sudria (source dated 20 April 2024): Sudria said that one office had run some of them. [3]',
    ]);
  });

  test('a denial after an acceptance is the last word', () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      ['2024-03-06', response('Sudria said that it was so.', 'sudria', { type: 'acceptance' })],
      ['2024-04-20', response('Sudria called this untrue.', 'sudria')],
    );
    expect(seen(answerOf(library, 'd0')).slice(1)).toEqual(['Response from Sudria: Sudria called this untrue. [2]']);
  });
});

describe('a refutation by a third party', () => {
  const refutation = response('Tide Institute found no trace of Sudria in the posts.', 'tide-institute', {
    for: ['sudria'],
    type: 'refutation',
  });

  test('stands for the accused where the accused said nothing, and the line does not call it the words of the accused', () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      ['2024-03-06', refutation],
    );
    expect(seen(answerOf(library, 'd0')).at(-1)).toBe(
      'Response given for Sudria: Tide Institute found no trace of Sudria in the posts. [2]',
    );
  });

  test("gives way to the accused's own denial", () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      ['2024-04-06', refutation],
      ['2024-03-06', response('Sudria called this untrue.', 'sudria')],
    );
    expect(seen(answerOf(library, 'd0')).slice(1)).toEqual(['Response from Sudria: Sudria called this untrue. [2]']);
  });
});

describe('no comment', () => {
  test('is recorded as silence, and not as something said', () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      ['2024-03-06', response('Sudria did not answer questions about the posts.', 'sudria', { type: 'no-comment' })],
    );
    expect(seen(answerOf(library, 'd0')).slice(1)).toEqual([
      'Response from Sudria: Sudria did not answer questions about the posts. [2]',
    ]);
  });

  test('gives way to any denial of the same matter, even an older one', () => {
    const library = libraryOf(
      ['2024-03-05', allegation('Norland said that Sudria ran the posts.', ['sudria'])],
      ['2024-03-06', response('Sudria called this untrue.', 'sudria')],
      ['2024-04-06', response('Sudria did not answer questions.', 'sudria', { type: 'no-comment' })],
    );
    expect(seen(answerOf(library, 'd0')).slice(1)).toEqual(['Response from Sudria: Sudria called this untrue. [2]']);
  });
});

describe('somebody with no registry entry', () => {
  test('who is recorded as accused is known by the id, and is said to be silent', () => {
    const library = libraryOf(['2024-03-05', allegation('Norland said that Jo Doe paid for it.', ['jo-doe'])]);
    expect(seen(answerOf(library, 'd0')).at(-1)).toBe('No response from jo-doe is in the corpus (as of 31 May 2024).');
  });

  test('whom an unreviewed paragraph accuses is not recognised: it is marked as machine-annotated, and no more', () => {
    const library = libraryOf([
      '2024-03-05',
      { stance: 'context', reviewed: false, event: 'harbour', text: 'Jo Doe was accused of paying for the posts.' },
    ]);
    expect(seen(answerOf(library, 'd0'))).toEqual([
      'Jo Doe was accused of paying for the posts. [1] (machine-annotated)',
    ]);
  });
});

describe('an allegation inside a question', () => {
  const ACCUSING = 'Why did Estmark poison the harbour?';

  test('is not repeated in what is shown', () => {
    const library = libraryOf(['2024-03-05', { stance: 'context', text: 'The harbour has 12 berths.' }]);
    const [statement] = library.statementsOf('d0');
    if (!statement) throw new Error('no statement');
    const groups = [{ statements: [{ statement, alsoIn: [] }] as const, responses: [] }];
    for (const answer of [
      guard({ question: ACCUSING, language: 'en', groups, nearest: [] }, library),
      guard({ question: ACCUSING, language: 'en', groups: [], nearest: [] }, library),
    ]) {
      expect(seen(answer).join('\n')).not.toContain('poison');
      expect(JSON.stringify(checkedMessage({ kind: 'answer', answer }).message)).not.toContain('poison');
    }
  });
});

describe('ten allegations by one accuser', () => {
  const ten = Array.from(
    { length: 10 },
    (_, i) => ['2024-03-05', allegation(`Norland said that Sudria ran account ${i}.`, ['sudria'])] as const,
  );
  const denial = ['2024-03-06', response('Sudria called all of this untrue.', 'sudria')] as const;
  const documents = ten.map((_, i) => `d${i}`);

  test('against one party on one event share one response, directly after the last', () => {
    const lines = seen(answerOf(libraryOf(...ten, denial), ...documents));
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('Response from Sudria: Sudria called all of this untrue. [11]');
  });

  test('of which one is on another event, or also against another, do not', () => {
    const other = [
      '2024-03-05',
      allegation('Norland said that Sudria hid the timetable.', ['sudria'], 'ferry'),
    ] as const;
    const both = ['2024-03-05', allegation('Norland said Sudria and Estmark met.', ['sudria', 'estmark'])] as const;
    const lines = seen(answerOf(libraryOf(...ten, denial, other, both), ...documents, 'd11', 'd12'));
    expect(lines.filter((line) => line.startsWith('Response from Sudria: '))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('No response to this is in the corpus. '))).toHaveLength(1);
    expect(lines.at(-1)).toBe('No response from Estmark is in the corpus (as of 31 May 2024).');
  });

  test('that are too long for one page become several blocks, each with the response', () => {
    const long = ten.map(
      ([day], i) =>
        [day, allegation(`Norland said that Sudria ran account ${i}${' and more'.repeat(40)}.`, ['sudria'])] as const,
    );
    const { blocks } = answerOf(libraryOf(...long, denial), ...documents);
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) expect(block).toMatchObject({ rebuttals: [{ kind: 'response' }] });
  });
});

describe('a fact-check whose claim is itself an accusation', () => {
  const library = libraryOf(
    ['2024-03-05', { stance: 'context', event: 'harbour', text: 'The posts appeared on 3 March 2024.' }],
    ['2024-03-06', response('Sudria called this untrue.', 'sudria')],
  );
  const check = (text: string, documents: readonly string[], finding: Finding = { kind: 'reported' }) => {
    const groups = documents
      .flatMap((id) => library.statementsOf(id))
      .map((statement) => ({ statements: [{ statement, alsoIn: [] }] as const, responses: [] }));
    return guardFactCheck({ question: text, language: 'en', claims: [{ text, finding, groups }] }, library);
  };

  test('repeats it only beside evidence, with what the accused has answered', () => {
    expect(seen(check('Sudria ran the fake posts of 3 March.', ['d0'])).slice(0, 4)).toEqual([
      'Claim 1: “Sudria ran the fake posts of 3 March.”',
      'Sources in the corpus report this.',
      'The posts appeared on 3 March 2024. [1]',
      'Response from Sudria: Sudria called this untrue. [2]',
    ]);
  });

  test('does not repeat what the corpus does not hold, and lets the accused answer all the same', () => {
    const answer = check('Estmark poisoned the harbour.', []);
    const lines = seen(answer);
    expect(lines.join()).not.toContain('poisoned');
    expect(lines).toContain('No response from Estmark is in the corpus (as of 31 May 2024).');
  });

  test('asks no answer of those whom the claim names as victims only', () => {
    const answer = check('Sudria used fake accounts to attack Estmark.', ['d0']);
    const [block] = answer.kind === 'answered' ? answer.blocks : [];
    expect((block as ClaimBlock).against.map(({ id }) => id)).toEqual(['sudria']);
  });
});
