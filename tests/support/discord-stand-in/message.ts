import type { Channel } from './channel.ts';
import { childrenOf, type Json, TYPE } from './component-limits.ts';
import { snowflake } from './ids.ts';
import { FLAG, type MessageContext } from './limits.ts';
import type { SentFile } from './multipart.ts';
import { type User, userObject } from './users.ts';

/** A file that a message has, with its content. */
export interface Attachment extends SentFile {
  readonly id: string;
  readonly description: string | null;
}

const SELECT = { min_values: 1, max_values: 1 };

/** What Discord fills in where a component leaves it out, by the component's type. */
const DEFAULTS: Readonly<Record<number, Json>> = {
  [TYPE.stringSelect]: SELECT,
  [TYPE.userSelect]: SELECT,
  [TYPE.roleSelect]: SELECT,
  [TYPE.mentionableSelect]: SELECT,
  [TYPE.channelSelect]: SELECT,
  [TYPE.separator]: { spacing: 1, divider: true },
  [TYPE.container]: { accent_color: null, spoiler: false },
};

export interface MessageInput {
  readonly author: User;
  readonly body: Json;
  readonly files?: readonly SentFile[];
  readonly replyTo?: Message | null;
  readonly webhook?: boolean;
  /** Whoever alone sees it; null where everybody in the channel does. */
  readonly onlyFor?: User | null;
  readonly interactionMetadata?: Json | null;
}

/** A message in a channel, as it stands. */
export class Message {
  readonly id = snowflake();
  readonly channel: Channel;
  readonly author: User;
  readonly replyTo: Message | null;
  readonly webhook: boolean;
  readonly onlyFor: User | null;
  readonly interactionMetadata: Json | null;
  /** What was sent, and over it what its edits sent. */
  body: Json;
  attachments: readonly Attachment[] = [];
  readonly createdAt: number;
  editedAt: number | null = null;
  deleted = false;

  constructor(channel: Channel, input: MessageInput) {
    this.channel = channel;
    this.createdAt = channel.world.now();
    this.author = input.author;
    this.replyTo = input.replyTo ?? null;
    this.webhook = input.webhook ?? false;
    this.onlyFor = input.onlyFor ?? null;
    this.interactionMetadata = input.interactionMetadata ?? null;
    this.body = input.body;
    this.attach(input.body, input.files ?? []);
  }

  get flags(): number {
    const own = Number(this.body.flags ?? 0) & ~FLAG.ephemeral;
    return own | (this.onlyFor === null ? 0 : FLAG.ephemeral);
  }

  get content(): string {
    return typeof this.body.content === 'string' ? this.body.content : '';
  }

  get components(): Json[] {
    return (this.body.components ?? []) as Json[];
  }

  get ephemeral(): boolean {
    return this.onlyFor !== null;
  }

  /** Nothing but "thinking", after a deferral. */
  get loading(): boolean {
    return (this.flags & FLAG.loading) !== 0;
  }

  /** What an edit of it is judged by. */
  get existing(): NonNullable<MessageContext['existing']> {
    return { flags: this.flags, content: this.content, files: this.attachments };
  }

  /** Lays what an edit sends over what stands. */
  edit(body: Json, files: readonly SentFile[] = []): void {
    const sticky = Number(this.body.flags ?? 0) & FLAG.componentsV2;
    const flags = body.flags === undefined ? Number(this.body.flags ?? 0) & ~FLAG.loading : Number(body.flags) | sticky;
    const { attachments: _, ...rest } = body;
    this.body = { ...this.body, ...rest, flags };
    this.editedAt = this.channel.world.now();
    this.attach(body, files);
  }

  /** @returns the message as Discord's API gives it */
  toJson(): Json {
    let nextId = 0;
    const identified = (component: Json): Json => {
      const id = ++nextId;
      const inside = Object.entries(component).map(([key, value]) => {
        if (key === 'components') return [key, (value as Json[]).map(identified)];
        return key === 'accessory' ? [key, identified(value as Json)] : [key, value];
      });
      return {
        id,
        ...DEFAULTS[Number(component.type)],
        ...Object.fromEntries(inside),
        ...(component.type === TYPE.file ? this.fileOf(component) : {}),
      };
    };
    const { replyTo } = this;
    return {
      id: this.id,
      type: this.interactionMetadata !== null ? 20 : replyTo ? 19 : 0,
      channel_id: this.channel.id,
      author: userObject(this.author),
      content: this.content,
      timestamp: new Date(this.createdAt).toISOString(),
      edited_timestamp: this.editedAt === null ? null : new Date(this.editedAt).toISOString(),
      tts: false,
      mention_everyone: false,
      mentions: this.mentioned().map(userObject),
      mention_roles: [],
      attachments: this.attachments.map((file) => this.attachmentObject(file)),
      embeds: this.body.embeds ?? [],
      pinned: false,
      components: this.components.map(identified),
      flags: this.flags,
      ...(this.webhook ? { webhook_id: this.author.id } : {}),
      ...(this.interactionMetadata !== null ? { interaction_metadata: this.interactionMetadata } : {}),
      ...(this.author.bot && !this.webhook ? { application_id: this.author.id } : {}),
      ...(replyTo
        ? {
            message_reference: { type: 0, message_id: replyTo.id, channel_id: this.channel.id, ...this.serverOf() },
            referenced_message: replyTo.deleted ? null : { ...replyTo.toJson(), referenced_message: undefined },
          }
        : {}),
    };
  }

  /** The users whom the message mentions: by name in its text, or by replying to them. */
  mentioned(): User[] {
    const known = this.channel.world.users;
    const named = [...this.content.matchAll(/<@!?(\d+)>/g)].flatMap(([, id]) => known.get(id ?? '') ?? []);
    const pinged = (this.body.allowed_mentions as Json | undefined)?.replied_user === true;
    return [...new Set([...named, ...(this.replyTo && pinged ? [this.replyTo.author] : [])])];
  }

  private serverOf(): Json {
    return this.channel.server === null ? {} : { guild_id: this.channel.server.id };
  }

  private attach(body: Json, files: readonly SentFile[]): void {
    const listed = Array.isArray(body.attachments) ? (body.attachments as Json[]) : null;
    const kept = this.attachments.filter(({ id }) => listed === null || listed.some((one) => one.id === id));
    const added = files.map((file) => {
      const description = listed?.find(({ id }) => String(id) === String(file.index))?.description;
      return { ...file, id: snowflake(), description: typeof description === 'string' ? description : null };
    });
    this.attachments = [...kept, ...added];
  }

  private attachmentObject({ id, name, contentType, content, description }: Attachment): Json {
    const url = `https://cdn.discordapp.com/attachments/${this.channel.id}/${id}/${name}`;
    return {
      id,
      filename: name,
      size: content.length,
      url,
      proxy_url: url,
      content_type: contentType,
      ...(description === null ? {} : { description }),
      ...(this.ephemeral ? { ephemeral: true } : {}),
    };
  }

  private fileOf(component: Json): Json {
    const name = String((component.file as Json).url).replace('attachment://', '');
    const attached = this.attachments.find((one) => one.name === name);
    if (attached === undefined) return {};
    const { url, proxy_url } = this.attachmentObject(attached);
    const file = { id: attached.id, url, proxy_url, attachment_id: attached.id };
    return { file, name, size: attached.content.length, spoiler: component.spoiler ?? false };
  }
}

/** @returns every component that a person can press or choose from, in reading order */
export function controlsOf(message: Message): Json[] {
  const visit = (list: readonly Json[]): Json[] =>
    list.flatMap((one) => [
      ...(one.custom_id === undefined && one.url === undefined ? [] : [one]),
      ...visit(childrenOf(one)),
    ]);
  return visit(message.components);
}
