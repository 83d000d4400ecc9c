import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Heading } from '../../src/answer/answer.js';
import type { DraftGroup } from '../../src/answer/draft.js';
import { guard, guardDocuments, partOf } from '../../src/answer/guard.js';
import { anyDispute } from '../support/any-dispute.ts';
import { answeredOrNull, citedIn, faultsOf } from '../support/guard-oracle.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom, type StatementSketch, smallLibrary } from '../support/small-library.ts';

const library = harbourLibrary();

function answered(groups: readonly DraftGroup[], extra: { listsOpen?: boolean; title?: Heading } = {}) {
  const answer = guard({ question: 'What?', language: 'en', groups, nearest: [], ...extra }, library);
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  return answer;
}

function groupsOf(documents: readonly string[], heading?: Heading): DraftGroup[] {
  return documents
    .flatMap((id) => library.statementsOf(id))
    .filter(({ stance }) => stance !== 'response')
    .map((statement) => ({
      statements: [{ statement, alsoIn: [] }],
      responses: [],
      ...(heading ? { heading } : {}),
    }));
}

const event = (id: string, title = id) => ({ id, title, start: null, end: null, parent: null, aliases: [] });

describe('headings', () => {
  test('keep apart what would else be one block', () => {
    const [statement] = groupsOf(['posts']);
    if (!statement) throw new Error('no statement');
    const kinds = (list: readonly DraftGroup[]) =>
      answered(list).blocks.map(({ kind, heading }) => [kind, heading?.kind]);
    expect(kinds([statement, statement])).toEqual([['allegations', undefined]]);
    expect(
      kinds([
        { ...statement, heading: { kind: 'alleged', event: null } },
        { ...statement, heading: { kind: 'done' } },
      ]),
    ).toEqual([
      ['allegations', 'alleged'],
      ['allegations', 'done'],
    ]);
  });

  test("show the record's own events, parties and documents, whatever a draft calls them", () => {
    const { blocks, title } = answered(
      groupsOf(['posts'], { kind: 'alleged', event: event('harbour', 'Sudria lies') }),
      { title: { kind: 'summary', event: event('ferry', 'Guilty'), from: '2024-05', to: null } },
    );
    expect(blocks[0].heading).toEqual({ kind: 'alleged', event: library.registry.events.get('harbour') });
    expect(title).toEqual({
      kind: 'summary',
      event: library.registry.events.get('ferry'),
      from: '2024-05',
      to: null,
    });
  });

  test.each<[string, Heading]>([
    ['an unknown event', { kind: 'alleged', event: event('no-such-event') }],
    ['an unknown party', { kind: 'responses', party: { ...FORGED_PARTY(), id: 'nobody' } }],
    ['no date', { kind: 'date', date: 'when Sudria lied', basis: 'named' }],
    ['no span', { kind: 'timeline', event: null, from: 'the day of the lie', to: null }],
    ['no known kind', { kind: 'verdict', text: 'Sudria lied' } as unknown as Heading],
  ])('with %s are dropped, and what stands under them is not', (_, heading) => {
    const { blocks } = answered(groupsOf(['posts'], heading));
    expect(blocks.map((block) => block.heading)).toEqual([undefined, undefined]);
  });

  test('of days keep the order of time', () => {
    const day = (date: string): Heading => ({ kind: 'date', date, basis: 'named' });
    const [first] = groupsOf(['posts'], day('2024-05-01'));
    const [second] = groupsOf(['silent'], day('2024-05-02'));
    const [third] = groupsOf(['posts'], day('2024-05-03'));
    if (!first || !second || !third) throw new Error('no groups');
    expect(answered([first, second, third]).blocks.map(({ heading }) => heading)).toMatchObject([
      { date: '2024-05-01' },
      { date: '2024-05-02' },
      { date: '2024-05-03' },
    ]);
  });
});

function FORGED_PARTY() {
  return { name: 'The liars', aliases: [], spokespeople: [], answeredBy: null, unnamed: false };
}

describe('who has not answered', () => {
  test('is listed at the end, each once for an event, and nobody whom no source names', () => {
    const { blocks } = answered([...groupsOf(['silent', 'posts']), ...groupsOf(['silent'])], { listsOpen: true });
    expect(blocks.at(-1)).toMatchObject({
      kind: 'open',
      heading: { kind: 'open' },
      missing: [{ party: { id: 'norland' }, event: { id: 'ferry' }, asOf: '2024-05-31' }],
    });
    expect(blocks.filter(({ kind }) => kind === 'open')).toHaveLength(1);
  });

  test('is not listed where all have answered, or it was not asked for', () => {
    const kinds = (listsOpen: boolean, documents: readonly string[]) =>
      answered(groupsOf(documents), { listsOpen }).blocks.map(({ kind }) => kind);
    expect(kinds(true, ['posts'])).toEqual(['allegations', 'context']);
    expect(kinds(false, ['silent'])).toEqual(['allegations', 'allegations']);
  });

  test('is listed completely for any draft', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, draft }) => {
        const answer = answeredOrNull(guard(draft, library));
        if (!answer) return;
        const silent = new Set<string>();
        for (const block of answer.blocks) {
          if (block.kind !== 'allegations' && block.kind !== 'response') continue;
          for (const one of block.rebuttals) {
            if (one.kind === 'none on record' && !one.party.unnamed) silent.add(`${one.party.id} ${one.event?.id}`);
          }
        }
        const listed = answer.blocks.flatMap((block) => (block.kind === 'open' ? block.missing : []));
        const keys = listed.map(({ party, event }) => `${party.id} ${event?.id}`);
        expect(keys).toEqual(draft.listsOpen ? [...silent] : []);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is too long for one block', () => {
  const allegation = (n: number): StatementSketch => ({
    stance: 'allegation',
    by: ['a'],
    against: ['b'],
    event: 'e',
    text: `A said number ${n}: ${'word '.repeat(50)}end.`,
  });
  const denial: StatementSketch = { stance: 'response', by: ['b'], event: 'e', text: 'B said none of it is so.' };
  const long = (count: number, response: StatementSketch = denial) =>
    smallLibrary({
      parties: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
      events: [{ id: 'e' }],
      documents: [{ id: 'one', statements: [...Array.from({ length: count }, (_, i) => allegation(i)), response] }],
    });
  const lengthOf = (texts: readonly { statement: { text: string } }[]) =>
    texts.reduce((sum, { statement }) => sum + statement.text.length, 0);

  test('becomes several, each with its response and none too long', () => {
    const library = long(20);
    const answer = answeredOrNull(answerFrom(library, ['one']));
    expect(answer?.blocks.length).toBeGreaterThan(2);
    for (const block of answer?.blocks ?? []) {
      expect(lengthOf(citedIn({ blocks: [block] }))).toBeLessThanOrEqual(1800);
      expect(block).toMatchObject({
        kind: 'allegations',
        rebuttals: [{ cited: { statement: { text: denial.text } } }],
      });
    }
    const shown = answer?.blocks.flatMap((block) => (block.kind === 'allegations' ? block.allegations : []));
    expect(shown?.map(({ cited }) => cited.statement)).toEqual(library.statementsOf('one').slice(0, -1));
    if (answer) expect(faultsOf(answer, library, library.statementsOf('one'))).toEqual([]);
  });

  test('ten short allegations share one response', () => {
    const library = harbourLibrary();
    const [group] = groupsOf(['posts']);
    const ten = Array.from({ length: 10 }, () => group as DraftGroup);
    const answer = guard({ question: '', language: 'en', groups: ten, nearest: [] }, library);
    expect(answer).toMatchObject({ blocks: [{ allegations: { length: 10 }, rebuttals: { length: 1 } }] });
  });

  test('a response that takes all the room leaves some for what it answers', () => {
    const text = `B said: ${'never '.repeat(330)}.`;
    const answer = answeredOrNull(answerFrom(long(4, { ...denial, text }), ['one']));
    expect(answer?.blocks.map((block) => block.kind === 'allegations' && block.allegations.length)).toEqual([2, 2]);
  });
});

describe('a list of documents', () => {
  const list = (ids: readonly string[]) =>
    guardDocuments(
      {
        question: '',
        language: 'en',
        documents: ids.map((id) => ({ ...(library.documentById('posts') as object), id, title: 'Forged' }) as never),
      },
      library,
    );

  test('has those on record, in their own words, once each, the newest first', () => {
    const answer = list(['wider', 'posts', 'no-such-document', 'wider']);
    expect(answer).toMatchObject({ kind: 'documents', start: 1 });
    if (answer.kind === 'documents')
      expect(answer.documents.map(({ title }) => title)).toEqual(['Posts about the harbour', 'Report wider']);
  });

  test('of which none is on record is nothing found', () => {
    expect(list(['no-such-document'])).toMatchObject({ kind: 'nothing found', nearest: [] });
  });

  test('any list', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, documentList }) => {
        const answer = guardDocuments(documentList, library);
        const documents = answer.kind === 'documents' ? answer.documents : [];
        const known = documentList.documents.filter(({ id }) => library.documentById(id));
        expect(new Set(documents)).toEqual(new Set(known.map(({ id }) => library.documentById(id))));
        const days = documents.map(({ published }) => published ?? '');
        expect(days).toEqual([...days].sort().reverse());
      }),
    );
  });
});

describe('a part of an answer', () => {
  test('has the blocks that are asked for, in the order of the answer, its sources numbered anew', () => {
    const whole = answerFrom(library, ['posts', 'wider', 'silent']);
    if (whole.kind !== 'answered') throw new Error('not answered');
    const part = partOf(whole, [3, 2, 99], { number: 2, of: 3 });
    expect(part).toMatchObject({ kind: 'answered', page: { number: 2, of: 3 } });
    if (part.kind !== 'answered') return;
    expect(part.blocks.map(({ kind }) => kind)).toEqual(['allegations', 'allegations']);
    expect(part.sources.map(({ n, document }) => [n, document.id])).toEqual([
      [1, 'wider'],
      [2, 'silent'],
    ]);
    expect(partOf(whole, [])).toMatchObject({ kind: 'refused', reason: 'too little room' });
  });

  test('of what the guard did not let out is not made', () => {
    const whole = answerFrom(library, ['posts']);
    if (whole.kind !== 'answered') throw new Error('not answered');
    expect(() => partOf({ ...whole }, [0])).toThrow('only an answer of the guard');
  });

  test('of any answer holds what the answer holds', () => {
    fc.assert(
      fc.property(anyDispute, fc.array(fc.nat({ max: 12 })), ({ library, records, draft }, places) => {
        const whole = answeredOrNull(guard(draft, library));
        if (!whole) return;
        const part = answeredOrNull(partOf(whole, places));
        const kept = [...new Set(places)].filter((place) => place < whole.blocks.length);
        expect(part?.blocks.length ?? 0).toBe(kept.length);
        if (part) expect(faultsOf(part, library, records)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
