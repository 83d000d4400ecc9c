import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type Migration, sql } from 'kysely';
import { checkSchema, migrate } from './migrate.js';
import { createPrivateFile, makePrivate } from './private-file.js';
import type { StoreDatabase, Tables } from './schema.js';
import { PatientSqliteDialect } from './sqlite-dialect.js';
import { codeOf, damagedStore, isDamage, messageOf, StoreFileError } from './store-file-error.js';
import { whenFree } from './when-free.js';

/** An open store file. */
export interface OpenDatabase {
  readonly tables: StoreDatabase;
  /** Folds the write-ahead log into the file, so that what was deleted is on no page of either. */
  settle(): Promise<void>;
  /** Closes the file; a second call does nothing. */
  close(): Promise<void>;
}

/**
 * Opens a SQLite file for reading and writing, makes it if there is none, and brings it to the newest schema.
 * @param migrations by name; all steps run or none
 * @throws StoreFileError that names the file and the mend if it is damaged, newer, of another program, locked, or cannot
 *   be read and written. It is then as it was
 */
export async function openDatabase(
  file: string,
  migrations: Readonly<Record<string, Migration>>,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  let database: Database.Database | undefined;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await createPrivateFile(file);
    await makePrivate(file, log);
    database = new Database(file, { timeout: 0 });
    return await prepare(database, migrations, log);
  } catch (error) {
    database?.close();
    throw error instanceof StoreFileError ? error : describeFailure(file, error);
  }
}

async function prepare(
  database: Database.Database,
  migrations: Readonly<Record<string, Migration>>,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  // Both only read: a file that is damaged or not ours is left untouched.
  const found = await whenFree(() => String(database.pragma('quick_check(1)', { simple: true })));
  if (found !== 'ok') throw damagedStore(database.name, found.split('\n').at(-1) ?? found);
  await whenFree(() => checkSchema(database, migrations));

  await whenFree(() => database.pragma('journal_mode = WAL'));
  // A power cut may lose the last seconds but breaks nothing.
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  // What a person has deleted must not stay readable in the file's free space.
  database.pragma('secure_delete = ON');

  const tables = new Kysely<Tables>({ dialect: new PatientSqliteDialect(database) });
  const done = await migrate(database, tables, migrations);
  if (done.length > 0) log(`The store ${database.name} was brought to ${done.at(-1)}`);
  return {
    tables,
    settle: async () => {
      // Where another connection reads, its last reader folds the rest in when it closes.
      await sql`pragma wal_checkpoint(TRUNCATE)`.execute(tables);
    },
    close: () => tables.destroy(),
  };
}

function describeFailure(file: string, cause: unknown): Error {
  const detail = messageOf(cause);
  if (isDamage(cause)) return damagedStore(file, detail, cause);
  const code = codeOf(cause);
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreFileError(file, `The store ${file} is in use by another process: stop it, then try again`, cause);
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)|^E[A-Z]+$/.test(code)) {
    const mend = 'make its folder one that the bot may write to, with space left, or choose another with DATA_DIR';
    return new StoreFileError(file, `The store ${file} cannot be opened (${detail}): ${mend}`, cause);
  }
  return new Error(`The store ${file} cannot be opened (${detail})`, { cause });
}
