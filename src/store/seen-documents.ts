import type { StoreDatabase } from './schema.js';
import { checkedText } from './stored-values.js';

/** Since when each document of the corpus is known: the same for all servers. */
export interface SeenDocuments {
  /**
   * Remembers those that are not known yet. What is there at the very first look is not new to anybody.
   * @param ids of all documents that the corpus has
   */
  see(ids: readonly string[], at?: Date): Promise<void>;
  /** @returns ids of the documents that were first seen later than this, in order; they may be gone by now */
  since(time: Date): Promise<readonly string[]>;
}

const MOST_ID = 300;
/** Rows in one statement: two values each, of which databases take some thousands. */
const ROWS_A_STATEMENT = 400;

export function createSeenDocuments(database: StoreDatabase, clock: () => Date): SeenDocuments {
  return {
    see: (ids, at = clock()) =>
      database.transaction().execute(async (transaction) => {
        const rows = await transaction.selectFrom('seen_documents').select('document_id').execute();
        const known = new Set(rows.map(({ document_id }) => document_id));
        const first_seen_at = known.size === 0 ? 0 : at.getTime();
        const added = [...new Set(ids)]
          .filter((id) => !known.has(id))
          .map((id) => ({ document_id: checkedText(id, 'id of a document', MOST_ID), first_seen_at }));
        for (let from = 0; from < added.length; from += ROWS_A_STATEMENT) {
          const piece = added.slice(from, from + ROWS_A_STATEMENT);
          await transaction.insertInto('seen_documents').values(piece).execute();
        }
      }),

    async since(time) {
      const rows = await database
        .selectFrom('seen_documents')
        .select('document_id')
        .where('first_seen_at', '>', time.getTime())
        .orderBy('document_id')
        .execute();
      return rows.map(({ document_id }) => document_id);
    },
  };
}
