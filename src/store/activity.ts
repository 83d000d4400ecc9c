import type { StoreDatabase } from './schema.js';
import { checkedLimit, checkedText, dayOf } from './stored-values.js';

/** What became of a question. */
const OUTCOMES = ['answered', 'unanswered'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface SubjectCount {
  /** Id of an event. */
  readonly subject: string;
  /** How often it was asked about; 1 or more. */
  readonly count: number;
}

/** How often each subject was asked about in a server, by day. Neither who nor in which words. */
export interface Activity {
  /**
   * Counts one more.
   * @param server null in direct messages, where nothing is counted
   * @param subject an event's id, or an outcome
   * @param day any time of the day, in UTC; today unless told
   */
  count(server: string | null, subject: string | Outcome, day?: Date): Promise<void>;
  /**
   * @param since counts whole days, from the day of this time
   * @returns the events most asked about, most often first; 10 unless told
   */
  mostAsked(server: string, since: Date, limit?: number): Promise<readonly SubjectCount[]>;
  /** @returns how many questions were answered and how many not, from the day of this time */
  outcomes(server: string, since: Date): Promise<Readonly<Record<Outcome, number>>>;
}

const MOST_SUBJECT = 300;

export function createActivity(database: StoreDatabase, clock: () => Date): Activity {
  const sums = (server: string, since: Date) =>
    database
      .selectFrom('activity')
      .select(['subject', (row) => row.fn.sum('count').as('count')])
      .where('server_id', '=', server)
      .where('day', '>=', dayOf(since))
      .groupBy('subject');

  return {
    async count(server, subject, day = clock()) {
      if (server === null) return;
      const row = { server_id: server, day: dayOf(day), subject: checkedText(subject, 'subject', MOST_SUBJECT) };
      await database
        .insertInto('activity')
        .values({ ...row, count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['server_id', 'day', 'subject'])
            .doUpdateSet({ count: (held) => held('activity.count', '+', 1) }),
        )
        .execute();
    },

    async mostAsked(server, since, limit = 10) {
      const rows = await sums(server, since)
        .where('subject', 'not in', [...OUTCOMES])
        .orderBy('count', 'desc')
        .orderBy('subject')
        .limit(checkedLimit(limit))
        .execute();
      return rows.map(({ subject, count }) => ({ subject, count: Number(count) }));
    },

    async outcomes(server, since) {
      const rows = await sums(server, since)
        .where('subject', 'in', [...OUTCOMES])
        .execute();
      const counted = (outcome: Outcome) => Number(rows.find(({ subject }) => subject === outcome)?.count ?? 0);
      return { answered: counted('answered'), unanswered: counted('unanswered') };
    },
  };
}
