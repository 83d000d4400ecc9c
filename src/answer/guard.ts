/**
 * The guard. Nothing is shown that has not come through this file: an `Answer` carries a mark that only code here can
 * set, every presenter takes an `Answer`, and the one function that sends asks `isAnswer` again.
 *
 * What it holds, whatever composer or language model made the draft:
 * 1. Paired: an accusation stands in a block with the accused party's response, or with a plain word that none is on
 *    record. `blocks.ts` looks the response up in the index by the rule in `pairing.ts`; a draft cannot leave it
 *    out, exchange it or invent it.
 * 2. Cited: every statement has the number of its source, and every source is listed.
 * 3. Prominent: a block is kept or dropped whole (`withoutLastBlock`), and holds its responses directly after what they
 *    answer.
 * 4. Attributed: an accusing text that does not say who alleges is given that name.
 * 5. Grounded: a statement that the index does not hold in the same words is not let out.
 * 6. Neutral: one rule for every party; the stance of a statement is read from the index, not from the draft.
 * 7. Failing closed: a draft with nothing left is refused.
 */
import { isNonEmpty, type NonEmpty, type Statement } from '../corpus/document.js';
import type {
  AnswerContent,
  AnsweredContent,
  Block,
  Cited,
  NothingFoundContent,
  RefusalReason,
  RefusedContent,
} from './answer.js';
import { buildBlocks, mapCited } from './blocks.js';
import type { Draft } from './draft.js';
import type { Library } from './library.js';
import { SourceList } from './source-list.js';

declare const passed: unique symbol;

/** What the guard let out. The mark has no name outside this file, so no other code can write an `Answer` down. */
export type Answer<C extends AnswerContent = AnswerContent> = C & { readonly [passed]: true };

/** The mark as it is at run time, for code that the type checker does not see. */
const letOut = new WeakSet<object>();

/**
 * @returns whether a value is an answer that this guard let out, in the very object that it made
 */
export function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && letOut.has(value);
}

/**
 * Lets out what may be shown of a draft.
 * @param draft what a composer proposes
 * @param library the index that every statement and every response is looked up in
 * @returns the answer; `nothing found` for a draft without groups; `refused` if nothing of the draft holds
 */
export function guard(draft: Draft, library: Library): Answer {
  if (draft.groups.length === 0) {
    return seal<NothingFoundContent>({
      kind: 'nothing found',
      question: draft.question,
      language: draft.language,
      nearest: draft.nearest,
    });
  }
  const sources = new SourceList();
  const blocks = buildBlocks(draft.groups, library, sources);
  if (!isNonEmpty(blocks)) return refuse(draft.question, draft.language, 'guard');
  return sealAnswered(draft.question, draft.language, blocks, sources);
}

/**
 * @returns a refusal, which says nothing of the corpus
 */
export function refuse(question: string, language: Draft['language'], reason: RefusalReason): Answer<RefusedContent> {
  return seal<RefusedContent>({ kind: 'refused', question, language, reason });
}

/**
 * Makes an answer shorter by its last block, for a place with less room. Blocks are never cut.
 * @returns the shorter answer, its sources numbered anew; a refusal where only one block was left
 */
export function withoutLastBlock(answer: Answer<AnsweredContent>): Answer<AnsweredContent> | Answer<RefusedContent> {
  const kept = answer.blocks.slice(0, -1);
  if (!isNonEmpty(kept)) return refuse(answer.question, answer.language, 'too little room');
  const sources = new SourceList();
  const byNumber = new Map(answer.sources.map(({ n, document }) => [n, document]));
  const renumber = <S extends Statement>(cited: Cited<S>): Cited<S> => ({
    statement: cited.statement,
    citations: sources.cite(cited.citations.flatMap((n) => byNumber.get(n) ?? [])),
  });
  const blocks = kept.map((block) => mapCited(block, renumber));
  if (!isNonEmpty(blocks)) return refuse(answer.question, answer.language, 'too little room');
  return sealAnswered(answer.question, answer.language, blocks, sources);
}

function sealAnswered(
  question: string,
  language: Draft['language'],
  blocks: NonEmpty<Block>,
  sources: SourceList,
): Answer<AnsweredContent> {
  const list = sources.list();
  if (!isNonEmpty(list)) throw new Error('an answer with statements has no sources');
  return seal<AnsweredContent>({ kind: 'answered', question, language, blocks, sources: list });
}

function seal<C extends AnswerContent>(content: C): Answer<C> {
  const answer = Object.freeze(content) as Answer<C>;
  letOut.add(answer);
  return answer;
}
