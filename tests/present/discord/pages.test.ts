import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, guard, guardDocuments, guardFactCheck, isAnswer } from '../../../src/answer/guard.js';
import type { Library } from '../../../src/answer/library.js';
import type { Statement } from '../../../src/corpus/document.js';
import { checkedMessage } from '../../../src/discord/checked-message.js';
import type { ControlRow } from '../../../src/present/discord/controls.js';
import { paginate } from '../../../src/present/discord/pages.js';
import { fitsWhole, renderForDiscord } from '../../../src/present/discord/render.js';
import { anyDispute } from '../../support/any-dispute.ts';
import { readDiscordMarkdown } from '../../support/discord-markdown.ts';
import { callbackProblems } from '../../support/discord-stand-in/limits.ts';
import { faultsOf } from '../../support/guard-oracle.ts';
import { displayed, expectWholeBlocks, textsOf } from '../../support/seen-blocks.ts';
import { answerFrom, refuse, smallLibrary } from '../../support/small-library.ts';

/** The most that stands under a page: three rows with eight controls. */
const CONTROLS: readonly ControlRow[] = [
  [button('1:page:x:1'), button('1:page:x:2'), button('1:page:x:3')],
  [button('1:up:x:'), button('1:down:x:'), button('1:report:x:'), button('1:sources:x:')],
  [
    {
      kind: 'text select',
      id: '1:source:x:',
      placeholder: 'Source',
      min: 1,
      max: 1,
      options: [{ label: 'First', value: '1' }],
    },
  ],
];

function button(id: string) {
  return { kind: 'button', id, label: id } as const;
}

/** Expects the pages to be messages that hold, with all controls, and nothing left out of any. */
function expectPages(pages: readonly Answer[], whole: Answer, library: Library, records: readonly Statement[]): void {
  for (const [i, page] of pages.entries()) {
    expect(isAnswer(page)).toBe(true);
    expect(page.page).toEqual(pages.length === 1 ? undefined : { number: i + 1, of: pages.length });
    const { message, faults } = checkedMessage({ kind: 'answer', answer: page, controls: CONTROLS });
    expect(faults).toEqual([]);
    expect(callbackProblems({ type: 4, data: message })).toEqual([]);
    const told = page.language === 'en' ? `Page ${i + 1} of ${pages.length}` : `${i + 1}`;
    if (pages.length > 1) expect(displayed(message).at(-1)).toContain(told);
    if (page.kind !== 'answered') continue;
    expect(fitsWhole(page)).toBe(true);
    expect(faultsOf(page, library, records)).toEqual([]);
    const shown = expectWholeBlocks(message, page, library, records);
    expect(shown).toHaveLength(page.blocks.filter((block) => textsOf(block).length > 0).length);
  }
  if (whole.kind !== 'answered') return;
  // All blocks, each once, in order; one for which a whole page is too small is a page that says so.
  const expected = whole.blocks.map((block) => JSON.stringify(textsOf(block)));
  const found = pages.flatMap((page) =>
    page.kind === 'answered' ? page.blocks.map((b) => JSON.stringify(textsOf(b))) : [null],
  );
  expect(found).toHaveLength(expected.length);
  for (const [i, one] of found.entries()) if (one !== null) expect(one).toBe(expected[i]);
}

/** A library with many allegations on many events, the texts as long as asked. */
function longLibrary(count: number, words: number): Library {
  const events = Array.from({ length: count }, (_, i) => ({ id: `e${i}`, title: `Matter ${i}` }));
  return smallLibrary({
    parties: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
    events,
    documents: events.map(({ id }, i) => ({
      id: `document-${i}`,
      statements: [
        {
          stance: 'allegation',
          by: ['a'],
          against: ['b'],
          event: id,
          text: `A said of ${i}: ${'word '.repeat(words)}end.`,
        },
        { stance: 'response', by: ['b'], event: id, text: `B said of ${i} that it is not so.` },
      ],
    })),
  });
}

const allOf = (library: Library, count: number) =>
  Array.from({ length: count }, (_, i) => library.statementsOf(`document-${i}`)).flat();

describe('pages', () => {
  test('show each block once and in order, with its sources', () => {
    const library = longLibrary(30, 40);
    const whole = answerFrom(
      library,
      Array.from({ length: 30 }, (_, i) => `document-${i}`),
    );
    const pages = paginate(whole);
    expect(pages.length).toBe(3);
    expectPages(pages, whole, library, allOf(library, 30));
    const [first] = pages;
    const text = readDiscordMarkdown(displayed(renderForDiscord(first)).join('\n')).text;
    expect(text).toContain('[1] Example Institute: Report document-0');
    expect(text).toMatch(/Page 1 of \d$/);
  });

  test('of an answer that fits into one message are that answer', () => {
    const whole = answerFrom(longLibrary(2, 10), ['document-0', 'document-1']);
    expect(paginate(whole)).toEqual([whole]);
    expect(paginate(whole)[0]).toBe(whole);
    const refusal = refuse('', 'en', 'busy');
    expect(paginate(refusal)).toEqual([refusal]);
  });

  test('a block for which a page is too small becomes a page that says so', () => {
    const library = smallLibrary({
      parties: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
      events: [],
      documents: [
        {
          id: 'document-0',
          statements: [
            { stance: 'context', text: 'It rained.' },
            { stance: 'allegation', by: ['a'], against: ['b'], text: `A said ${'*'.repeat(3900)}.` },
          ],
        },
      ],
    });
    const whole = answerFrom(library, ['document-0']);
    const pages = paginate(whole);
    expect(pages.map((page) => (page.kind === 'refused' ? page.reason : page.kind))).toEqual([
      'answered',
      'too little room',
    ]);
    expectPages(pages, whole, library, library.statementsOf('document-0'));
  });

  test('of any answer, and any fact-check, in any room', () => {
    const room = fc.record({ text: fc.integer({ min: 200, max: 4000 }), components: fc.integer({ min: 5, max: 29 }) });
    fc.assert(
      fc.property(anyDispute, room, ({ library, records, draft, factCheck }, room) => {
        for (const whole of [guard(draft, library), guardFactCheck(factCheck, library)]) {
          expectPages(paginate(whole, room), whole, library, records);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('of documents number them through', () => {
    const library = longLibrary(60, 1);
    const documents = Array.from({ length: 60 }, (_, i) => library.documentById(`document-${i}`)).flatMap(
      (one) => one ?? [],
    );
    const pages = paginate(guardDocuments({ question: '', language: 'fr', documents }, library));
    expect(pages.length).toBeGreaterThan(1);
    const listed = pages.flatMap((page, i) => {
      const { message, faults } = checkedMessage({ kind: 'answer', answer: page, controls: CONTROLS });
      expect(faults).toEqual([]);
      expect(displayed(message).at(-1)).toBe(`Page ${i + 1} sur ${pages.length}`);
      return (displayed(message)[0] ?? '').split('\n').slice(1);
    });
    expect(listed.map((line) => Number(/^\[(\d+)\]/.exec(line)?.[1]))).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 1),
    );
    expect(listed.map((line) => /\((document-\d+)\)$/.exec(line)?.[1])).toEqual(documents.map(({ id }) => id));
  });
});
