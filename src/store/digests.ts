import type { StoreDatabase } from './schema.js';

/** When each server's digest was sent. */
export interface Digests {
  /** @returns when the last one was sent, or from when on the first one counts; null if nothing was begun yet */
  lastSent(server: string): Promise<Date | null>;
  /** Remembers that one was sent, or from when on the first one counts. */
  sent(server: string, at: Date): Promise<void>;
  /**
   * Takes a digest upon oneself, so that no other process sends it as well.
   * @param dueFrom the digest is due unless one was sent at this time or later
   * @param at taken down as the time at which it is sent
   * @returns from when on it counts; null where it is not due, or nothing was begun
   */
  claim(server: string, dueFrom: Date, at: Date): Promise<Date | null>;
  /** Gives a digest back that could not be sent, unless another was sent meanwhile. */
  release(server: string, claimed: { readonly at: Date; readonly since: Date }): Promise<void>;
}

export function createDigests(database: StoreDatabase): Digests {
  return {
    lastSent: (server) => lastSent(database, server),

    async sent(server, at) {
      const sent_at = at.getTime();
      await database
        .insertInto('digests')
        .values({ server_id: server, sent_at })
        .onConflict((conflict) => conflict.column('server_id').doUpdateSet({ sent_at }))
        .execute();
    },

    claim: (server, dueFrom, at) =>
      database.transaction().execute(async (transaction) => {
        const since = await lastSent(transaction, server);
        if (since === null || since >= dueFrom) return null;
        const row = transaction.updateTable('digests').where('server_id', '=', server);
        await row.set({ sent_at: at.getTime() }).execute();
        return since;
      }),

    async release(server, { at, since }) {
      await database
        .updateTable('digests')
        .set({ sent_at: since.getTime() })
        .where('server_id', '=', server)
        .where('sent_at', '=', at.getTime())
        .execute();
    },
  };
}

async function lastSent(database: StoreDatabase, server: string): Promise<Date | null> {
  const rows = database.selectFrom('digests').select('sent_at').where('server_id', '=', server);
  const row = await rows.executeTakeFirst();
  return row === undefined ? null : new Date(row.sent_at);
}
