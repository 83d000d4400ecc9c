import {
  type Client,
  Events,
  GatewayCloseCodes,
  type Guild,
  type Interaction,
  type Message,
  RESTEvents,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.js';
import { createClient } from './client.js';
import type { MessageContent } from './command.js';

/** What is done with what comes from Discord; none of it rejects. */
export interface Handlers {
  interaction(interaction: Interaction): Promise<void>;
  message(message: Message): Promise<void>;
  /** The bot was taken out of a server. */
  leftServer(guild: Guild): Promise<void>;
}

export interface ConnectionOptions {
  readonly apiUrl: string;
  readonly token: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly handlers: Handlers;
  /** Whether any server has a channel that is watched: only then the text of messages is asked for. */
  wantsContent(): Promise<boolean>;
}

/** How a connection ended for good. */
export type ConnectionEnd =
  | { readonly kind: 'closed'; readonly code: number }
  | { readonly kind: 'not logged in'; readonly error: unknown };

/** The connection to Discord's gateway, with or without the right to read messages. */
export interface Connection {
  /** Connects, and stays so. @returns resolves when Discord has ended the connection for good, or refused it */
  run(): Promise<ConnectionEnd>;
  /** What a command may know and ask of the right to read messages. */
  readonly reading: MessageContent;
  /** The connected client; null before the first connection. */
  readonly client: Client | null;
  close(): Promise<void>;
}

const CONTENT_REFUSED =
  'Discord refuses the Message Content intent, which a fact-check channel needs: switch it on in the developer portal ' +
  '(your application, Bot, Privileged Gateway Intents), then choose the channel again in /settings. All else works';

/** @returns a connection that is not yet made */
export function createConnection(options: ConnectionOptions): Connection {
  const { apiUrl, token, log, metrics, handlers, wantsContent } = options;
  let current: Client | null = null;
  let state: MessageContent['state'] = 'off';
  let changing: Promise<void> = Promise.resolve();
  let isClosed = false;
  /** Clients that were told to go: what they do on the way out is no fault. */
  const leaving = new WeakSet<Client>();
  const leave = async (client: Client | null) => {
    if (client === null) return;
    leaving.add(client);
    await client.destroy().catch(() => {});
  };
  let endWith: (end: ConnectionEnd) => void = () => {};
  const ended = new Promise<ConnectionEnd>((resolve) => {
    endWith = resolve;
  });
  metrics.watchGateway({ ready: () => current?.isReady() ?? false, ping: () => current?.ws.ping ?? -1 });

  /** Brings a new client to the point where it can take over. */
  async function connect(content: boolean): Promise<Client | ConnectionEnd> {
    const client = createClient(apiUrl, { content });
    watch(client, () => leaving.has(client), log, metrics);
    const outcome = await new Promise<ConnectionEnd | 'ready'>((resolve) => {
      client.once(Events.ClientReady, () => resolve('ready'));
      client.once(Events.ShardDisconnect, ({ code }) => resolve({ kind: 'closed', code }));
      client.login(token).catch((error: unknown) => resolve({ kind: 'not logged in', error }));
    });
    if (outcome === 'ready') return client;
    await leave(client);
    return outcome;
  }

  /** Lets a client that is ready take the place of the one before, so that nothing is heard twice or not at all. */
  async function takeOver(client: Client): Promise<void> {
    const before = current;
    before?.removeAllListeners(Events.InteractionCreate);
    before?.removeAllListeners(Events.MessageCreate);
    before?.removeAllListeners(Events.GuildDelete);
    current = client;
    client.on(Events.InteractionCreate, (interaction) => void handlers.interaction(interaction));
    client.on(Events.MessageCreate, (message) => void handlers.message(message));
    client.on(Events.GuildDelete, (guild) => void handlers.leftServer(guild));
    client.once(Events.ShardDisconnect, ({ code }) => {
      if (current === client) endWith({ kind: 'closed', code });
    });
    await leave(before);
    if (isClosed) await leave(client);
  }

  async function connectAs(content: boolean): Promise<ConnectionEnd | null> {
    const first = await connect(content);
    if (!('kind' in first)) {
      state = content ? 'on' : 'off';
      await takeOver(first);
      return null;
    }
    const isRefusal = first.kind === 'closed' && first.code === GatewayCloseCodes.DisallowedIntents;
    if (!content || !isRefusal) return first;
    log.warn(CONTENT_REFUSED);
    state = 'refused';
    if (current !== null) return null;
    const without = await connect(false);
    if ('kind' in without) return without;
    await takeOver(without);
    return null;
  }

  async function update(): Promise<void> {
    const wanted = await wantsContent();
    if (isClosed || wanted === (state === 'on')) return;
    if (!wanted && state === 'refused') {
      state = 'off';
      return;
    }
    const end = await connectAs(wanted);
    if (end !== null) log.warn({ end: end.kind }, 'the connection could not be made anew; the one before is kept');
  }

  return {
    async run() {
      const end = await connectAs(await wantsContent());
      return end ?? (await ended);
    },
    reading: {
      get state() {
        return state;
      },
      update() {
        // One change after the other: two at once would leave two connections.
        changing = changing.then(update, update);
        return changing;
      },
    },
    get client() {
      return current;
    },
    async close() {
      isClosed = true;
      await leave(current);
    },
  };
}

/** Tells the log how the connection fares. */
function watch(client: Client, isLeaving: () => boolean, log: Logger, metrics: Metrics): void {
  client.once(Events.ClientReady, () => log.info('connected to Discord'));
  client.on(Events.ShardReconnecting, (shard) => {
    if (isLeaving()) return;
    metrics.reconnected();
    log.info({ shard }, 'the connection to Discord dropped; connecting again');
  });
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
}
