import { rename } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';

/** Thrown where a stored index cannot be read: the message says which file and what to do. */
export class DamagedIndexError extends Error {
  override readonly name = 'DamagedIndexError';
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(`The index ${file} is damaged (${messageOf(cause)}); build it again with: alteram index`, { cause });
    this.file = file;
  }
}

/** @returns whether SQLite, or what was read from it, says that the file is not as it was written */
export function isDamage(error: unknown): boolean {
  if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'SyntaxError') return true;
  return /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_CORRUPTFS)/.test(sqliteCode(error));
}

/** @returns SQLite's name for an error, for example `SQLITE_BUSY`; empty for any other error */
export function sqliteCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/**
 * Checks the structure of the file.
 * @param tables the tables to check; left out, all. The vectors are by far the most bytes: a reader leaves them out
 * @returns what is wrong, or null
 */
export function structuralDamage(database: Database, tables?: readonly string[]): string | null {
  for (const pragma of tables?.map((table) => `quick_check(${table})`) ?? ['quick_check(1)']) {
    const found = String(database.pragma(pragma, { simple: true }));
    if (found !== 'ok') return found.split('\n').at(-1) ?? found;
  }
  return null;
}

/**
 * Moves a damaged SQLite file out of the way with its write-ahead log, so that a person may still look at it.
 * @param now names the copy
 * @returns the new path of the file
 */
export async function moveAside(file: string, now: Date): Promise<string> {
  const aside = `${file}.damaged-${now.toISOString().replaceAll(':', '-')}`;
  for (const suffix of ['-wal', '-shm', '']) {
    await rename(`${file}${suffix}`, `${aside}${suffix}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  return aside;
}

/** @returns the message of anything thrown, on one line */
export function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(message).split('\n')[0] ?? '';
}
