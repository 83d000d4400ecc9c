import type { Database } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { damagedStore, isDamage, messageOf } from './store-file-error.js';
import { whenFree } from './when-free.js';

/**
 * Kysely's dialect of SQLite for a file that other connections write too: it waits for them without stopping the process.
 */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #database: Database;

  /** @param database opened with `timeout: 0`; belongs to the dialect from here on */
  constructor(database: Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new PatientSqliteDriver(this.#database);
  }
}

class PatientSqliteDriver extends SqliteDriver {
  readonly #file: string;

  constructor(database: Database) {
    super({ database });
    this.#file = database.name;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: <Row>(query: CompiledQuery) => this.#execute<Row>(connection, query),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  /** A transaction that reads before it writes would fail, not wait, where another one wrote in between. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async #execute<Row>(connection: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await whenFree(() => connection.executeQuery<Row>(query));
    } catch (error) {
      throw isDamage(error) ? damagedStore(this.#file, messageOf(error), error) : error;
    }
  }
}
