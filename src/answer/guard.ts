/**
 * The guard. Nothing is shown that has not come through this file: an `Answer` carries a mark that only code here can
 * set, every presenter takes an `Answer`, and the one function that sends asks `isAnswer` again.
 *
 * What it holds, whatever composer or language model made the draft:
 * 1. Paired: an accusation stands in a block with the accused party's response, or with a plain word that none is on
 *    record. The response is chosen here, from the index, by the rule in `pairing.ts`; a draft cannot leave it out,
 *    exchange it or invent it.
 * 2. Cited: every statement has the number of its source, and every source is listed.
 * 3. Prominent: a block is kept or dropped whole (`fit`, `withoutLastBlock`).
 * 4. Attributed: an accusing text that does not say who alleges is given that name.
 * 5. Grounded: a statement that the index does not hold in the same words is not let out.
 * 6. Neutral: one rule for every party; the stance of a statement is read from the index, not from the draft.
 * 7. Failing closed: a draft with nothing left is refused.
 */
import {
  type ContextStatement,
  type Document,
  isNonEmpty,
  type NonEmpty,
  type ResponseStatement,
  type Statement,
} from '../corpus/document.js';
import { type Charge, chargeOf, eventById, partyById } from './accusation.js';
import type {
  Accusation,
  AnswerContent,
  AnsweredContent,
  Block,
  Cited,
  NothingFoundContent,
  PlainResponse,
  Rebuttal,
  RefusalReason,
  RefusedContent,
} from './answer.js';
import { attributionFor } from './attribution.js';
import type { Draft, DraftStatement } from './draft.js';
import type { Library } from './library.js';
import { type Counterpart, counterparts } from './pairing.js';
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
  const plans = draft.groups.flatMap((group) => plan(group.statements, group.responses, library));
  return answered(draft, mergePlans(plans), library);
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
  const documentOf = new Map(answer.sources.map(({ n, document }) => [n, document]));
  const renumber = <S extends Statement>(cited: Cited<S>): Cited<S> => ({
    statement: cited.statement,
    citations: sources.cite(cited.citations.flatMap((n) => documentOf.get(n) ?? [])),
  });
  const blocks = kept.map((block) => mapCited(block, renumber));
  if (!isNonEmpty(blocks)) return refuse(answer.question, answer.language, 'too little room');
  return sealAnswered(answer.question, answer.language, blocks, sources);
}

/** What will become one block. */
type Plan =
  | { kind: 'allegations'; key: string; charged: Charged[]; wanted: ResponseStatement[] }
  | { kind: 'response'; key: string; speaker: string; event: string | null; responses: Proposed<ResponseStatement>[] }
  | { kind: 'context'; key: string; statements: Proposed<ContextStatement>[] };

interface Proposed<S extends Statement> {
  readonly statement: S;
  readonly alsoIn: readonly Statement[];
}

interface Charged extends Proposed<Statement> {
  readonly charge: Charge;
}

/** Sorts a group's statements into blocks by what the index says that they are. */
function plan(statements: readonly DraftStatement[], responses: readonly ResponseStatement[], library: Library): Plan[] {
  return statements.flatMap((proposed): Plan[] => {
    const statement = onRecord(proposed.statement, library);
    if (!statement) return [];
    const alsoIn = proposed.alsoIn.flatMap((other) => onRecord(other, library) ?? []);
    if (statement.stance === 'response') {
      const speaker = statement.for[0];
      const key = `response ${speaker} ${statement.event}`;
      return [{ kind: 'response', key, speaker, event: statement.event, responses: [{ statement, alsoIn }] }];
    }
    const charge = chargeOf(statement, library);
    if (charge) {
      const key = `allegations ${charge.against.map(({ id }) => id).sort()} ${charge.event?.id}`;
      return [{ kind: 'allegations', key, charged: [{ statement, alsoIn, charge }], wanted: [...responses] }];
    }
    // An allegation without a charge accuses nobody known; to show it as plain context would hide that it alleges.
    if (statement.stance === 'allegation') return [];
    return [{ kind: 'context', key: 'context', statements: [{ statement, alsoIn }] }];
  });
}

/** The statement as the index holds it, or null where the index has no such statement in the same words. */
function onRecord(statement: Statement, library: Library): Statement | null {
  const record = library.statementById(statement.id);
  return record && record.text === statement.text ? record : null;
}

/** One block for all that is against the same parties on the same event; neighbouring context becomes one block. */
function mergePlans(plans: readonly Plan[]): Plan[] {
  const merged: Plan[] = [];
  for (const next of plans) {
    const same = next.kind === 'context' ? merged.at(-1) : merged.find(({ key }) => key === next.key);
    if (same?.kind === 'allegations' && next.kind === 'allegations') {
      same.charged.push(...next.charged);
      same.wanted.push(...next.wanted);
    } else if (same?.kind === 'response' && next.kind === 'response') same.responses.push(...next.responses);
    else if (same?.kind === 'context' && next.kind === 'context') same.statements.push(...next.statements);
    else merged.push(next);
  }
  return merged;
}

function answered(draft: Draft, plans: readonly Plan[], library: Library): Answer {
  const sources = new SourceList();
  const blocks = plans.flatMap((one) => build(one, library, sources) ?? []);
  if (!isNonEmpty(blocks)) return refuse(draft.question, draft.language, 'guard');
  return sealAnswered(draft.question, draft.language, blocks, sources);
}

function build(one: Plan, library: Library, sources: SourceList): Block | null {
  const cite = <S extends Statement>({ statement, alsoIn }: Proposed<S>): Cited<S> => ({
    statement,
    citations: sources.cite([statement, ...alsoIn].map((each) => documentOf(each, library))),
  });
  switch (one.kind) {
    case 'context': {
      const statements = one.statements.map(cite);
      return isNonEmpty(statements) ? { kind: 'context', statements } : null;
    }
    case 'allegations': {
      const allegations = one.charged.map(
        (charged): Accusation => ({
          cited: cite(charged),
          ...charged.charge,
          attribution: attributionFor(charged.statement, charged.charge.by, library),
        }),
      );
      const charges = one.charged.map(({ charge }) => charge);
      const rebuttals = rebuttalsFrom(counterparts(charges, library, one.wanted), library, sources);
      return isNonEmpty(allegations) && isNonEmpty(rebuttals) ? { kind: 'allegations', allegations, rebuttals } : null;
    }
    case 'response':
      return buildResponse(one, library, sources, cite);
  }
}

function buildResponse(
  one: Extract<Plan, { kind: 'response' }>,
  library: Library,
  sources: SourceList,
  cite: <S extends Statement>(proposed: Proposed<S>) => Cited<S>,
): Block | null {
  const party = partyById(one.speaker, library.registry);
  const occasion = eventById(one.event, library.registry);
  // What accuses in turn comes last, so that its rebuttal stands directly below.
  const accusesLast = [...one.responses].sort((a, b) => a.statement.against.length - b.statement.against.length);
  const responses = accusesLast.map(cite);
  const charges = one.responses.flatMap(({ statement }) => chargeOf(statement, library) ?? []);
  if (isNonEmpty(charges)) {
    const rebuttals = rebuttalsFrom(counterparts(charges, library), library, sources);
    return isNonEmpty(responses) && isNonEmpty(rebuttals)
      ? { kind: 'response', party, occasion, responses, rebuttals }
      : null;
  }
  const plain = responses.filter((cited): cited is Cited<PlainResponse> => cited.statement.against.length === 0);
  return isNonEmpty(plain) ? { kind: 'response', party, occasion, responses: plain, rebuttals: [] } : null;
}

function rebuttalsFrom(chosen: readonly Counterpart[], library: Library, sources: SourceList): Rebuttal[] {
  const shown = new Set<string>();
  const heard = new Set<string>();
  return chosen.map((counterpart): Rebuttal => {
    if (counterpart.kind === 'none on record') return { ...counterpart, asOf: library.facts.asOf };
    const { party, scope, response } = counterpart;
    const standing = shown.has(response.id) ? 'shown above' : heard.has(party.id) ? 'further' : 'first';
    shown.add(response.id);
    heard.add(party.id);
    return {
      kind: 'response',
      party,
      scope,
      occasion: eventById(response.event, library.registry),
      cited: { statement: response, citations: sources.cite([documentOf(response, library)]) },
      standing,
    };
  });
}

function documentOf(statement: Statement, library: Library): Document {
  const document = library.documentById(statement.document);
  if (!document) throw new Error(`the index holds statement ${statement.id} but not its document; index again`);
  return document;
}

function mapCited(block: Block, map: <S extends Statement>(cited: Cited<S>) => Cited<S>): Block {
  const rebuttal = (one: Rebuttal): Rebuttal => (one.kind === 'response' ? { ...one, cited: map(one.cited) } : one);
  switch (block.kind) {
    case 'context':
      return { ...block, statements: mapNonEmpty(block.statements, (cited) => map(cited)) };
    case 'allegations': {
      const allegations = mapNonEmpty(block.allegations, (one) => ({ ...one, cited: map(one.cited) }));
      return { ...block, allegations, rebuttals: mapNonEmpty(block.rebuttals, rebuttal) };
    }
    case 'response': {
      if (!isNonEmpty(block.rebuttals)) {
        const plain = block as Extract<Block, { rebuttals: readonly [] }>;
        return { ...plain, responses: mapNonEmpty(plain.responses, (cited) => map(cited)) };
      }
      const responses = mapNonEmpty(block.responses, (cited: Cited<ResponseStatement>) => map(cited));
      return { ...block, responses, rebuttals: mapNonEmpty(block.rebuttals, rebuttal) };
    }
  }
}

function mapNonEmpty<T, U>(list: NonEmpty<T>, map: (item: T) => U): NonEmpty<U> {
  const [first, ...rest] = list;
  return [map(first), ...rest.map(map)];
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
