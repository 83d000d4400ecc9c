import Database from 'better-sqlite3';
import { messageOf } from './damage.js';

/**
 * Opens a SQLite file.
 * @throws Error that names the file if it cannot be opened; damage shows only when it is read
 */
export function openDatabase(file: string, options: Database.Options = {}): Database.Database {
  try {
    return new Database(file, options);
  } catch (cause) {
    throw new Error(
      `The index ${file} cannot be opened (${messageOf(cause)}): is it a file that you may read and write?`,
      {
        cause,
      },
    );
  }
}
