import { markDone } from './mark-done.js';
import { deleteOldQuestions } from './question-age.js';
import type { StoreDatabase } from './schema.js';
import { settingsOf } from './server-settings.js';
import { checkedLimit, cutText, daysBefore, randomId } from './stored-values.js';

/** A question that the corpus could not answer. Nothing says who asked. */
export interface NewQuestion {
  /** Null in direct messages, where none is kept. */
  readonly server: string | null;
  readonly text: string;
  /** The question's language, for example `fr`. */
  readonly language: string;
}

export interface UnansweredQuestion {
  readonly id: string;
  /** At most 500 characters: a longer question is cut there. */
  readonly text: string;
  readonly language: string;
  readonly askedAt: Date;
}

/** The questions that the corpus could not answer, kept as long as each server's settings say. */
export interface Questions {
  /** @returns whether it was kept: not in direct messages, and not where the server keeps none */
  addUnanswered(question: NewQuestion): Promise<boolean>;
  /** @returns the questions that are not done, newest first; 100 unless told */
  open(server: string, limit?: number): Promise<readonly UnansweredQuestion[]>;
  /**
   * @param server whose questions the ids must be: others are left alone
   * @returns how many were open and are done now
   */
  markDone(ids: readonly string[], server: string): Promise<number>;
}

const MOST_TEXT = 500;
const MOST_LANGUAGE = 35;

/** Questions of one server; beyond it the oldest goes. */
const MOST_OF_A_SERVER = 5_000;

export function createQuestions(database: StoreDatabase, clock: () => Date): Questions {
  return {
    async addUnanswered({ server, text, language }) {
      const cut = cutText(text, MOST_TEXT);
      if (server === null || cut === '') return false;
      return database.transaction().execute(async (transaction) => {
        const { keepQuestionsDays } = await settingsOf(transaction, server);
        if (keepQuestionsDays === 0) return false;
        await makeRoom(transaction, server);
        const kept = { text: cut, language: cutText(language, MOST_LANGUAGE), asked_at: clock().getTime() };
        const row = { id: randomId(), server_id: server, done_at: null, ...kept };
        await transaction.insertInto('unanswered_questions').values(row).execute();
        return true;
      });
    },

    async open(server, limit = 100) {
      const { keepQuestionsDays } = await settingsOf(database, server);
      const rows = await database
        .selectFrom('unanswered_questions')
        .select(['id', 'text', 'language', 'asked_at'])
        .where('server_id', '=', server)
        .where('done_at', 'is', null)
        .where('asked_at', '>', daysBefore(keepQuestionsDays, clock()))
        .orderBy('asked_at', 'desc')
        .orderBy('id')
        .limit(checkedLimit(limit))
        .execute();
      return rows.map(({ asked_at, ...question }) => ({ ...question, askedAt: new Date(asked_at) }));
    },

    markDone: (ids, server) => markDone(database, 'unanswered_questions', ids, server, clock()),
  };
}

/** Deletes what is older than each server keeps its questions. @returns how many */
export async function purgeQuestions(database: StoreDatabase, now: Date): Promise<number> {
  const servers = await database.selectFrom('unanswered_questions').select('server_id').distinct().execute();
  let deleted = 0;
  for (const { server_id } of servers) {
    const { keepQuestionsDays } = await settingsOf(database, server_id);
    deleted += await deleteOldQuestions(database, server_id, keepQuestionsDays, now);
  }
  return deleted;
}

async function makeRoom(database: StoreDatabase, server: string): Promise<void> {
  const tooMany = await database
    .selectFrom('unanswered_questions')
    .select('id')
    .where('server_id', '=', server)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(100)
    .offset(MOST_OF_A_SERVER - 1)
    .execute();
  if (tooMany.length === 0) return;
  const ids = tooMany.map(({ id }) => id);
  await database.deleteFrom('unanswered_questions').where('id', 'in', ids).execute();
}
