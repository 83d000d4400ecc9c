import { isNonEmpty } from '../corpus/document.js';
import type { OpenBlock, StatementBlock } from './answer.js';
import { rebuttalsOf } from './cited.js';

/** How many parties one block lists at most, so that it fits on one page of any surface. */
const MOST = 12;

/**
 * Lists who has not answered: every party accused in the blocks, on each event, of whom no response is on record. Those
 * whom no source names owe none.
 * @returns blocks for the end of an answer; none where everybody has answered
 */
export function openBlocks(blocks: readonly StatementBlock[]): OpenBlock[] {
  const silent = blocks
    .flatMap(rebuttalsOf)
    .flatMap((one) => (one.kind === 'none on record' && !one.party.unnamed ? [one] : []));
  const once = [...new Map(silent.map((one) => [`${one.party.id} ${one.event?.id ?? ''}`, one])).values()];
  const result: OpenBlock[] = [];
  for (let i = 0; i < once.length; i += MOST) {
    const missing = once.slice(i, i + MOST);
    if (isNonEmpty(missing)) result.push({ kind: 'open', heading: { kind: 'open' }, missing });
  }
  return result;
}
