import { Client, Events, Options, RESTEvents } from 'discord.js';
import type { Logger } from 'pino';
import type { Dispatcher } from './dispatch.js';

/**
 * @param apiUrl base address of Discord's API, without a version
 * @returns a client that is not yet logged in. It asks for no intents, for slash commands need none; it notifies nobody,
 *   and remembers no users, members or messages
 */
export function createClient(apiUrl: string): Client {
  const client: Client = new Client({
    intents: [],
    allowedMentions: { parse: [] },
    rest: { api: apiUrl },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === client.user?.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === client.user?.id },
    }),
  });
  return client;
}

/**
 * Connects the client's events to the dispatcher and the log.
 * @returns resolves with the gateway's close code when Discord has ended the connection for good
 */
export function attach(client: Client, dispatcher: Dispatcher, log: Logger): Promise<number> {
  client.on(Events.InteractionCreate, (interaction) => void dispatcher.handle(interaction));
  client.once(Events.ClientReady, () => log.info('connected to Discord'));
  client.on(Events.ShardReconnecting, (shard) =>
    log.info({ shard }, 'the connection to Discord dropped; connecting again'),
  );
  client.on(Events.ShardResume, (shard, replayed) =>
    log.info({ shard, replayed }, 'the connection to Discord is back'),
  );
  client.on(Events.ShardReady, (shard) => log.debug({ shard }, 'a session with Discord began'));
  client.on(Events.ShardError, (err, shard) => log.warn({ shard, err }, 'the connection to Discord has a fault'));
  client.on(Events.Error, (err) => log.error({ err }, 'the Discord client has a fault'));
  client.on(Events.Warn, (warning) => log.warn(warning));
  client.rest.on(RESTEvents.RateLimited, ({ method, timeToReset, scope }) => {
    log.warn({ method, scope, milliseconds: timeToReset }, 'Discord asks to wait');
  });
  return new Promise((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve(code));
  });
}
