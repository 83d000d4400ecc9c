import { rmSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { messageOf, sqliteCode } from './damage.js';

/** Who writes the index at the moment. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** ISO time since when. */
  readonly since: string;
  /** What it does, for example `index`. */
  readonly verb: string;
}

/** Thrown where another process is writing the index. */
export class IndexLockedError extends Error {
  override readonly name = 'IndexLockedError';
  /** Null where the holder had not written its facts down yet. */
  readonly holder: LockHolder | null;

  constructor(dataFolder: string, holder: LockHolder | null) {
    super(`${describeHolder(holder)} is writing the index in ${dataFolder}: wait until it is done, then try again`);
    this.holder = holder;
  }
}

/** @returns the holder in words, for a message */
function describeHolder(holder: LockHolder | null): string {
  if (!holder) return 'Another process';
  return `"${holder.verb}" (process ${holder.pid} on ${holder.host}, since ${holder.since})`;
}

/** The right to write in a data folder. */
export interface WriteLock {
  /** Gives the right back; a second call does nothing. */
  release(): Promise<void>;
}

const holderSchema: z.ZodType<LockHolder> = z.object({
  pid: z.number(),
  host: z.string(),
  since: z.string(),
  verb: z.string(),
});

/**
 * Takes the right to write in a data folder. The lock is an exclusive transaction on an empty SQLite file: the operating
 * system gives it back when the process ends, however it ends, so that a killed holder leaves no stale lock.
 * @param verb what the lock is for, told to whoever is refused
 * @throws IndexLockedError if it is taken
 * @throws Error that names the folder if it cannot be written
 */
export async function takeWriteLock(dataFolder: string, verb: string): Promise<WriteLock> {
  const holderFile = join(dataFolder, 'write.lock.json');
  const database = await lockFolder(dataFolder);
  if (!database) throw new IndexLockedError(dataFolder, await readHolder(holderFile));
  try {
    const holder: LockHolder = { pid: process.pid, host: hostname(), since: new Date().toISOString(), verb };
    await writeFile(holderFile, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    release: async () => {
      if (!database.open) return;
      await rm(holderFile, { force: true });
      database.close();
    },
  };
}

async function lockFolder(dataFolder: string): Promise<Database.Database | null> {
  try {
    await mkdir(dataFolder, { recursive: true });
    return beginExclusive(join(dataFolder, 'write.lock'));
  } catch (cause) {
    const message = `The data folder ${dataFolder} cannot be written (${messageOf(cause)})`;
    throw new Error(`${message}: make it writable, or choose another with --data`, { cause });
  }
}

/** @returns the connection that holds the lock; null if another one does */
function beginExclusive(file: string): Database.Database | null {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (sqliteCode(error).startsWith('SQLITE_BUSY')) return null;
    if (sqliteCode(error) !== 'SQLITE_NOTADB') throw error;
    // Not a file of ours, so nobody can hold a lock by it.
    rmSync(file);
    return beginExclusive(file);
  }
}

async function readHolder(file: string): Promise<LockHolder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
