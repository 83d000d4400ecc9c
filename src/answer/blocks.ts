import {
  type ContextStatement,
  isNonEmpty,
  type NonEmpty,
  type ResponseStatement,
  type Statement,
} from '../corpus/document.js';
import { documentOf } from '../index/document-of.js';
import { type Charge, chargeOf, eventById, partyById } from './accusation.js';
import type { Accusation, Block, Cited, PlainResponse, Rebuttal } from './answer.js';
import { attributionFor } from './attribution.js';
import type { DraftGroup, DraftStatement } from './draft.js';
import type { Library } from './library.js';
import { saysTheSame, wordingOf } from './likeness.js';
import { type Counterpart, counterparts } from './pairing.js';
import type { SourceList } from './source-list.js';

/**
 * Builds the blocks of a draft as the record demands: what a statement is, who is accused and what answers it is read
 * from the index; of the draft only the choice and the order of statements count. Statements that the index does not
 * hold in the same words are left out.
 * @param sources takes the number of every source that is cited
 * @returns the blocks in reading order; empty if nothing of the draft is on record
 */
export function buildBlocks(groups: readonly DraftGroup[], library: Library, sources: SourceList): Block[] {
  const plans = groups.flatMap((group) => plan(group.statements, group.responses, library));
  return mergePlans(plans).flatMap((one) => build(one, library, sources) ?? []);
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
function plan(
  statements: readonly DraftStatement[],
  responses: readonly ResponseStatement[],
  library: Library,
): Plan[] {
  return statements.flatMap((proposed): Plan[] => {
    const statement = onRecord(proposed.statement, library);
    if (!statement) return [];
    const alsoIn = proposed.alsoIn.flatMap((other) => supporting(other, statement, library) ?? []);
    if (statement.stance === 'response') {
      const speaker = statement.for[0];
      const key = `response ${speaker} ${statement.event ?? statement.document}`;
      return [{ kind: 'response', key, speaker, event: statement.event, responses: [{ statement, alsoIn }] }];
    }
    const charge = chargeOf(statement, library);
    if (charge) {
      const key = `allegations ${charge.against.map(({ id }) => id).sort()} ${charge.event?.id ?? charge.document}`;
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

/** A statement may be cited for another only where it reports the same. */
function supporting(other: Statement, statement: Statement, library: Library): Statement | null {
  const record = onRecord(other, library);
  const wording = (one: Statement) => wordingOf(one, library.documentById(one.document)?.language ?? 'en');
  return record && saysTheSame(wording(record), wording(statement)) ? record : null;
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
          attribution: attributionFor(charged.statement, charged.charge, library),
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

/**
 * @param map gives each statement of a block its new citations
 * @returns the block with every statement cited anew
 */
export function mapCited(block: Block, map: <S extends Statement>(cited: Cited<S>) => Cited<S>): Block {
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
