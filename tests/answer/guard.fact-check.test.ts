import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ClaimBlock, Finding } from '../../src/answer/answer.js';
import { guardFactCheck } from '../../src/answer/guard.js';
import type { Statement } from '../../src/corpus/document.js';
import { checkedMessage } from '../../src/discord/checked-message.js';
import { renderForDiscord } from '../../src/present/discord/render.js';
import { answerText } from '../../src/present/text.js';
import { anyDispute } from '../support/any-dispute.ts';
import { accusedInClaim, answeredOrNull, faultsOf } from '../support/guard-oracle.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { expectWholeBlocks } from '../support/seen-blocks.ts';

const library = harbourLibrary();
const REPORTED: Finding = { kind: 'reported' };

/** @returns what the guard makes of one claim, with statements of the harbour dispute as evidence */
function checked(text: string, finding: Finding, documents: readonly string[] = [], pick?: Statement['stance']) {
  const statements = documents.flatMap((id) => library.statementsOf(id)).filter((one) => !pick || one.stance === pick);
  const groups = statements.map((statement) => ({
    statements: [{ statement, alsoIn: [] }] as const,
    responses: [],
    heading: { kind: 'done' } as const,
  }));
  const answer = guardFactCheck({ question: text, language: 'en', claims: [{ text, finding, groups }] }, library);
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  return { answer, block: answer.blocks[0] as ClaimBlock, lines: answerText(answer).split('\n').filter(Boolean) };
}

describe('a claim', () => {
  test('that sources report stands above them, with the response beside the allegation', () => {
    const { block, lines } = checked('Sudria ran 40 fake accounts.', REPORTED, ['posts'], 'allegation');
    expect(lines.slice(0, 4)).toEqual([
      'Claim 1: “Sudria ran 40 fake accounts.”',
      'Sources in the corpus report this as an allegation, made by those named below. What the accused answered stands with it.',
      'Norland said Sudria ran 40 accounts about the harbour: https://example.org/x. [1]',
      'Response from Sudria: Sudria said it "has nothing to do with any posts". [1]',
    ]);
    // Sudria is heard in the evidence already.
    expect(block.rebuttals).toEqual([]);
    expect(block.evidence[0]).not.toHaveProperty('heading');
  });

  test('that itself accuses is answered where its evidence does not: on the event of the evidence', () => {
    const { lines, block } = checked('Sudria ran fake accounts.', REPORTED, ['posts'], 'context');
    expect(block.against.map(({ id }) => id)).toEqual(['sudria']);
    expect(lines.slice(2, 4)).toEqual([
      'The posts appeared on 3 May 2024 on two platforms. [1]',
      'Response from Sudria: Sudria said it "has nothing to do with any posts". [1]',
    ]);
  });

  test('that accuses and is not in the corpus is not repeated, and the accused is heard all the same', () => {
    const { lines, block, answer } = checked('Harbour Net poisoned the harbour.', REPORTED);
    expect(block).toMatchObject({ text: null, finding: { kind: 'not in this corpus' }, evidence: [] });
    expect(JSON.stringify(answer.blocks)).not.toContain('poisoned');
    expect(lines.slice(0, 2)).toEqual([
      'Claim 1 is not repeated here, because it reads as an accusation that this corpus does not hold.',
      'Not in this corpus. That says nothing about whether it is so.',
    ]);
    expect(lines[2]).toMatch(/^No response to this is in the corpus\. .*Harbour Net.*writes about ships only\. \[1\]$/);
  });

  test('that accuses nobody and is not in the corpus is repeated, without sources', () => {
    const { lines, answer } = checked('The harbour has 14 berths.', { kind: 'partly' });
    expect(answer.sources).toEqual([]);
    expect(lines).toEqual([
      'Claim 1: “The harbour has 14 berths.”',
      'Not in this corpus. That says nothing about whether it is so.',
      'This shows what sources in the corpus say. It is no verdict on whether a claim is so.',
    ]);
  });

  test('whose answer stands in the evidence already refers to it', () => {
    const { lines } = checked('The Port Office ran fake accounts.', REPORTED, ['posts'], 'response');
    expect(lines.slice(2, 6)).toEqual([
      'Response from Sudria on “Posts about the harbour, May 2024”:',
      'Sudria said it "has nothing to do with any posts". [1]',
      'For Port Office, the response above counts as well.',
      'This shows what sources in the corpus say. It is no verdict on whether a claim is so.',
    ]);
  });

  test('of silent people is followed by the word that no response is in the corpus', () => {
    const { lines } = checked('Norland manipulated the timetable.', REPORTED, ['machine']);
    expect(lines[3]).toBe('No response from Norland is in the corpus (as of 31 May 2024).');
  });

  test.each([
    'Harbour Net po\u200bisoned the har\u00adbour.',
    'Ｈａｒｂｏｕｒ Ｎｅｔ ｌｉｅｄ.',
    'H\u0430rbour Net said so.',
  ])('that hides from the guard whom it accuses is found out: %j', (text) => {
    expect(checked(text, REPORTED).block.text).toBeNull();
  });

  test('is one line', () => {
    expect(checked('The harbour\n\u001b[2J has 14\tberths. ', REPORTED).block.text).toBe(
      'The harbour [2J has 14 berths.',
    );
  });

  test('that evidence is said not to exist for has none', () => {
    const { block } = checked('The harbour opened in 1902.', { kind: 'not in this corpus' }, ['machine']);
    expect(block.evidence).toEqual([]);
  });

  test('conflicts with sources in their own words only', () => {
    const differences = [
      { kind: 'number', claimed: '14 berths', recorded: '12 berths' },
      { kind: 'number', claimed: '15 berths', recorded: '12 berths' },
      { kind: 'negation', claimed: '14 berths', recorded: 'Sudria is guilty' },
    ] as const;
    const { block, lines } = checked('The harbour has 14 berths.', { kind: 'conflicts', differences }, ['machine']);
    expect(block.finding).toEqual({ kind: 'conflicts', differences: differences.slice(0, 1) });
    expect(lines[1]).toBe('Sources in the corpus differ: the message has “14 berths”, the source has “12 berths”.');
    const none = checked('The harbour opened.', { kind: 'conflicts', differences }, ['machine']);
    expect(none.block.finding).toEqual({ kind: 'partly' });
  });
});

test('a message without a claim is refused', () => {
  const draft = { question: '!', language: 'en', claims: [{ text: '…', finding: REPORTED, groups: [] }] } as const;
  expect(guardFactCheck(draft, library)).toMatchObject({ kind: 'refused', reason: 'no claim' });
});

describe('any fact-check', () => {
  test('holds what an answer holds, and answers whom the claims accuse', () => {
    fc.assert(
      fc.property(anyDispute, ({ library, records, factCheck }) => {
        const answer = answeredOrNull(guardFactCheck(factCheck, library));
        expect(answer?.blocks).toHaveLength(factCheck.claims.length);
        if (!answer) return;
        expect(faultsOf(answer, library, records)).toEqual([]);
        for (const [i, block] of (answer.blocks as unknown as ClaimBlock[]).entries()) {
          const { text } = factCheck.claims[i] ?? { text: '' };
          expect(block.n).toBe(i + 1);
          expect([text, null]).toContain(block.text);
          expect(block.against.map(({ id }) => id)).toEqual(accusedInClaim(text, library));
        }
      }),
      { numRuns: 400 },
    );
  });

  test('is a message that holds, with whole claims in it', () => {
    const room = fc.record({ text: fc.nat({ max: 4000 }), components: fc.nat({ max: 40 }) });
    fc.assert(
      fc.property(anyDispute, room, ({ library, records, factCheck }, room) => {
        const answer = answeredOrNull(guardFactCheck(factCheck, library));
        if (!answer) return;
        expect(checkedMessage({ kind: 'answer', answer }).faults).toEqual([]);
        expectWholeBlocks(renderForDiscord(answer, { room }), answer, library, records);
      }),
      { numRuns: 200 },
    );
  });
});
