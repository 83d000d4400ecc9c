import type { DeleteResult } from 'kysely';
import { purgeQuestions } from './questions.js';
import { RETENTION_DAYS } from './retention.js';
import type { StoreDatabase } from './schema.js';
import { daysBefore } from './stored-values.js';

/** How many things of each kind. Tables that hold a person are all named here. */
export interface PersonCounts {
  readonly messages: number;
  readonly votes: number;
  readonly reports: number;
}

export interface ServerCounts extends PersonCounts {
  readonly settings: number;
  readonly questions: number;
  readonly activity: number;
  readonly digests: number;
}

export interface PurgeCounts extends PersonCounts {
  readonly questions: number;
  readonly activity: number;
}

/** @returns how much of a person is stored, by the hash */
export async function personData(database: StoreDatabase, person: string): Promise<PersonCounts> {
  const count = async (table: 'kept_messages' | 'votes' | 'reports') => {
    const all = database.selectFrom(table).select((row) => row.fn.countAll().as('rows'));
    const { rows } = await all.where('person', '=', person).executeTakeFirstOrThrow();
    return Number(rows);
  };
  return { messages: await count('kept_messages'), votes: await count('votes'), reports: await count('reports') };
}

/** Deletes all that is stored of a person, all or nothing. @returns how much it was */
export function forgetPerson(database: StoreDatabase, person: string): Promise<PersonCounts> {
  return database.transaction().execute(async (transaction) => {
    const forget = (table: 'kept_messages' | 'votes' | 'reports') =>
      deleted(transaction.deleteFrom(table).where('person', '=', person));
    return { messages: await forget('kept_messages'), votes: await forget('votes'), reports: await forget('reports') };
  });
}

/** Deletes all that is stored of a server, all or nothing. @returns how much it was */
export function forgetServer(database: StoreDatabase, serverId: string): Promise<ServerCounts> {
  return database.transaction().execute(async (transaction) => {
    const forget = (table: 'kept_messages' | 'votes' | 'reports' | OnlyOfServers) =>
      deleted(transaction.deleteFrom(table).where('server_id', '=', serverId));
    return {
      messages: await forget('kept_messages'),
      votes: await forget('votes'),
      reports: await forget('reports'),
      settings: await forget('server_settings'),
      questions: await forget('unanswered_questions'),
      activity: await forget('activity'),
      digests: await forget('digests'),
    };
  });
}

type OnlyOfServers = 'server_settings' | 'unanswered_questions' | 'activity' | 'digests';

/** Deletes all whose time is over, all or nothing. @returns how much it was */
export function purge(database: StoreDatabase, now: Date): Promise<PurgeCounts> {
  const days = RETENTION_DAYS;
  return database.transaction().execute(async (transaction) => {
    const done = transaction.deleteFrom('reports').where('done_at', '<=', daysBefore(days.doneReports, now));
    const open = transaction
      .deleteFrom('reports')
      .where('done_at', 'is', null)
      .where('reported_at', '<=', daysBefore(days.openReports, now));
    return {
      messages: await deleted(
        transaction.deleteFrom('kept_messages').where('kept_at', '<=', daysBefore(days.messages, now)),
      ),
      votes: await deleted(transaction.deleteFrom('votes').where('voted_at', '<=', daysBefore(days.votes, now))),
      reports: (await deleted(done)) + (await deleted(open)),
      questions: await purgeQuestions(transaction, now),
      activity: await deleted(transaction.deleteFrom('activity').where('day', '<=', daysBefore(days.activity, now))),
    };
  });
}

async function deleted(deletion: { executeTakeFirstOrThrow(): Promise<DeleteResult> }): Promise<number> {
  const { numDeletedRows } = await deletion.executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
