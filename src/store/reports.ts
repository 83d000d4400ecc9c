import type { Selectable } from 'kysely';
import { markDone } from './mark-done.js';
import { checkedPerson } from './person-hash.js';
import type { StoreDatabase, Tables } from './schema.js';
import { checkedLimit, checkedText, dateOrNull, daysBefore, randomId } from './stored-values.js';

/** An error that a person reports. */
export interface NewReport {
  /** Null in direct messages. */
  readonly server: string | null;
  /** Hash of the person. */
  readonly person: string;
  /** What is wrong, at most 2,000 characters. */
  readonly text: string;
  /** As the person typed it; null for none. */
  readonly link: string | null;
  /** Ids of the documents and statements that were shown. */
  readonly documents: readonly string[];
  readonly statements: readonly string[];
}

/** A stored report, without the person who sent it: nobody who reads it needs that. */
export interface Report extends Omit<NewReport, 'person'> {
  readonly id: string;
  readonly reportedAt: Date;
  /** Null while it is open. */
  readonly doneAt: Date | null;
}

/** Reported errors. */
export interface Reports {
  /**
   * @returns the id of the report; `too many` where the person has sent 20 within the last day, and nothing is stored
   * @throws RangeError if the text is empty, or if a part is too long
   */
  add(report: NewReport): Promise<{ readonly id: string } | 'too many'>;
  /**
   * @param server null for those from direct messages
   * @returns the reports that are not done, newest first; 100 unless told
   */
  open(server: string | null, limit?: number): Promise<readonly Report[]>;
  /**
   * @param server whose reports the ids must be: others are left alone
   * @returns how many were open and are done now
   */
  markDone(ids: readonly string[], server: string | null): Promise<number>;
  /** @returns all reports, newest first; 1,000 unless told */
  all(server: string | null, limit?: number): Promise<readonly Report[]>;
}

/** A person can fill some 50 KB a day, not the disk. */
const MOST_A_DAY = 20;
const MOST_TEXT = 2_000;
const MOST_LINK = 2_000;
const MOST_IDS = 100;
const MOST_ID = 300;

export function createReports(database: StoreDatabase, clock: () => Date): Reports {
  const list = (server: string | null, limit: number) =>
    database
      .selectFrom('reports')
      .selectAll()
      .where('server_id', server === null ? 'is' : '=', server)
      .orderBy('reported_at', 'desc')
      .orderBy('id')
      .limit(checkedLimit(limit));

  return {
    async add(report) {
      const now = clock();
      const row = newRow(report, now);
      return database.transaction().execute(async (transaction) => {
        const { sent } = await transaction
          .selectFrom('reports')
          .select((each) => each.fn.countAll().as('sent'))
          .where('person', '=', row.person)
          .where('reported_at', '>', daysBefore(1, now))
          .executeTakeFirstOrThrow();
        if (Number(sent) >= MOST_A_DAY) return 'too many';
        await transaction.insertInto('reports').values(row).execute();
        return { id: row.id };
      });
    },

    async open(server, limit = 100) {
      return (await list(server, limit).where('done_at', 'is', null).execute()).map(toReport);
    },

    async all(server, limit = 1_000) {
      return (await list(server, limit).execute()).map(toReport);
    },

    markDone: (ids, server) => markDone(database, 'reports', ids, server, clock()),
  };
}

function newRow({ server, person, text, link, documents, statements }: NewReport, now: Date): Tables['reports'] {
  return {
    id: randomId(),
    server_id: server,
    person: checkedPerson(person),
    text: checkedText(text, 'report', MOST_TEXT),
    link: link === null || link.trim() === '' ? null : checkedText(link, 'link of the report', MOST_LINK),
    documents: JSON.stringify(checkedIds(documents, 'documents')),
    statements: JSON.stringify(checkedIds(statements, 'statements')),
    reported_at: now.getTime(),
    done_at: null,
  };
}

function checkedIds(ids: readonly string[], what: string): readonly string[] {
  if (ids.length > MOST_IDS) throw new RangeError(`The report has ${ids.length} ${what}; at most ${MOST_IDS} are kept`);
  return ids.map((id) => checkedText(id, `id of one of the report's ${what}`, MOST_ID));
}

function toReport(row: Selectable<Tables['reports']>): Report {
  return {
    id: row.id,
    server: row.server_id,
    text: row.text,
    link: row.link,
    documents: JSON.parse(row.documents) as readonly string[],
    statements: JSON.parse(row.statements) as readonly string[],
    reportedAt: new Date(row.reported_at),
    doneAt: dateOrNull(row.done_at),
  };
}
