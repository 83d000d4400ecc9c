import { fileURLToPath } from 'node:url';
import type { TransferListItem } from 'node:worker_threads';
import Tinypool from 'tinypool';

/**
 * Runs one task in a worker thread of its own, which ends with it.
 * @param file address of a module whose default export takes the task
 * @param transferList what is handed over rather than copied
 * @returns what the default export returns
 * @throws what it throws
 */
export async function runInWorker<Task, Result>(
  file: URL,
  task: Task,
  transferList: TransferListItem[] = [],
): Promise<Result> {
  const pool = new Tinypool({ filename: fileURLToPath(file), minThreads: 1, maxThreads: 1 });
  try {
    return (await pool.run(task, { transferList })) as Result;
  } finally {
    await pool.destroy();
  }
}
