import type { StoreDatabase } from './schema.js';
import { inPieces } from './stored-values.js';

/**
 * Marks rows as done, all or none.
 * @param server whose rows the ids must be, null for direct messages: others are left alone
 * @returns how many were open and are done now
 */
export function markDone(
  database: StoreDatabase,
  table: 'reports' | 'unanswered_questions',
  ids: readonly string[],
  server: string | null,
  now: Date,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    let done = 0;
    for (const piece of inPieces(ids)) {
      const { numUpdatedRows } = await transaction
        .updateTable(table)
        .set({ done_at: now.getTime() })
        .where('id', 'in', piece)
        .where('server_id', server === null ? 'is' : '=', server)
        .where('done_at', 'is', null)
        .executeTakeFirstOrThrow();
      done += Number(numUpdatedRows);
    }
    return done;
  });
}
