/** Thrown where a file of the store cannot be used as it is: the message names the file and what to do. */
export class StoreFileError extends Error {
  override readonly name = 'StoreFileError';
  readonly file: string;

  constructor(file: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.file = file;
  }
}

/** @returns the code of an error, of SQLite (`SQLITE_BUSY`) or of the system (`EACCES`); empty where it has none */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** @returns the message of anything thrown, its first line */
export function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(message).split('\n')[0] ?? '';
}

/** @returns whether SQLite says that a file is not as it was written */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_CORRUPTFS)/.test(codeOf(error));
}

/** @returns the error of a database file that is not as it was written */
export function damagedStore(file: string, detail: string, cause?: unknown): StoreFileError {
  const mend = 'stop the bot, then restore the file from a backup, or move it away to begin with an empty store';
  return new StoreFileError(file, `The store ${file} is damaged (${detail}): ${mend}`, cause);
}
