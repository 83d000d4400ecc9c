import type { ContextStatement, ResponseStatement, Statement } from '../corpus/document.js';
import { type Charge, chargeOf } from './accusation.js';
import type { Heading } from './answer.js';
import type { DraftGroup } from './draft.js';
import { checkGrounding } from './grounding/check-grounding.js';
import { headingKey, recordedHeading } from './heading.js';
import type { Library } from './library.js';
import { saysTheSame, wordingOf } from './likeness.js';
import { counterparts } from './pairing.js';

/** What will become one block. */
export type Plan = { readonly heading: Heading | null } & (
  | { readonly kind: 'allegations'; readonly key: string; readonly charged: Charged[]; readonly wanted: Wanted }
  | {
      readonly kind: 'response';
      readonly key: string;
      readonly speaker: string;
      readonly event: string | null;
      readonly responses: Proposed<ResponseStatement>[];
    }
  | { readonly kind: 'context'; readonly key: string; readonly statements: Proposed<ContextStatement>[] }
);

/** A statement on record, with others on record that report the same. */
export interface Proposed<S extends Statement> {
  readonly statement: S;
  readonly alsoIn: readonly Statement[];
  /** Checked against the statement. */
  readonly wording?: string;
}

/** A statement that accuses. */
interface Charged extends Proposed<Statement> {
  readonly charge: Charge;
}

/** Responses that the question asked for. */
type Wanted = readonly ResponseStatement[];

/**
 * Characters of statements and responses that a block holds at most, about: so many fit on one page of any surface together
 * with their sources. What is longer becomes several blocks, each with its own responses.
 */
const BLOCK_ROOM = 1800;
/** Statements get at least this much of it, however long the responses are. */
const LEAST_ROOM = BLOCK_ROOM / 3;
/** What the line that introduces a response takes, about. */
const INTRODUCTION = 60;

/** Under these the order is that of time or of the source, and only neighbours are joined. */
const IN_ORDER: ReadonlySet<string> = new Set(['timeline', 'date', 'responses', 'document']);

/**
 * Sorts what a draft proposes into what will become blocks: by what the index says that a statement is, with all that is
 * against the same parties on the same event together under its heading. Statements that the index does not hold in the
 * same words are left out.
 */
export function plansOf(groups: readonly DraftGroup[], library: Library): Plan[] {
  return joined(groups.flatMap((group) => planned(group, library))).flatMap((plan) => divided(plan, library));
}

function planned({ statements, responses, heading: proposedHeading }: DraftGroup, library: Library): Plan[] {
  const heading = proposedHeading ? recordedHeading(proposedHeading, library) : null;
  return statements.flatMap((proposed): Plan[] => {
    const statement = onRecord(proposed.statement, library);
    if (!statement) return [];
    const alsoIn = proposed.alsoIn.flatMap((other) => supporting(other, statement, library) ?? []);
    if (statement.stance === 'response') {
      const speaker = statement.for[0];
      const key = `response ${speaker} ${statement.event ?? statement.document}`;
      return [{ kind: 'response', heading, key, speaker, event: statement.event, responses: [{ statement, alsoIn }] }];
    }
    const charge = chargeOf(statement, library);
    const worded = { statement, alsoIn, ...groundedWording(proposed.rewording, statement, library) };
    if (charge) {
      const key = `allegations ${charge.against.map(({ id }) => id).sort()} ${charge.event?.id ?? charge.document}`;
      return [{ kind: 'allegations', heading, key, charged: [{ ...worded, charge }], wanted: responses }];
    }
    // An allegation without a charge accuses nobody known; to show it as plain context would hide that it alleges.
    if (statement.stance === 'allegation') return [];
    return [{ kind: 'context', heading, key: 'context', statements: [{ ...worded, statement }] }];
  });
}

/** Other words for a statement on record, where they say the same; what a party answers keeps its own. */
function groundedWording(wording: unknown, statement: Statement, { registry }: Library): { wording?: string } {
  if (typeof wording !== 'string' || statement.stance === 'response') return {};
  return checkGrounding(wording, [statement], registry).ok ? { wording } : {};
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

/** One plan for all that is against the same parties on the same event; neighbouring context becomes one plan. */
function joined(plans: readonly Plan[]): Plan[] {
  const result: Plan[] = [];
  const fits = (one: Plan, next: Plan) => one.key === next.key && headingKey(one.heading) === headingKey(next.heading);
  for (const next of plans) {
    const onlyNeighbours = next.kind === 'context' || (next.heading !== null && IN_ORDER.has(next.heading.kind));
    const same = (onlyNeighbours ? result.slice(-1) : result).find((one) => fits(one, next));
    if (!same) result.push(next);
    else result[result.indexOf(same)] = join(same, next);
  }
  return result;
}

function join(one: Plan, next: Plan): Plan {
  if (one.kind === 'allegations' && next.kind === 'allegations') {
    return { ...one, charged: [...one.charged, ...next.charged], wanted: [...one.wanted, ...next.wanted] };
  }
  if (one.kind === 'response' && next.kind === 'response') {
    return { ...one, responses: [...one.responses, ...next.responses] };
  }
  if (one.kind === 'context' && next.kind === 'context') {
    return { ...one, statements: [...one.statements, ...next.statements] };
  }
  throw new Error('two plans of different kinds have the same key');
}

/** Divides what would be too long into several plans of the same kind. */
function divided(plan: Plan, library: Library): Plan[] {
  switch (plan.kind) {
    case 'context':
      return chunks(plan.statements, () => BLOCK_ROOM).map((statements) => ({ ...plan, statements }));
    case 'allegations': {
      const room = (charged: readonly Charged[]) =>
        roomBeside(
          charged.map(({ charge }) => charge),
          library,
          plan.wanted,
        );
      return chunks(plan.charged, room).map((charged) => ({ ...plan, charged }));
    }
    case 'response': {
      // What accuses in turn comes last, so that its rebuttal stands directly below.
      const accusesLast = [...plan.responses].sort((a, b) => a.statement.against.length - b.statement.against.length);
      const room = (responses: readonly Proposed<ResponseStatement>[]) =>
        roomBeside(
          responses.flatMap(({ statement }) => chargeOf(statement, library) ?? []),
          library,
        );
      return chunks(accusesLast, room).map((responses) => ({ ...plan, responses }));
    }
  }
}

/** @returns the characters that are left for statements beside what must answer them */
function roomBeside(charges: readonly Charge[], library: Library, wanted: Wanted = []): number {
  const beside = counterparts(charges, library, wanted).reduce(
    (sum, one) => sum + INTRODUCTION + (one.kind === 'response' ? one.response.text.length : 0),
    0,
  );
  return Math.max(BLOCK_ROOM - beside, LEAST_ROOM);
}

/**
 * @param room how many characters the texts of a chunk may have together; a single one may always have more
 * @returns the list in pieces, in order
 */
function chunks<T extends Proposed<Statement>>(list: readonly T[], room: (chunk: readonly T[]) => number): T[][] {
  const result: T[][] = [];
  let chunk: T[] = [];
  let used = 0;
  for (const one of list) {
    const { length } = one.wording ?? one.statement.text;
    if (chunk.length > 0 && used + length > room([...chunk, one])) {
      result.push(chunk);
      chunk = [];
      used = 0;
    }
    chunk.push(one);
    used += length;
  }
  return chunk.length > 0 ? [...result, chunk] : result;
}
