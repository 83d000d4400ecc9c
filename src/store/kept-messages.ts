import type { Selectable } from 'kysely';
import { isExpiredId, newKeptMessageId } from './kept-message-id.js';
import { checkedPerson } from './person-hash.js';
import { RETENTION_DAYS } from './retention.js';
import type { StoreDatabase, Tables } from './schema.js';
import { daysBefore } from './stored-values.js';

/** Whom and what a kept state is about. */
export interface MessageContext {
  /** What made it, for example `answer`. */
  readonly kind: string;
  /** Null in direct messages. */
  readonly server: string | null;
  readonly channel: string | null;
  /** Hash of the person who asked. */
  readonly person: string;
}

/** What the buttons and menus of a message need. */
export interface KeptMessage extends MessageContext {
  readonly id: string;
  /** The Discord message that shows it; null until it is posted. */
  readonly messageId: string | null;
  /** As it was given to `keep`, read back from JSON: check it before use, an older version may have written it. */
  readonly state: unknown;
  readonly keptAt: Date;
}

/** Null where nothing was ever kept, or where it was deleted before its time. */
export type FoundMessage = { readonly kept: KeptMessage } | { readonly expired: true } | null;

/** State of the bot's messages, for 30 days from when it is kept. */
export interface KeptMessages {
  /**
   * @param state anything that JSON can hold, at most 64 KB of it
   * @returns an id of 16 url-safe characters that nobody can guess
   * @throws RangeError if the state is larger, TypeError if it is nothing that JSON can hold
   */
  keep(state: unknown, about: MessageContext): Promise<string>;
  find(id: string): Promise<FoundMessage>;
  /** Remembers which Discord message shows a state; what the message showed before is no longer found by it. */
  posted(id: string, messageId: string): Promise<void>;
  /** @returns what a Discord message shows */
  ofMessage(messageId: string): Promise<FoundMessage>;
  /** Deletes one; nothing happens where there is none. */
  forget(id: string): Promise<void>;
}

const MOST_BYTES = 65_536;

/** States of one person; beyond it the oldest goes. Far more than the limits on asking let one person reach in use. */
const MOST_OF_A_PERSON = 2_000;

export function createKeptMessages(database: StoreDatabase, clock: () => Date): KeptMessages {
  const found = (row: Selectable<Tables['kept_messages']>): FoundMessage =>
    row.kept_at <= daysBefore(RETENTION_DAYS.messages, clock()) ? { expired: true } : { kept: keptMessage(row) };

  return {
    async keep(state, { kind, server, channel, person }) {
      const now = clock();
      const row = {
        id: newKeptMessageId(now),
        kind,
        server_id: server,
        channel_id: channel,
        person: checkedPerson(person),
        message_id: null,
        state: toJson(state, kind),
        kept_at: now.getTime(),
      };
      await database.transaction().execute(async (transaction) => {
        await makeRoom(transaction, row.person);
        await transaction.insertInto('kept_messages').values(row).execute();
      });
      return row.id;
    },

    async find(id) {
      const row = await database.selectFrom('kept_messages').selectAll().where('id', '=', id).executeTakeFirst();
      if (row !== undefined) return found(row);
      return isExpiredId(id, clock()) ? { expired: true } : null;
    },

    async posted(id, messageId) {
      await database.transaction().execute(async (transaction) => {
        const shown = transaction.updateTable('kept_messages').where('message_id', '=', messageId);
        await shown.set({ message_id: null }).execute();
        await transaction.updateTable('kept_messages').set({ message_id: messageId }).where('id', '=', id).execute();
      });
    },

    async ofMessage(messageId) {
      const rows = database.selectFrom('kept_messages').selectAll();
      const row = await rows.where('message_id', '=', messageId).executeTakeFirst();
      return row === undefined ? null : found(row);
    },

    async forget(id) {
      await database.deleteFrom('kept_messages').where('id', '=', id).execute();
    },
  };
}

async function makeRoom(database: StoreDatabase, person: string): Promise<void> {
  const tooMany = await database
    .selectFrom('kept_messages')
    .select('id')
    .where('person', '=', person)
    .orderBy('kept_at', 'desc')
    .orderBy('id')
    .limit(100)
    .offset(MOST_OF_A_PERSON - 1)
    .execute();
  if (tooMany.length === 0) return;
  const ids = tooMany.map(({ id }) => id);
  await database.deleteFrom('kept_messages').where('id', 'in', ids).execute();
}

function toJson(state: unknown, kind: string): string {
  const json: string | undefined = JSON.stringify(state);
  if (json === undefined) throw new TypeError(`The state of "${kind}" is nothing that JSON can hold`);
  const bytes = Buffer.byteLength(json);
  if (bytes <= MOST_BYTES) return json;
  throw new RangeError(`The state of "${kind}" is ${bytes} bytes; at most ${MOST_BYTES} are kept`);
}

function keptMessage(row: Selectable<Tables['kept_messages']>): KeptMessage {
  return {
    id: row.id,
    kind: row.kind,
    server: row.server_id,
    channel: row.channel_id,
    person: row.person,
    messageId: row.message_id,
    state: JSON.parse(row.state),
    keptAt: new Date(row.kept_at),
  };
}
