import path from 'node:path';
import { type Activity, createActivity } from './activity.js';
import { createDigests, type Digests } from './digests.js';
import * as erasure from './erasure.js';
import { createFeedback, type Feedback } from './feedback.js';
import { createKeptMessages, type KeptMessages } from './kept-messages.js';
import { MIGRATIONS } from './migrations/migrations.js';
import { type OpenDatabase, openDatabase } from './open-database.js';
import { checkedPerson, personHash } from './person-hash.js';
import { createQuestions, type Questions } from './questions.js';
import { createReports, type Reports } from './reports.js';
import { installationSecret } from './secret.js';
import { createSeenDocuments, type SeenDocuments } from './seen-documents.js';
import { createServers, type Servers } from './server-settings.js';

/**
 * All that the bot keeps besides the index: servers' settings, what the buttons of its messages need, votes, reported
 * errors, questions that the corpus could not answer, counts of what is asked about, when digests were sent, and since when
 * each document of the corpus is known.
 *
 * Two files of the data folder belong to it, both readable by their owner alone:
 *
 * - `alteram.sqlite`, a file of its own: the index can be thrown away and built again from the corpus at any time, this
 *   cannot. It is what a backup needs, copied while the bot is stopped, or at any time with
 *   `sqlite3 alteram.sqlite ".backup COPY"`.
 * - `secret`, 32 random bytes, made once. Users are stored only as hashes made with it. Whoever has both files can find
 *   out whether a given user is in the store; whoever has only the database cannot. A store without its secret is not
 *   opened: nobody could have their data deleted any more. So it belongs to the backup, best in another place.
 *
 * Every method reads and writes the file at once; nothing is held in memory, and several processes may have it open. What
 * is deleted is overwritten in the file. Nothing is deleted by time alone: call `purge` daily. Times are `Date`s here and
 * milliseconds since 1970 in the file. A `server` of null means direct messages.
 *
 * Queries are Kysely's and use nothing that only SQLite has; what is SQLite's own stands in `open-database.ts`,
 * `migrate.ts`, `sqlite-dialect.ts` and `when-free.ts`. For PostgreSQL these are what is to be replaced (and its driver
 * told to read `bigint` as a number).
 */
export interface Store {
  /** @returns the hash by which a user is stored, 32 hexadecimal digits; the same in every run of this installation */
  personHash(userId: string): string;
  readonly servers: Servers;
  readonly messages: KeptMessages;
  readonly feedback: Feedback;
  readonly reports: Reports;
  readonly questions: Questions;
  readonly activity: Activity;
  readonly digests: Digests;
  readonly documents: SeenDocuments;
  /** @returns how much of a person is stored, by the hash */
  personData(person: string): Promise<erasure.PersonCounts>;
  /** Deletes a person's votes, reports and kept messages. @returns how many */
  forgetPerson(person: string): Promise<erasure.PersonCounts>;
  /** Deletes all that is stored of a server. @returns how much */
  forgetServer(serverId: string): Promise<erasure.ServerCounts>;
  /** Deletes all whose time is over, now unless told. @returns how much */
  purge(now?: Date): Promise<erasure.PurgeCounts>;
  /** Closes the file; a second call does nothing. What is called afterwards throws. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Made if there is none. */
  readonly dataFolder: string;
  readonly clock?: () => Date;
  /** Told in one line what the person who runs the bot should know. */
  readonly log?: (line: string) => void;
}

/**
 * Opens the store of a data folder, or makes it; an older one is brought to the newest schema, wholly or not at all.
 * @throws StoreFileError that names the file and the mend if a file is damaged, of a newer version, or cannot be used; it
 *   is then left as it is
 */
export async function openStore({
  dataFolder,
  clock = () => new Date(),
  log = () => {},
}: StoreOptions): Promise<Store> {
  const database = await openDatabase(path.join(dataFolder, 'alteram.sqlite'), MIGRATIONS, log);
  try {
    const secret = await installationSecret(dataFolder, database.tables, log);
    return createStore(database, secret, clock);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function createStore({ tables, settle, close }: OpenDatabase, secret: Uint8Array, clock: () => Date): Store {
  const settled = async <T>(deletion: Promise<T>): Promise<T> => {
    const counts = await deletion;
    await settle();
    return counts;
  };
  return {
    personHash: (userId) => personHash(secret, userId),
    servers: createServers(tables, clock),
    messages: createKeptMessages(tables, clock),
    feedback: createFeedback(tables, clock),
    reports: createReports(tables, clock),
    questions: createQuestions(tables, clock),
    activity: createActivity(tables, clock),
    digests: createDigests(tables),
    documents: createSeenDocuments(tables, clock),
    personData: async (person) => erasure.personData(tables, checkedPerson(person)),
    forgetPerson: async (person) => settled(erasure.forgetPerson(tables, checkedPerson(person))),
    forgetServer: (serverId) => settled(erasure.forgetServer(tables, serverId)),
    purge: (now = clock()) => settled(erasure.purge(tables, now)),
    close,
  };
}
