import type { Statement } from '../corpus/document.js';
import type { AnswerContent, Block, Rebuttal } from './answer.js';

/** @returns the statements that an answer shows, in reading order, each once; those that stand against others among them */
export function shownStatements(answer: AnswerContent): readonly Statement[] {
  if (answer.kind !== 'answered') return [];
  const all = answer.blocks.flatMap(statementsOf);
  return [...new Map(all.map((statement) => [statement.id, statement])).values()];
}

function statementsOf(block: Block): Statement[] {
  switch (block.kind) {
    case 'context':
      return block.statements.map(({ statement }) => statement);
    case 'allegations':
      return [...block.allegations.map(({ cited }) => cited.statement), ...rebutting(block.rebuttals)];
    case 'response':
      return [...block.responses.map(({ statement }) => statement), ...rebutting(block.rebuttals)];
    case 'claim':
      return [...block.evidence.flatMap(statementsOf), ...rebutting(block.rebuttals)];
    case 'open':
      return [];
  }
}

function rebutting(rebuttals: readonly Rebuttal[]): Statement[] {
  return rebuttals.flatMap((one) => (one.kind === 'response' ? [one.cited.statement] : []));
}
