import { snowflake } from './ids.ts';
import { Message, type MessageInput } from './message.ts';
import { type Overwrite, type PermissionName, permissionBits } from './permissions.ts';
import type { Server } from './server.ts';
import { newUser, type User, userObject } from './users.ts';
import type { World } from './world.ts';

/** Types of channels: text in a server, direct message, group, announcements, public thread. */
export const CHANNEL = { text: 0, direct: 1, group: 3, announcement: 5, thread: 11 } as const;

export type ChannelType = (typeof CHANNEL)[keyof typeof CHANNEL];

/** What a person's message is, besides its text. */
export interface PostInput {
  readonly replyTo?: Message;
  /** Whether replying notifies whom it replies to, as it does unless switched off. */
  readonly mention?: boolean;
  /** Written by a bot (another one), or through a webhook. */
  readonly bot?: boolean;
  readonly webhook?: boolean;
  readonly embeds?: readonly Record<string, unknown>[];
  readonly components?: readonly Record<string, unknown>[];
  readonly files?: readonly { readonly name: string; readonly content: string }[];
}

/** A place where messages stand. */
export class Channel {
  readonly id = snowflake();
  readonly overwrites = new Map<string, Overwrite>();
  readonly messages: Message[] = [];
  deleted = false;
  readonly world: World;
  readonly type: ChannelType;
  readonly name: string;
  readonly server: Server | null;
  readonly recipients: readonly User[];
  readonly parent: Channel | null;

  constructor(
    world: World,
    input: { type: ChannelType; name?: string; server?: Server; recipients?: readonly User[]; parent?: Channel },
  ) {
    this.world = world;
    this.type = input.type;
    this.name = input.name ?? 'general';
    this.server = input.server ?? null;
    this.recipients = input.recipients ?? [];
    this.parent = input.parent ?? null;
    world.channels.set(this.id, this);
  }

  /** Permissions that a role or a user loses here. */
  deny(who: { readonly id: string }, ...names: PermissionName[]): void {
    const type = this.server?.roles.some(({ id }) => id === who.id) ? 0 : 1;
    const before = this.overwrites.get(who.id)?.deny ?? 0n;
    this.overwrites.set(who.id, { type, allow: 0n, deny: before | permissionBits(names) });
    if (this.server) this.world.announce('CHANNEL_UPDATE', this.toJson(), this.server);
  }

  /** Permissions that the bot loses here: to see the channel, unless others are named. */
  denyBot(...names: PermissionName[]): void {
    this.deny(this.world.bot, ...(names.length > 0 ? names : (['ViewChannel'] as const)));
  }

  /** Takes all that was denied back. */
  restore(): void {
    this.overwrites.clear();
    if (this.server) this.world.announce('CHANNEL_UPDATE', this.toJson(), this.server);
  }

  /** Deletes the channel with its messages. */
  delete(): void {
    this.deleted = true;
    for (const message of this.messages) message.deleted = true;
    if (this.server) this.world.announce('CHANNEL_DELETE', this.toJson(), this.server);
  }

  /** A public thread under this channel. */
  thread(name = 'thread'): Channel {
    if (this.server === null) throw new Error('a direct message has no threads');
    const thread = new Channel(this.world, { type: CHANNEL.thread, name, server: this.server, parent: this });
    this.server.channels.push(thread);
    this.world.announce('THREAD_CREATE', { ...thread.toJson(), newly_created: true }, this.server);
    return thread;
  }

  /**
   * A message that somebody other than the bot writes here, of which the bot learns as its intents allow.
   * @param author a person, or null for a bot or webhook that is nobody in particular
   */
  post(author: { readonly user: User } | null, content: string, input: PostInput = {}): Message {
    const { replyTo, mention = true, bot = false, webhook = false, embeds = [], components = [], files = [] } = input;
    const user = author !== null && !bot && !webhook ? author.user : newUser(webhook ? 'a webhook' : 'a bot', true);
    this.world.users.set(user.id, user);
    return this.add({
      author: user,
      body: { content, embeds, components, allowed_mentions: { replied_user: replyTo !== undefined && mention } },
      files: files.map((file, index) => ({
        index,
        name: file.name,
        contentType: 'text/plain',
        content: Buffer.from(file.content),
      })),
      replyTo: replyTo ?? null,
      webhook,
    });
  }

  /** Adds a message, and tells the bot if it may know. */
  add(input: MessageInput): Message {
    const message = new Message(this, input);
    this.messages.push(message);
    this.world.messages.set(message.id, message);
    if (!message.ephemeral && !message.loading) this.world.announceMessage('MESSAGE_CREATE', message);
    return message;
  }

  /** A person takes a message away. */
  remove(message: Message): void {
    message.deleted = true;
    if (!message.ephemeral) this.world.announceMessage('MESSAGE_DELETE', message);
  }

  /** @returns the channel as Discord's API gives it */
  toJson(): Record<string, unknown> {
    if (this.server === null) {
      return {
        id: this.id,
        type: this.type,
        flags: 0,
        last_message_id: null,
        recipients: this.recipients.map(userObject),
      };
    }
    return {
      id: this.id,
      type: this.type,
      guild_id: this.server.id,
      name: this.name,
      flags: 0,
      last_message_id: this.messages.at(-1)?.id ?? null,
      parent_id: this.parent?.id ?? null,
      rate_limit_per_user: 0,
      ...(this.type === CHANNEL.thread
        ? {
            owner_id: this.server.owner.user.id,
            message_count: 0,
            member_count: 1,
            thread_metadata: {
              archived: false,
              auto_archive_duration: 1440,
              archive_timestamp: new Date(0).toISOString(),
              locked: false,
            },
          }
        : {
            position: 0,
            topic: null,
            nsfw: false,
            permission_overwrites: [...this.overwrites].map(([id, { type, allow, deny }]) => ({
              id,
              type,
              allow: String(allow),
              deny: String(deny),
            })),
          }),
    };
  }
}
