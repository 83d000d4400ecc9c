import { deleteOldQuestions } from './question-age.js';
import type { StoreDatabase } from './schema.js';
import { readField, readFields, type ServerSettings, type SettingsPatch, writeFields } from './settings-fields.js';
import { checkedLimit } from './stored-values.js';

/** The settings of each server. */
export interface Servers {
  /** @returns the settings; of a server that has set nothing, the defaults */
  settings(serverId: string): Promise<ServerSettings>;
  /**
   * Changes some settings; fewer days for questions delete the older ones at once.
   * @returns all settings after the change
   * @throws RangeError that names the setting, if one is unknown or its value not allowed; nothing is then changed
   */
  change(serverId: string, patch: SettingsPatch): Promise<ServerSettings>;
  /** @returns the servers that have fact-check channels, by id */
  withWatchedChannels(limit?: number): Promise<readonly WatchedServer[]>;
  /** @returns the servers that want digests and have a channel for them, by id */
  withDigest(limit?: number): Promise<readonly DigestServer[]>;
}

export interface WatchedServer {
  readonly serverId: string;
  /** One or more. */
  readonly channels: readonly string[];
}

export interface DigestServer {
  readonly serverId: string;
  readonly channel: string;
  readonly every: 'daily' | 'weekly';
}

/** Many more servers than one gateway connection may serve (2,500). */
const ALL_SERVERS = 10_000;

export function createServers(database: StoreDatabase, clock: () => Date): Servers {
  return {
    settings: (serverId) => settingsOf(database, serverId),

    async change(serverId, patch) {
      const rows = writeFields(patch).map((field) => ({ server_id: serverId, ...field }));
      return database.transaction().execute(async (transaction) => {
        if (rows.length > 0) {
          await transaction
            .insertInto('server_settings')
            .values(rows)
            .onConflict((conflict) =>
              conflict.columns(['server_id', 'name']).doUpdateSet({ value: (row) => row.ref('excluded.value') }),
            )
            .execute();
        }
        const settings = await settingsOf(transaction, serverId);
        await deleteOldQuestions(transaction, serverId, settings.keepQuestionsDays, clock());
        return settings;
      });
    },

    async withWatchedChannels(limit = ALL_SERVERS) {
      const rows = await database
        .selectFrom('server_settings')
        .select(['server_id', 'value'])
        .where('name', '=', 'watchedChannels')
        .where('value', '!=', '[]')
        .orderBy('server_id')
        .limit(checkedLimit(limit))
        .execute();
      return rows
        .map((row) => ({ serverId: row.server_id, channels: readField('watchedChannels', row.value) }))
        .filter(({ channels }) => channels.length > 0);
    },

    async withDigest(limit = ALL_SERVERS) {
      const rows = await database
        .selectFrom('server_settings as every')
        .innerJoin('server_settings as channel', 'channel.server_id', 'every.server_id')
        .select(['every.server_id', 'every.value as every', 'channel.value as channel'])
        .where('every.name', '=', 'digestEvery')
        .where('every.value', '!=', '"off"')
        .where('channel.name', '=', 'digestChannel')
        .where('channel.value', '!=', 'null')
        .orderBy('every.server_id')
        .limit(checkedLimit(limit))
        .execute();
      return rows.flatMap((row) => {
        const every = readField('digestEvery', row.every);
        const channel = readField('digestChannel', row.channel);
        return every === 'off' || channel === null ? [] : [{ serverId: row.server_id, channel, every }];
      });
    },
  };
}

/** @returns the settings of a server, within a transaction or without */
export async function settingsOf(database: StoreDatabase, serverId: string): Promise<ServerSettings> {
  const rows = await database
    .selectFrom('server_settings')
    .select(['name', 'value'])
    .where('server_id', '=', serverId)
    .execute();
  return readFields(new Map(rows.map(({ name, value }) => [name, value])));
}
