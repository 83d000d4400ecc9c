import type { Database } from 'better-sqlite3';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator, type MigratorProps } from 'kysely';
import { StoreFileError } from './store-file-error.js';
import { whenFree } from './when-free.js';

/**
 * Brings a file to the newest schema, all steps or none: Kysely runs migrations outside a transaction on SQLite, where a
 * step that fails, a process that is killed or a second one that starts at the same time would leave half a schema.
 * @param database the connection that `tables` uses, and nothing else meanwhile
 * @returns the names of the migrations that ran
 * @throws StoreFileError if the file is of a newer version or is not a store
 * @throws what a migration throws; the file is then as it was
 */
export async function migrate(
  database: Database,
  tables: MigratorProps['db'],
  migrations: Readonly<Record<string, Migration>>,
): Promise<readonly string[]> {
  await whenFree(() => database.exec('begin immediate'));
  try {
    checkSchema(database, migrations);
    const migrator = new Migrator({ db: tables, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    database.exec('commit');
    return (results ?? []).map(({ migrationName }) => migrationName);
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw error;
  }
}

/** @throws StoreFileError if a file has tables that these migrations did not make */
export function checkSchema(database: Database, migrations: Readonly<Record<string, Migration>>): void {
  const names = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (names.length === 0) return;
  const file = database.name;
  if (!names.includes(DEFAULT_MIGRATION_TABLE)) {
    const mend = 'move it away, or choose another folder with DATA_DIR';
    throw new StoreFileError(file, `${file} is a SQLite file of another program, not a store of Alteram: ${mend}`);
  }
  const done = database.prepare<[], string>(`SELECT name FROM ${DEFAULT_MIGRATION_TABLE}`).pluck().all();
  const unknown = done.find((name) => !Object.hasOwn(migrations, name));
  if (unknown === undefined) return;
  const mend = 'run that version again, or move the file away to begin with an empty store';
  throw new StoreFileError(file, `The store ${file} is of a newer version of Alteram (${unknown}): ${mend}`);
}
