import type { StoreDatabase } from './schema.js';
import { daysBefore } from './stored-values.js';

/**
 * Deletes the unanswered questions of a server that are as old as its settings allow, or older.
 * @param days 0 deletes all
 * @returns how many
 */
export async function deleteOldQuestions(
  database: StoreDatabase,
  server: string,
  days: number,
  now: Date,
): Promise<number> {
  const old = database.deleteFrom('unanswered_questions').where('server_id', '=', server);
  const deletion = days === 0 ? old : old.where('asked_at', '<=', daysBefore(days, now));
  const { numDeletedRows } = await deletion.executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
