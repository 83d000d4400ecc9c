import { join } from 'node:path';
import type { Database } from 'better-sqlite3';

/**
 * Version of the tables below and of what their JSON holds, kept in SQLite's `user_version`. An index of another version
 * is built anew, never guessed at: raise it with every change to a table, to `Document`, `Statement`, `Party`, `Event` or
 * `GlossaryEntry`, or to what is made of the same files: how documents are read, which text of a statement is embedded.
 */
export const SCHEMA_VERSION = 1;

/**
 * `documents`, `statements`, `responses`, `statement_vectors` and `parts` are what readers see; a build replaces them in
 * one transaction. `vectors` grows while texts are embedded, so that an interrupted build resumes; its labels are never
 * given out twice (AUTOINCREMENT), so that a label means one text for good.
 */
const TABLES = `
  CREATE TABLE documents (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, first_ordinal INTEGER NOT NULL, statements INTEGER NOT NULL,
    content TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE statements (ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL, content TEXT NOT NULL);
  CREATE INDEX statements_by_id ON statements (id);
  CREATE TABLE responses (party TEXT NOT NULL, ordinal INTEGER NOT NULL, PRIMARY KEY (party, ordinal)) WITHOUT ROWID;
  CREATE TABLE parts (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, content BLOB NOT NULL);
  CREATE TABLE vectors (
    label INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, vector BLOB NOT NULL
  );
  CREATE UNIQUE INDEX vectors_by_key ON vectors (key);
  CREATE TABLE statement_vectors (label INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL);
`;

/** The tables that readers see. */
export const READER_TABLES = ['documents', 'statements', 'responses', 'parts', 'statement_vectors'] as const;

/** Vectors of 512 floats fill pages of 16 KiB to 90 %, those of the usual 4 KiB to 51 %. */
const PAGE_SIZE = 16_384;

/** @returns where the SQLite file of a data folder lies */
export function indexFile(dataFolder: string): string {
  return join(dataFolder, 'index.sqlite');
}

/** @returns the schema version that the file was written with; 0 for a file without tables */
export function schemaVersionOf(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/**
 * Makes the tables where the file has none, or those of another version.
 * @returns the version whose tables were dropped; null if none were
 */
export function prepareTables(database: Database): number | null {
  const version = schemaVersionOf(database);
  if (version === SCHEMA_VERSION) return null;
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  if (tables.length === 0) database.pragma(`page_size = ${PAGE_SIZE}`);
  database.pragma('journal_mode = WAL');
  database.transaction(() => {
    for (const { name } of tables) database.exec(`DROP TABLE "${name.replaceAll('"', '""')}"`);
    database.exec(TABLES);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
  return tables.length === 0 ? null : version;
}
