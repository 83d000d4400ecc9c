import { randomBytes } from 'node:crypto';
import { CHANNEL, type Channel } from './channel.ts';
import type { Json } from './component-limits.ts';
import { snowflake } from './ids.ts';
import type { Message } from './message.ts';
import { permissionBits } from './permissions.ts';
import type { Person } from './person.ts';
import { userObject } from './users.ts';

/** Types of interactions. */
export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

export interface InteractionStart {
  readonly type: (typeof INTERACTION)[keyof typeof INTERACTION];
  readonly person: Person;
  readonly channel: Channel;
  /** `data` of the payload. */
  readonly data: Json;
  /** The message on which the control stands. */
  readonly source?: Message | null;
  /** Of a modal, the interaction that it answered. */
  readonly opener?: SentInteraction;
}

/** How long a token lives, in milliseconds. */
const TOKEN_LIFE = 15 * 60 * 1000;

/** An interaction that was sent to the client, and what has become of it. */
export class SentInteraction {
  readonly id = snowflake();
  readonly token = randomBytes(80).toString('base64url');
  readonly sentAt: number;
  readonly type: InteractionStart['type'];
  readonly person: Person;
  readonly channel: Channel;
  readonly data: Json;
  readonly source: Message | null;
  readonly opener: SentInteraction | null;
  /** The first response as it was sent. */
  callback: { type: number; data: Json } | null = null;
  /** `@original`: the message that the first response made, or the one on which the pressed control stands. */
  response: Message | null = null;
  /** Messages after the first response. */
  readonly followUps: Message[] = [];
  /** Whether something other than "thinking" was said or changed. */
  answered = false;
  private ended = false;

  constructor({ type, person, channel, data, source, opener }: InteractionStart) {
    this.sentAt = person.world.now();
    this.type = type;
    this.person = person;
    this.channel = channel;
    this.data = data;
    this.source = source ?? null;
    this.opener = opener ?? null;
  }

  /** The response's message as it stands, as it was sent: null before the first response, and while deferred. */
  get message(): Json | null {
    if (!this.answered || this.response === null) return null;
    return { ...this.response.body, flags: this.response.flags };
  }

  /** The data of the modal that the response opened, as it was sent. */
  get modal(): Json | null {
    return this.callback?.type === 9 ? this.callback.data : null;
  }

  /** All messages that answer it, in order. */
  get messages(): Message[] {
    return [...(this.response === null ? [] : [this.response]), ...this.followUps];
  }

  /** Ends the token's life now. */
  expire(): void {
    this.ended = true;
  }

  get expired(): boolean {
    return this.ended || this.person.world.now() - this.sentAt > TOKEN_LIFE;
  }

  /** Through whom the bot may be used here. */
  get owners(): Record<string, string> {
    return ownersIn(this.channel, this.person);
  }

  /** What Discord writes on messages that answer it. */
  metadata(isFollowUp = false): Json {
    const { response } = this;
    return {
      id: this.id,
      type: this.type,
      user: userObject(this.person.user),
      authorizing_integration_owners: this.owners,
      ...(isFollowUp && response !== null ? { original_response_message_id: response.id } : {}),
      ...(this.type === INTERACTION.component ? { interacted_message_id: this.source?.id } : {}),
      ...(this.data.target_id === undefined ? {} : { target_message_id: this.data.target_id }),
      ...(this.opener === null ? {} : { triggering_interaction_metadata: this.opener.metadata() }),
    };
  }

  /** @returns the payload of INTERACTION_CREATE */
  payload(): Json {
    const { channel, person } = this;
    const { server, world } = { server: channel.server, world: person.world };
    const everyone = server?.roles[0]?.permissions ?? 0n;
    const own = server?.hasBot ? server.permissionsOf(world.bot.id, channel) : everyone;
    const direct = permissionBits(['AttachFiles', 'EmbedLinks', 'MentionEveryone', 'UseExternalEmojis']);
    const permissions = server === null ? '0' : String(server.permissionsOf(person.user.id, channel));
    return {
      id: this.id,
      application_id: world.bot.id,
      type: this.type,
      token: this.token,
      version: 1,
      locale: person.locale,
      channel_id: channel.id,
      channel: { ...channel.toJson(), ...(server === null ? {} : { permissions }) },
      app_permissions: String(server === null ? direct : own),
      entitlements: [],
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners: this.owners,
      context: server !== null ? 0 : channel.type === CHANNEL.direct ? 1 : 2,
      ...(server === null
        ? { user: userObject(person.user) }
        : {
            guild_id: server.id,
            guild: { id: server.id, locale: server.locale, features: [] },
            guild_locale: server.locale,
            member: { ...server.memberObject(person.user.id), permissions },
          }),
      ...(this.source === null ? {} : { message: this.source.toJson() }),
      data: this.data,
    };
  }
}

/** @returns through whom the bot may be used in a channel: `0` the server (`"0"` in direct messages), `1` the person */
export function ownersIn({ server, type }: Channel, person: Person): Record<string, string> {
  const installed = person.hasInstalled ? { '1': person.user.id } : {};
  if (server !== null) return { ...(server.hasBot ? { '0': server.id } : {}), ...installed };
  return { ...(type === CHANNEL.direct ? { '0': '0' } : {}), ...installed };
}
