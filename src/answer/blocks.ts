import { isNonEmpty, type Statement } from '../corpus/document.js';
import { documentOf } from '../index/document-of.js';
import { chargeOf, eventById, partyById } from './accusation.js';
import type { Accusation, Cited, PlainResponse, StatementBlock } from './answer.js';
import { attributionFor } from './attribution.js';
import type { DraftGroup } from './draft.js';
import type { Library } from './library.js';
import { counterparts } from './pairing.js';
import { type Plan, type Proposed, plansOf } from './plan.js';
import { rebuttalsFrom } from './rebuttals.js';
import type { SourceList } from './source-list.js';

/**
 * Builds the blocks of a draft as the record demands: what a statement is, who is accused and what answers it is read
 * from the index; of the draft only the choice and the order of statements count. Statements that the index does not
 * hold in the same words are left out.
 * @param sources takes the number of every source that is cited
 * @returns the blocks in reading order; empty if nothing of the draft is on record
 */
export function buildBlocks(groups: readonly DraftGroup[], library: Library, sources: SourceList): StatementBlock[] {
  return plansOf(groups, library).flatMap((plan) => {
    const block = build(plan, library, sources);
    if (!block) return [];
    return [plan.heading ? { ...block, heading: plan.heading } : block];
  });
}

/** Gives a statement the numbers of its sources. */
type Cite = <S extends Statement>(proposed: Proposed<S>) => Cited<S>;

function build(plan: Plan, library: Library, sources: SourceList): StatementBlock | null {
  const cite: Cite = ({ statement, alsoIn, wording }) => ({
    statement,
    ...(wording === undefined ? {} : { wording }),
    citations: sources.cite([statement, ...alsoIn].map((each) => documentOf(each, library))),
  });
  switch (plan.kind) {
    case 'context': {
      const statements = plan.statements.map(cite);
      return isNonEmpty(statements) ? { kind: 'context', statements } : null;
    }
    case 'allegations': {
      const allegations = plan.charged.map(
        (charged): Accusation => ({
          cited: cite(charged),
          ...charged.charge,
          attribution: attributionFor(charged, charged.charge, library),
        }),
      );
      const charges = plan.charged.map(({ charge }) => charge);
      const rebuttals = rebuttalsFrom(counterparts(charges, library, plan.wanted), charges, library, sources);
      return isNonEmpty(allegations) && isNonEmpty(rebuttals) ? { kind: 'allegations', allegations, rebuttals } : null;
    }
    case 'response':
      return buildResponse(plan, library, sources, cite);
  }
}

function buildResponse(
  plan: Extract<Plan, { kind: 'response' }>,
  library: Library,
  sources: SourceList,
  cite: Cite,
): StatementBlock | null {
  const party = partyById(plan.speaker, library.registry);
  const occasion = eventById(plan.event, library.registry);
  const responses = plan.responses.map(cite);
  const charges = plan.responses.flatMap(({ statement }) => chargeOf(statement, library) ?? []);
  if (isNonEmpty(charges)) {
    const rebuttals = rebuttalsFrom(counterparts(charges, library), charges, library, sources);
    return isNonEmpty(responses) && isNonEmpty(rebuttals)
      ? { kind: 'response', party, occasion, responses, rebuttals }
      : null;
  }
  const plain = responses.filter((cited): cited is Cited<PlainResponse> => cited.statement.against.length === 0);
  return isNonEmpty(plain) ? { kind: 'response', party, occasion, responses: plain, rebuttals: [] } : null;
}
