import { chmod, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from './store-file-error.js';

/** Read and written by the owner alone. */
const OWNER_ONLY = 0o600;

/** Makes an empty file that only its owner may read, unless there is one already. */
export async function createPrivateFile(file: string): Promise<void> {
  await (await open(file, 'a', OWNER_ONLY)).close();
}

/** Takes the right to read a file from everybody but its owner. Where the file system has no such rights, says so. */
export async function makePrivate(file: string, log: (line: string) => void): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(file);
  if ((mode & 0o077) === 0) return;
  try {
    await chmod(file, OWNER_ONLY);
  } catch (error) {
    log(`Others may read ${file}, and this cannot be changed (${messageOf(error)}): make it private to the bot's user`);
  }
}

/**
 * Writes a file whole or not at all, on the disk when this returns. Only one writer at a time may call it.
 * @param content replaces what the file held
 */
export async function writePrivateFile(file: string, content: Uint8Array): Promise<void> {
  const unfinished = `${file}.new`;
  await rm(unfinished, { force: true });
  const handle = await open(unfinished, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
  await flushFolder(path.dirname(file));
}

/** A new name is on the disk only when its folder is; Windows cannot flush folders and does not need it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
