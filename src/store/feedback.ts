import { checkedPerson } from './person-hash.js';
import type { StoreDatabase } from './schema.js';

/** One person's opinion of one message. */
export interface Vote {
  /** Id of the message's kept state. */
  readonly state: string;
  /** Null in direct messages. */
  readonly server: string | null;
  /** Hash of the person. */
  readonly person: string;
  readonly helpful: boolean;
}

export interface VoteCounts {
  readonly helpful: number;
  readonly unhelpful: number;
}

/** Votes on the bot's messages. */
export interface Feedback {
  /** Counts a vote; a second one of the same person on the same message takes the place of the first. */
  vote(vote: Vote): Promise<void>;
  /**
   * @param server null for direct messages
   * @param since counts votes of this time and later
   */
  counts(server: string | null, since: Date): Promise<VoteCounts>;
}

export function createFeedback(database: StoreDatabase, clock: () => Date): Feedback {
  return {
    async vote({ state, server, person, helpful }) {
      const opinion = { helpful: helpful ? 1 : 0, voted_at: clock().getTime() };
      await database
        .insertInto('votes')
        .values({ state_id: state, person: checkedPerson(person), server_id: server, ...opinion })
        .onConflict((conflict) => conflict.columns(['state_id', 'person']).doUpdateSet(opinion))
        .execute();
    },

    async counts(server, since) {
      const rows = await database
        .selectFrom('votes')
        .select(['helpful', (row) => row.fn.countAll().as('votes')])
        .where('server_id', server === null ? 'is' : '=', server)
        .where('voted_at', '>=', since.getTime())
        .groupBy('helpful')
        .execute();
      const votes = (helpful: number) => Number(rows.find((row) => row.helpful === helpful)?.votes ?? 0);
      return { helpful: votes(1), unhelpful: votes(0) };
    },
  };
}
