import type { Statement } from '../../corpus/document.js';
import { chargeOf } from '../accusation.js';
import type { Library } from '../library.js';
import { type Beside, besideOf } from '../room.js';
import { groupOf } from './distinct.js';

/**
 * Prepares what the guard will set beside single statements. It is the same for all that accuse the same parties on the
 * same event, and looked up once for these.
 * @returns a function from a statement to what stands beside it; empty for one that accuses nobody
 */
export function createBeside(library: Library): (statement: Statement) => readonly Beside[] {
  const known = new Map<string, readonly Beside[]>();
  return (statement) => {
    const charge = chargeOf(statement, library);
    if (!charge) return [];
    const accused = charge.against.map(({ id }) => id);
    const key = JSON.stringify([accused, charge.event?.id ?? null, charge.event ? null : charge.document]);
    const beside = known.get(key) ?? besideOf(groupOf({ statement, alsoIn: [] }), library);
    known.set(key, beside);
    return beside;
  };
}
