import type { Migration } from 'kysely';

/** Which documents of the corpus are known, so that digests can tell new ones. */
export const seenDocuments: Migration = {
  async up({ schema }) {
    await schema
      .createTable('seen_documents')
      .addColumn('document_id', 'text', (column) => column.primaryKey())
      .addColumn('first_seen_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('seen_documents_by_time').on('seen_documents').column('first_seen_at').execute();
  },
};
