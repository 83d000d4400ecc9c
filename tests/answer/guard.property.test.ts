import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AnsweredContent, Block, PhraseLanguage, Rebuttal } from '../../src/answer/answer.js';
import { type Answer, guard, isAnswer, withoutLastBlock } from '../../src/answer/guard.js';
import type { Library } from '../../src/answer/library.js';
import type { Statement } from '../../src/corpus/document.js';
import { checkedMessage } from '../../src/discord/checked-message.js';
import { renderForDiscord } from '../../src/present/discord/render.js';
import { answerText } from '../../src/present/text.js';
import { anyDispute } from '../support/any-dispute.ts';
import { readDiscordMarkdown } from '../support/discord-markdown.ts';
import { answeredOrNull, chargeIn, citedIn, faultsOf } from '../support/guard-oracle.ts';

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
        const parts = answerText(answer).split('\n\n');
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
        if (answer) expectWholeBlocks(renderForDiscord(answer, room), answer, library, records);
      }),
      RUNS,
    );
  });
});

/** Each text is a whole block with its rebuttals, or holds no statement at all; blocks keep their order. */
function expectWholeBlocks(
  message: unknown,
  answer: AnsweredContent,
  library: Library,
  records: readonly Statement[],
): void {
  let next = 0;
  for (const text of displayed(message)) {
    if (!records.some((one) => text.includes(one.text.slice(0, -1)))) continue;
    const at = answer.blocks.findIndex(
      (block, i) => i >= next && unseen(text, block, answer, library, records).length === 0,
    );
    expect({ text, at }).toEqual({ text, at: expect.any(Number) });
    expect(at).toBeGreaterThanOrEqual(next);
    next = at + 1;
  }
}

/** What a client would show of each text of a message. */
function displayed(message: unknown): string[] {
  const texts: string[] = [];
  JSON.stringify(message, (key, value) => {
    if (key === 'content') texts.push(readDiscordMarkdown(value).text);
    return value;
  });
  return texts;
}

/** The bot's words for a silence. */
const SILENCE: Readonly<Record<PhraseLanguage, (name: string) => string[]>> = {
  en: (name) => [
    `No response from ${name} is in the corpus (as of 31 May 2024)`,
    `The source does not name who is accused (${name})`,
  ],
  fr: (name) => [
    `Le corpus ne contient aucune réponse (${name}), à la date du 31 mai 2024`,
    `La source ne nomme pas qui est accusé (${name})`,
  ],
  'zh-CN': (name) => [`语料库中没有${name}的回应（截至2024年5月31日）`, `来源没有指明被指控者是谁（${name}）`],
  'zh-TW': (name) => [`語料庫中沒有${name}的回應（截至2024年5月31日）`, `來源沒有指明被指控者是誰（${name}）`],
};

/** What of a block a text does not show, or what it shows besides; `text` as a reader sees it. */
function unseen(
  text: string,
  block: Block,
  answer: AnsweredContent,
  library: Library,
  records: readonly Statement[],
): string[] {
  const faults: string[] = [];
  const expected = textsOf(block);
  const found = records.filter((one) => text.includes(one.text.slice(0, -1))).map((one) => one.text);
  for (const one of expected) if (!text.includes(one)) faults.push(`not shown whole: ${one}`);
  for (const one of found) if (!expected.includes(one)) faults.push(`of another block: ${one}`);
  if (block.kind === 'context') return faults;
  const shown = block.kind === 'allegations' ? block.allegations.map(({ cited }) => cited) : block.responses;
  const accusing = shown.filter(({ statement }) => chargeIn(statement, library).against.length > 0);
  const lastAccusation = Math.max(-1, ...accusing.map(({ statement }) => text.indexOf(statement.text)));
  const after = text.slice(lastAccusation + 1);
  for (const one of block.rebuttals as readonly Rebuttal[]) {
    const seen =
      one.kind === 'response'
        ? after.includes(one.cited.statement.text)
        : SILENCE[answer.language](one.party.name).some((line) => after.includes(line));
    if (!seen) faults.push(`no rebuttal after the accusations: ${one.party.id}`);
  }
  return faults;
}

function textsOf(block: Block): string[] {
  return citedIn({ blocks: [block] }).map(({ statement }) => statement.text);
}
