/**
 * The guard. Nothing is shown that has not come through this file: an `Answer` carries a mark that only code here can
 * set, every presenter takes an `Answer`, and the one function that sends asks `isAnswer` again.
 *
 * What it holds, whatever composer or language model made the draft:
 * 1. Paired: an accusation stands in a block with the accused party's response, or with a plain word that none is on
 *    record. `blocks.ts` looks the response up in the index by the rule in `pairing.ts`; a draft cannot leave it
 *    out, exchange it or invent it. A claim that itself accuses stands in a block with the answer to it
 *    (`claim-block.ts`), or is not repeated.
 * 2. Cited: every statement has the number of its source, and every source is listed.
 * 3. Prominent: a block is kept or dropped whole (`partOf`), and holds its responses directly after what they answer. A
 *    block that would be too long is divided into blocks that each have their responses (`plan.ts`).
 * 4. Attributed: an accusing text that does not say who alleges is given that name.
 * 5. Grounded: a statement that the index does not hold in the same words is not let out; nor is a heading (`heading.ts`)
 *    or a document that is not on record. Other words for a statement are shown only where `grounding/` finds nothing in
 *    them that the statement does not say (`plan.ts`); the answer then says so above. A response keeps its own words.
 * 6. Neutral: one rule for every party; the stance of a statement is read from the index, not from the draft. A finding on
 *    a claim says what sources have, never what is so.
 * 7. Failing closed: a draft with nothing left is refused.
 */
import { type Document, isNonEmpty } from '../corpus/document.js';
import type {
  AnswerContent,
  AnsweredContent,
  Block,
  DocumentsContent,
  Heading,
  NothingFoundContent,
  Page,
  PhraseLanguage,
  RefusalReason,
  RefusedContent,
} from './answer.js';
import { buildBlocks } from './blocks.js';
import { citedIn, mapCited, mustBeCited } from './cited.js';
import { buildClaim } from './claim-block.js';
import type { DocumentListDraft, Draft, FactCheckDraft } from './draft.js';
import { recordedHeading } from './heading.js';
import type { Library } from './library.js';
import { openBlocks } from './open-block.js';
import { renumbering } from './renumbering.js';
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
  return letOut.has(value as object);
}

/**
 * Lets out what may be shown of a draft.
 * @param draft what a composer proposes
 * @param library the index that every statement and every response is looked up in
 * @returns the answer; `nothing found` for a draft without groups; `refused` if nothing of the draft holds
 */
export function guard(draft: Draft, library: Library): Answer {
  const { question, language } = draft;
  if (draft.groups.length === 0) return nothingFound(draft, recorded(draft.nearest, library));
  const sources = new SourceList();
  const shown = buildBlocks(draft.groups, library, sources);
  const blocks = draft.listsOpen ? [...shown, ...openBlocks(shown)] : shown;
  if (!isNonEmpty(blocks)) return refuse(question, language, 'guard');
  const title = titleOf(draft, blocks, library);
  const common = { kind: 'answered' as const, question, language, ...(title ? { title } : {}) };
  return seal<AnsweredContent>({ ...common, blocks, sources: sources.list() });
}

/**
 * Lets out what may be shown of a fact-check: each claim with what the corpus holds of it.
 * @returns the answer, a block for each claim; `refused` without a claim
 */
export function guardFactCheck(draft: FactCheckDraft, library: Library): Answer {
  const { question, language } = draft;
  const sources = new SourceList();
  const blocks = draft.claims
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .map((claim, place) => buildClaim(claim, place + 1, library, sources));
  if (!isNonEmpty(blocks)) return refuse(question, language, 'no claim');
  return seal<AnsweredContent>({ kind: 'answered', question, language, blocks, sources: sources.list() });
}

/**
 * Lets out a list of documents, those that are on record, the newest first.
 * @returns the list; `nothing found` if it is empty
 */
export function guardDocuments(draft: DocumentListDraft, library: Library): Answer {
  const { question, language } = draft;
  const day = ({ published }: Document) => published ?? '';
  const documents = recorded(draft.documents, library).sort((a, b) => day(b).localeCompare(day(a)));
  if (!isNonEmpty(documents)) return nothingFound(draft, []);
  return seal<DocumentsContent>({ kind: 'documents', question, language, documents, start: 1 });
}

/**
 * @param page set where the refusal stands for a part of a longer answer
 * @returns a refusal, which says nothing of the corpus
 */
export function refuse(
  question: string,
  language: PhraseLanguage,
  reason: RefusalReason,
  page?: Page,
): Answer<RefusedContent> {
  return seal<RefusedContent>({ kind: 'refused', question, language, reason, ...(page ? { page } : {}) });
}

/**
 * Takes whole blocks out of an answer, for a place with less room or for one page of several. Blocks are never cut.
 * @param places of the blocks that are kept, from 0, in any order
 * @param page set where the part is one of several
 * @returns the shorter answer, its sources numbered anew; a refusal where no block is kept
 * @throws Error if `answer` is none that this guard let out
 */
export function partOf(
  answer: Answer<AnsweredContent>,
  places: readonly number[],
  page?: Page,
): Answer<AnsweredContent> | Answer<RefusedContent> {
  mustBeLetOut(answer);
  const { question, language } = answer;
  const kept = answer.blocks.filter((_, place) => places.includes(place));
  const sources = new SourceList();
  const recite = renumbering(answer.sources, sources);
  const blocks = kept.map((block) => mapCited(block, recite));
  if (!isNonEmpty(blocks)) return refuse(question, language, 'too little room', page);
  return seal<AnsweredContent>({ ...answer, blocks, sources: sources.list(), ...(page ? { page } : {}) });
}

/**
 * Makes an answer shorter by its last block.
 * @returns the shorter answer, its sources numbered anew; a refusal where only one block was left
 */
export function withoutLastBlock(answer: Answer<AnsweredContent>): Answer<AnsweredContent> | Answer<RefusedContent> {
  return partOf(answer, [...answer.blocks.keys()].slice(0, -1));
}

/**
 * Takes neighbouring documents out of a list, for one page of several.
 * @param from place of the first that is kept, from 0
 * @param to place after the last
 * @returns the shorter list, its documents numbered as in the whole one; a refusal where none is kept
 * @throws Error if `answer` is none that this guard let out
 */
export function documentsPart(
  answer: Answer<DocumentsContent>,
  from: number,
  to: number,
  page?: Page,
): Answer<DocumentsContent> | Answer<RefusedContent> {
  mustBeLetOut(answer);
  const documents = answer.documents.slice(from, to);
  if (!isNonEmpty(documents)) return refuse(answer.question, answer.language, 'too little room', page);
  return seal<DocumentsContent>({ ...answer, documents, start: answer.start + from, ...(page ? { page } : {}) });
}

/** Words of a language model never go without a line that says so. */
function titleOf({ title }: Draft, blocks: readonly Block[], library: Library): Heading | null {
  const isReworded = blocks.flatMap(citedIn).some(({ wording }) => wording !== undefined);
  if (isReworded) return { kind: 'reworded' };
  return title && title.kind !== 'reworded' ? recordedHeading(title, library) : null;
}

function nothingFound(
  { question, language }: Pick<Draft, 'question' | 'language'>,
  nearest: readonly Document[],
): Answer<NothingFoundContent> {
  return seal<NothingFoundContent>({ kind: 'nothing found', question, language, nearest });
}

/** The index's own documents, once each. */
function recorded(documents: readonly Document[], library: Library): Document[] {
  return [...new Set(documents.flatMap(({ id }) => library.documentById(id) ?? []))];
}

/** What was put together elsewhere must not get the mark by being made shorter. */
function mustBeLetOut(answer: Answer): void {
  if (!isAnswer(answer)) throw new Error('only an answer of the guard has parts');
}

function seal<C extends AnswerContent>(content: C): Answer<C> {
  mustBeCited(content);
  const answer = Object.freeze(content) as Answer<C>;
  letOut.add(answer);
  return answer;
}
