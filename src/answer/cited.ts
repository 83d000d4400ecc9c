import { isNonEmpty, type NonEmpty, type ResponseStatement, type Statement } from '../corpus/document.js';
import type { AnswerContent, Block, Cited, Rebuttal, StatementBlock } from './answer.js';

/** Gives a statement its new citations. */
export type Recite = <S extends Statement>(cited: Cited<S>) => Cited<S>;

/** @returns the block with every statement cited anew, in reading order */
export function mapCited(block: Block, map: Recite): Block {
  switch (block.kind) {
    case 'open':
      return block;
    case 'claim': {
      const evidence = block.evidence.map((one) => mapCitedStatements(one, map));
      return { ...block, evidence, rebuttals: block.rebuttals.map((one) => mapRebuttal(one, map)) };
    }
    default:
      return mapCitedStatements(block, map);
  }
}

/** @returns the block with every statement cited anew, in reading order */
export function mapCitedStatements(block: StatementBlock, map: Recite): StatementBlock {
  const rebuttal = (one: Rebuttal) => mapRebuttal(one, map);
  switch (block.kind) {
    case 'context':
      return { ...block, statements: mapNonEmpty(block.statements, (cited) => map(cited)) };
    case 'allegations': {
      const allegations = mapNonEmpty(block.allegations, (one) => ({ ...one, cited: map(one.cited) }));
      return { ...block, allegations, rebuttals: mapNonEmpty(block.rebuttals, rebuttal) };
    }
    case 'response': {
      if (!isNonEmpty(block.rebuttals)) {
        const plain = block as Extract<StatementBlock, { rebuttals: readonly [] }>;
        return { ...plain, responses: mapNonEmpty(plain.responses, (cited) => map(cited)) };
      }
      const responses = mapNonEmpty(block.responses, (cited: Cited<ResponseStatement>) => map(cited));
      return { ...block, responses, rebuttals: mapNonEmpty(block.rebuttals, rebuttal) };
    }
  }
}

/** @returns all that a block shows of the corpus, in reading order */
export function citedIn(block: Block): Cited[] {
  switch (block.kind) {
    case 'open':
      return [];
    case 'claim':
      return [...block.evidence.flatMap(citedIn), ...citedOf(block.rebuttals)];
    case 'context':
      return [...block.statements];
    case 'response':
      return [...block.responses, ...citedOf(block.rebuttals)];
    case 'allegations':
      return [...block.allegations.map(({ cited }) => cited), ...citedOf(block.rebuttals)];
  }
}

/**
 * Statements are cited when their blocks are built: an answer in which one is not is a fault of the program.
 * @throws Error if a number stands for no source of the answer's list
 */
export function mustBeCited(content: AnswerContent): void {
  if (content.kind !== 'answered') return;
  const known = new Set(content.sources.map(({ n }) => n));
  const numbers = content.blocks.flatMap(citedIn).flatMap(({ citations }): NonEmpty<number> => citations);
  if (numbers.some((n) => !known.has(n))) throw new Error('an answer cites a source that it does not list');
}

/** @returns what stands against a block's accusations, those of a claim's evidence among them */
export function rebuttalsOf(block: Block): readonly Rebuttal[] {
  switch (block.kind) {
    case 'open':
    case 'context':
      return [];
    case 'claim':
      return [...block.evidence.flatMap(rebuttalsOf), ...block.rebuttals];
    case 'response':
    case 'allegations':
      return block.rebuttals;
  }
}

function citedOf(rebuttals: readonly Rebuttal[]): Cited[] {
  return rebuttals.flatMap((one) => (one.kind === 'response' ? [one.cited] : []));
}

function mapRebuttal(one: Rebuttal, map: Recite): Rebuttal {
  return one.kind === 'response' ? { ...one, cited: map(one.cited) } : one;
}

function mapNonEmpty<T, U>(list: NonEmpty<T>, map: (item: T) => U): NonEmpty<U> {
  const [first, ...rest] = list;
  return [map(first), ...rest.map(map)];
}
