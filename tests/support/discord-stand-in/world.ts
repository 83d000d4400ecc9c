import { CHANNEL, Channel } from './channel.ts';
import type { Json } from './component-limits.ts';
import type { Intent } from './intents.ts';
import type { SentInteraction } from './interactions.ts';
import type { Message } from './message.ts';
import { permits } from './permissions.ts';
import type { SeenPayload } from './seen.ts';
import type { Server } from './server.ts';
import type { User } from './users.ts';

/** Where events go: to the client that is connected, if one is. */
export interface Events {
  /** Whether a session is there that asked for an intent. */
  wants(intent: Intent): boolean;
  dispatch(t: string, d: unknown): void;
}

/** All that Discord knows: servers, channels, people, messages, and what was sent between them and the bot. */
export class World {
  readonly servers = new Map<string, Server>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  readonly users = new Map<string, User>();
  readonly interactions: SentInteraction[] = [];
  /** Registered commands by scope: `global` or a server's id. */
  readonly commands = new Map<string, unknown[]>();
  readonly seen: SeenPayload[] = [];
  /** Ids of those who take no direct messages from the bot. */
  readonly closedTo = new Set<string>();
  readonly bot: User;
  readonly events: Events;
  readonly now: () => number;
  /** Whether the application may read messages at all. */
  readonly mayReadContent: boolean;

  constructor(input: { bot: User; events: Events; now: () => number; mayReadContent: boolean }) {
    this.bot = input.bot;
    this.events = input.events;
    this.now = input.now;
    this.mayReadContent = input.mayReadContent;
    this.users.set(this.bot.id, this.bot);
  }

  /** The direct messages between the bot and somebody. */
  directMessages(user: User): Channel {
    const found = [...this.channels.values()].find(
      ({ type, recipients }) => type === CHANNEL.direct && recipients.some(({ id }) => id === user.id),
    );
    return found ?? new Channel(this, { type: CHANNEL.direct, name: `@${user.username}`, recipients: [user] });
  }

  /** A registered command, as somebody sees it in a server or outside; undefined where nothing is registered. */
  command(name: string, type: number, server: Server | null): Json | undefined {
    const scopes = [
      ...(server === null ? [] : (this.commands.get(server.id) ?? [])),
      ...(this.commands.get('global') ?? []),
    ];
    return (scopes as Json[]).find((one) => one.name === name && (one.type ?? 1) === type);
  }

  /** Tells the bot of a change in a server that it is in. */
  announce(t: string, d: unknown, server: Server): void {
    if (server.hasBot && this.events.wants('GUILDS')) this.events.dispatch(t, d);
  }

  /** Tells the bot of a message, if it can see the channel and asked for such events. */
  announceMessage(t: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE', message: Message): void {
    const { server } = message.channel;
    const { id } = message;
    if (!this.botSees(message.channel) || !this.events.wants(server === null ? 'DIRECT_MESSAGES' : 'GUILD_MESSAGES'))
      return;
    const { type: channel_type } = message.channel;
    const place = { channel_id: message.channel.id, channel_type, ...(server === null ? {} : { guild_id: server.id }) };
    if (t === 'MESSAGE_DELETE') this.events.dispatch(t, { id, channel_id: place.channel_id, guild_id: server?.id });
    else this.events.dispatch(t, { ...this.messageForBot(message, this.events.wants('MESSAGE_CONTENT')), ...place });
  }

  /** @returns a message as the bot gets it unasked: without what it says, where that takes an intent which it has not */
  messageForBot(message: Message, readsContent: boolean): Json {
    const { channel, author } = message;
    const { server } = channel;
    const mentioned = message.mentioned().some(({ id }) => id === this.bot.id);
    const open = readsContent || server === null || author.id === this.bot.id || mentioned;
    const { replyTo } = message;
    const isMember = server?.members.has(author.id) ?? false;
    return {
      ...message.toJson(),
      ...(open ? {} : { content: '', embeds: [], attachments: [], components: [] }),
      ...(replyTo && !replyTo.deleted ? { referenced_message: this.messageForBot(replyTo, readsContent) } : {}),
      ...(server !== null && isMember && !message.webhook
        ? { member: { ...server.memberObject(author.id), user: undefined } }
        : {}),
    };
  }

  /** @returns whether the bot can see a channel: it is in the server, or is one of the two who talk */
  botSees(channel: Channel): boolean {
    if (channel.deleted) return false;
    if (channel.server === null) return channel.type === CHANNEL.direct;
    return channel.server.hasBot && permits(channel.server.permissionsOf(this.bot.id, channel), 'ViewChannel');
  }
}
