import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { makePrivate, writePrivateFile } from './private-file.js';
import type { StoreDatabase } from './schema.js';
import { codeOf, messageOf, StoreFileError } from './store-file-error.js';

const SECRET_BYTES = 32;

/** Row of `installation` by which a store knows the secret that its hashes were made with. */
const CHECK = 'secret check';

/**
 * Reads the installation's secret, the file `secret` of the data folder, or makes it once. The store remembers which
 * secret it was written with: with another one nobody's data would be found again, and nobody could have it deleted.
 * @returns 32 bytes, never to be logged
 * @throws StoreFileError if the file has another length, is not the store's, is missing though the store was used, or
 *   cannot be read or written
 */
export async function installationSecret(
  dataFolder: string,
  database: StoreDatabase,
  log: (line: string) => void,
): Promise<Buffer> {
  const file = path.join(dataFolder, 'secret');
  // The transaction lets one process at a time make the secret.
  return database.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom('installation')
      .select('value')
      .where('name', '=', CHECK)
      .executeTakeFirst();
    const secret = (await readSecret(file)) ?? (known === undefined ? await makeSecret(file) : null);
    if (secret === null) throw new StoreFileError(file, `The secret ${file} is missing: ${MEND_LOST}`);
    await makePrivate(file, log);
    const check = checkOf(secret);
    if (known === undefined)
      await transaction.insertInto('installation').values({ name: CHECK, value: check }).execute();
    else if (known.value !== check) {
      throw new StoreFileError(file, `The secret ${file} is not the one that the store was written with: ${MEND_LOST}`);
    }
    return secret;
  });
}

const MEND_LOST =
  'restore it from a backup; if it is lost, move alteram.sqlite away as well, to begin with an empty store';

async function readSecret(file: string): Promise<Buffer | null> {
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw unusable(file, cause);
  }
  if (content.length === SECRET_BYTES) return content;
  const found = `is ${content.length} bytes long, not ${SECRET_BYTES}`;
  throw new StoreFileError(file, `The secret ${file} ${found}: ${MEND_LOST}`);
}

async function makeSecret(file: string): Promise<Buffer> {
  const secret = randomBytes(SECRET_BYTES);
  try {
    await writePrivateFile(file, secret);
  } catch (cause) {
    throw unusable(file, cause);
  }
  return secret;
}

function unusable(file: string, cause: unknown): StoreFileError {
  const mend = 'make it a file that the bot may read and write';
  return new StoreFileError(file, `The secret ${file} cannot be used (${messageOf(cause)}): ${mend}`, cause);
}

function checkOf(secret: Buffer): string {
  return createHmac('sha256', secret).update(CHECK).digest('hex');
}
