/*
 * What the types forbid. This file is compiled, never run: `guarded-types.test.ts` expects no error, and each
 * `@ts-expect-error` is itself an error where the line under it compiles.
 */
import type {
  AnsweredContent,
  Block,
  Cited,
  DocumentsContent,
  OpenBlock,
  RefusedContent,
  StatementBlock,
} from '../../src/answer/answer.js';
import { type Answer, documentsPart, isAnswer, partOf, refuse, withoutLastBlock } from '../../src/answer/guard.js';
import type { NonEmpty, ResponseStatement } from '../../src/corpus/document.js';
import type { Party } from '../../src/corpus/registry.js';
import { checkedMessage } from '../../src/discord/checked-message.js';
import { paginate } from '../../src/present/discord/pages.js';
import { renderForDiscord } from '../../src/present/discord/render.js';
import { answerJson } from '../../src/present/json.js';
import { answerMarkdown } from '../../src/present/markdown.js';
import { answerText } from '../../src/present/text.js';

declare const content: AnsweredContent;
declare const documents: DocumentsContent;
declare const accusations: Extract<Block, { kind: 'allegations' }>['allegations'];
declare const accusing: NonEmpty<Cited<ResponseStatement>>;
declare const silent: OpenBlock;
declare const party: Party;
declare const unknownValue: unknown;

// An answer cannot be written down as a literal, nor made of content by adding something to it.
// @ts-expect-error
export const literal: Answer<RefusedContent> = { kind: 'refused', question: '', language: 'en', reason: 'guard' };
// @ts-expect-error
export const copied: Answer = { ...content };
// @ts-expect-error
export const marked: Answer = { ...content, passed: true };

// A block that alleges has at least one rebuttal.
// @ts-expect-error
export const withoutRebuttals: Block = { kind: 'allegations', allegations: accusations };
// @ts-expect-error
export const withNoRebuttal: Block = { kind: 'allegations', allegations: accusations, rebuttals: [] };
// @ts-expect-error
export const unpaired: Block = {
  kind: 'response',
  party,
  occasion: null,
  responses: accusing,
  rebuttals: [],
};
// @ts-expect-error
export const asContext: Block = { kind: 'context', statements: [accusations[0].cited] };

// A list of the silent names somebody, and only those of whom nothing is on record.
// @ts-expect-error
export const nobody: Block = { kind: 'open', missing: [] };
// Evidence of a claim is made of the blocks that are paired, not of other claims.
// @ts-expect-error
export const nested: StatementBlock = silent;
// @ts-expect-error
export const conflict: Extract<Block, { kind: 'claim' }>['finding'] = { kind: 'conflicts', differences: [] };

// Presenters take what the guard let out, and nothing else.
// @ts-expect-error
answerText(content);
// @ts-expect-error
answerJson(content, 1);
// @ts-expect-error
renderForDiscord(content);
// @ts-expect-error
checkedMessage({ kind: 'answer', answer: content });
// @ts-expect-error
answerMarkdown(content);
// @ts-expect-error
paginate(content);
// @ts-expect-error
withoutLastBlock(content);
// @ts-expect-error
partOf(content, [0]);
// @ts-expect-error
documentsPart(documents, 0, 1);

// What the guard made is taken; so is what it recognises.
answerText(refuse('', 'en', 'guard'));
if (isAnswer(unknownValue)) answerText(unknownValue);
