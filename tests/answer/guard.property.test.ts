import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, guard, isAnswer, withoutLastBlock } from '../../src/answer/guard.js';
import { checkedMessage } from '../../src/discord/checked-message.js';
import { renderForDiscord } from '../../src/present/discord/render.js';
import { answerText } from '../../src/present/text.js';
import { anyDispute } from '../support/any-dispute.ts';
import { answeredOrNull, citedIn, faultsOf } from '../support/guard-oracle.ts';
import { expectWholeBlocks, textsOf, unseen } from '../support/seen-blocks.ts';

const RUNS = { numRuns: 400 };

describe('what the guard lets out of any draft', () => {
  test('pairs every accusation with the right response or the plain word that there is none', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, records, draft }) => {
        const answer = answeredOrNull(guard(draft, library));
        if (answer) expect(faultsOf(answer, library, records)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('is a refusal exactly where nothing that was proposed is on record', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, records, draft }) => {
        const answer = guard(draft, library);
        expect(isAnswer(answer)).toBe(true);
        const proposed = draft.groups.flatMap(({ statements }) => statements.map(({ statement }) => statement));
        const sound = proposed.some(({ id, text }) => records.some((one) => one.id === id && one.text === text));
        expect(answer.kind).toBe(sound ? 'answered' : 'refused');
      }),
      RUNS,
    );
  });

  test('says who alleges, in the text or before it', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, draft }) => {
        const answer = answeredOrNull(guard(draft, library));
        for (const block of answer?.blocks ?? []) {
          if (block.kind !== 'allegations') continue;
          for (const { cited, by, attribution } of block.allegations) {
            const speakers = by.map(({ name }) => name);
            const said = `${attribution ?? ''} ${cited.statement.text}`;
            expect(speakers.length).toBeGreaterThan(0);
            const unnamed = by.every((party) => party.unnamed);
            expect(unnamed || speakers.some((name) => said.includes(name))).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test('holds with any number of blocks taken away, and no block is split', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, records, draft }) => {
        const whole = answeredOrNull(guard(draft, library));
        let answer = whole;
        while (answer && whole) {
          expect(isAnswer(answer)).toBe(true);
          expect(faultsOf(answer, library, records)).toEqual([]);
          expect(answer.blocks.map(textsOf)).toEqual(whole.blocks.slice(0, answer.blocks.length).map(textsOf));
          const shorter: Answer = withoutLastBlock(answer);
          expect(shorter.kind).toBe(answer.blocks.length > 1 ? 'answered' : 'refused');
          if (shorter.kind === 'answered') expect(shorter.blocks.length).toBe(answer.blocks.length - 1);
          answer = answeredOrNull(shorter);
        }
      }),
      RUNS,
    );
  });

  test('cites with a statement no document but its own and those that the draft names with it', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, draft }) => {
        const answer = answeredOrNull(guard(draft, library));
        if (!answer) return;
        const named = new Map<string, Set<string>>();
        for (const { statement, alsoIn } of draft.groups.flatMap(({ statements }) => statements)) {
          const documents = named.get(statement.id) ?? new Set();
          for (const one of alsoIn) {
            const record = library.statementById(one.id);
            if (record?.text === one.text) documents.add(record.document);
          }
          named.set(statement.id, documents);
        }
        for (const { statement, citations } of citedIn(answer)) {
          for (const n of citations.slice(1)) {
            const document = answer.sources.find((source) => source.n === n)?.document.id ?? '';
            expect([...(named.get(statement.id) ?? [])]).toContain(document);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('what a reader sees of any answer', () => {
  test('in a terminal: each accusation, whole, and what stands against it before anything else', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, records, draft }) => {
        const answer = answeredOrNull(guard(draft, library));
        if (!answer) return;
        const [...parts] = answerText(answer).split('\n\n');
        if (answer.title) parts.shift();
        expect(parts.length).toBe(answer.blocks.length + 1);
        for (const [i, block] of answer.blocks.entries()) {
          expect(unseen(parts[i] ?? '', block, answer, library, records)).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test('in Discord as it is sent', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, records, draft }) => {
        const answer = answeredOrNull(guard(draft, library));
        if (!answer) return;
        const { message, faults } = checkedMessage({ kind: 'answer', answer });
        expect(faults).toEqual([]);
        expectWholeBlocks(message, answer, library, records);
      }),
      RUNS,
    );
  });

  test('in Discord in any room: whole blocks with their rebuttals, or a refusal', () => {
    const room = fc.record({ text: fc.nat({ max: 4000 }), components: fc.nat({ max: 40 }) });
    fc.assert(
      fc.property(anyDispute, room, ({ library, records, draft }, room) => {
        const answer = answeredOrNull(guard(draft, library));
        if (answer) expectWholeBlocks(renderForDiscord(answer, { room }), answer, library, records);
      }),
      RUNS,
    );
  });
});
