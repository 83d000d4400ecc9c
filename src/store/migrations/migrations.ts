import type { Migration } from 'kysely';
import { firstTables } from './0001-first-tables.js';
import { seenDocuments } from './0002-seen-documents.js';

/** Every migration by its name; they run in the order of their names. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-seen-documents': seenDocuments,
};
