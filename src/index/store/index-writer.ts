import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Corpus } from '../../corpus/corpus.js';
import type { AnnotatedDocument, Statement } from '../../corpus/document.js';
import { isDamage, messageOf, moveAside, structuralDamage } from './damage.js';
import { type IndexRecord, readRecord, writePart } from './index-record.js';
import { openDatabase } from './open-database.js';
import { registryToJson } from './registry-json.js';
import { indexFile, prepareTables, READER_TABLES } from './schema.js';
import { vectorToBytes } from './vector-rows.js';

/** All that readers see of a finished build. */
export interface IndexContent {
  readonly corpus: Corpus;
  readonly lexical: Uint8Array;
  /** Which statement each vector belongs to, by ascending label. */
  readonly vectors: readonly { readonly label: number; readonly ordinal: number }[];
  readonly record: IndexRecord;
}

/** Rows written before other work of the process gets its turn: a few milliseconds. */
const ROWS_A_TURN = 1_000;

/** The one connection that writes. Only its owner, who holds the write lock, may have one. */
export class IndexWriter {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Opens the SQLite file for writing and makes its tables. A damaged file is moved aside, one of another schema version
   * emptied; each is told in one line.
   * @param damage what is known to be wrong with the file, where its structure alone does not show it
   */
  static async open(dataFolder: string, log: (line: string) => void, damage?: string): Promise<IndexWriter> {
    const file = indexFile(dataFolder);
    const writer = damage === undefined ? IndexWriter.#tryOpen(file, log) : { damage };
    if (writer instanceof IndexWriter) return writer;
    const aside = await moveAside(file, new Date());
    log(`The index ${file} is damaged (${writer.damage}): moved to ${aside}, building a new one`);
    const second = IndexWriter.#tryOpen(file, log);
    if (second instanceof IndexWriter) return second;
    throw new Error(`The index ${file} cannot be written: ${second.damage}`);
  }

  static #tryOpen(file: string, log: (line: string) => void): IndexWriter | { damage: string } {
    const database = openDatabase(file);
    try {
      const dropped = prepareTables(database);
      if (dropped !== null) log(`The index ${file} is of schema version ${dropped}: building it anew`);
      // A build that is lost to a power cut leaves the old index; the log is flushed before it is folded in.
      database.pragma('synchronous = NORMAL');
      const damage = structuralDamage(database);
      if (damage === null) {
        readRecord(database);
        return new IndexWriter(database);
      }
      database.close();
      return { damage };
    } catch (error) {
      database.close();
      if (!isDamage(error)) throw error;
      return { damage: messageOf(error) };
    }
  }

  /** @returns what the last finished build says about itself; null if there is none */
  record(): IndexRecord | null {
    return readRecord(this.#database);
  }

  /** @returns the label of each stored vector, by key */
  storedVectors(): Map<string, number> {
    const rows = this.#database.prepare<[], [string, number]>('SELECT key, label FROM vectors').raw().iterate();
    return new Map(rows);
  }

  /** Stores vectors for good, finished build or not. @returns their labels, in order */
  addVectors(entries: readonly { readonly key: string; readonly vector: Float32Array }[]): number[] {
    const insert = this.#database.prepare('INSERT INTO vectors (key, vector) VALUES (?, ?)');
    return this.#database.transaction(() =>
      entries.map(({ key, vector }) => Number(insert.run(key, vectorToBytes(vector)).lastInsertRowid)),
    )();
  }

  /** Stores a further vector with the bytes of a stored one. @returns its label */
  copyVector(label: number, key: string): number {
    const insert = this.#database.prepare(
      'INSERT INTO vectors (key, vector) SELECT ?, vector FROM vectors WHERE label = ?',
    );
    return Number(insert.run(key, label).lastInsertRowid);
  }

  /**
   * Replaces all that readers see, and drops vectors that nothing refers to any more, in one transaction: readers see
   * the old index or the new one. Other work of the process gets its turn in between.
   * @returns how many vectors were dropped
   */
  async swap(content: IndexContent): Promise<number> {
    const database = this.#database;
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const table of READER_TABLES) database.exec(`DELETE FROM ${table}`);
      await this.#writeDocuments(content.corpus.documents);
      const insert = database.prepare('INSERT INTO statement_vectors (label, ordinal) VALUES (?, ?)');
      await inTurns(content.vectors, ({ label, ordinal }) => insert.run(label, ordinal));
      writePart(database, 'registry', Buffer.from(registryToJson(content.corpus.registry)));
      writePart(database, 'glossary', Buffer.from(JSON.stringify(content.corpus.glossary)));
      writePart(database, 'lexical', content.lexical);
      writePart(database, 'record', Buffer.from(JSON.stringify(content.record)));
      const dropped = database
        .prepare('DELETE FROM vectors WHERE label NOT IN (SELECT label FROM statement_vectors)')
        .run().changes;
      database.exec('COMMIT');
      return dropped;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  async #writeDocuments(documents: readonly AnnotatedDocument[]): Promise<void> {
    const insertDocument = this.#database.prepare('INSERT INTO documents VALUES (?, ?, ?, ?, ?)');
    const insertStatement = this.#database.prepare('INSERT INTO statements VALUES (?, ?, ?)');
    const insertResponse = this.#database.prepare('INSERT OR IGNORE INTO responses VALUES (?, ?)');
    let ordinal = 0;
    let position = 0;
    for (const { statements, ...document } of documents) {
      insertDocument.run(document.id, position++, ordinal, statements.length, JSON.stringify(document));
      await inTurns(statements, (statement: Statement) => {
        insertStatement.run(ordinal, statement.id, JSON.stringify(statement));
        if (statement.stance === 'response') for (const party of statement.for) insertResponse.run(party, ordinal);
        ordinal++;
      });
      if (position % ROWS_A_TURN === 0) await setImmediate();
    }
  }

  /** Folds the write-ahead log into the file as far as open readers allow, and closes. */
  close(): void {
    this.#database.pragma('busy_timeout = 0');
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
    this.#database.close();
  }
}

async function inTurns<T>(rows: readonly T[], write: (row: T) => unknown): Promise<void> {
  for (const [i, row] of rows.entries()) {
    write(row);
    if (i % ROWS_A_TURN === ROWS_A_TURN - 1) await setImmediate();
  }
}
