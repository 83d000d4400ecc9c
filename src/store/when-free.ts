import { setTimeout } from 'node:timers/promises';
import { codeOf } from './store-file-error.js';

/** How long to wait for another writer. Writes take a few milliseconds. */
const PATIENCE_MS = 5_000;
const BETWEEN_ATTEMPTS_MS = 10;

/**
 * Tries again while another connection writes. SQLite's own busy timeout would stop the whole process meanwhile, with the
 * gateway's heartbeat, and for ever where the other connection belongs to the same process.
 * @param attempt throws SQLITE_BUSY where it could do nothing
 * @throws what the last attempt threw, after five seconds
 */
export async function whenFree<T>(attempt: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || performance.now() > deadline) throw error;
      await setTimeout(BETWEEN_ATTEMPTS_MS);
    }
  }
}
