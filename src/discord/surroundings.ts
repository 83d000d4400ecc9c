import type { Message, RepliableInteraction } from 'discord.js';
import type { Logger } from 'pino';
import type { PhraseLanguage } from '../answer/answer.js';
import type { Metrics } from '../metrics/metrics.js';
import { phraseLanguageOf } from '../present/phrases.js';
import { DEFAULT_SETTINGS, type ServerSettings } from '../store/settings-fields.js';
import type { Store } from '../store/store.js';
import type { Admission } from './admission.js';
import { channelAccess } from './channel-access.js';
import type { CommandContext, MessageContent } from './command.js';
import { isOpenedByServer } from './command-overrides.js';
import type { Conversations } from './conversation.js';
import type { Declaration } from './declare.js';
import type { KeptState } from './kept-state.js';
import { memberOf } from './person.js';
import type { Services } from './services.js';

/** All that handling what comes from Discord needs, the same for every interaction and message. */
export interface Surroundings {
  readonly services: Services;
  readonly store: Store;
  readonly admission: Admission;
  readonly metrics: Metrics;
  readonly conversations: Conversations;
  readonly reading: MessageContent;
  readonly declarations: readonly Declaration[];
  readonly log: Logger;
  /** Language of the bot's phrases where neither server nor person has one. */
  readonly language: PhraseLanguage;
  readonly clock: () => Date;
}

/** @returns what a command or an action may use, for one interaction */
export async function contextOf(interaction: RepliableInteraction, around: Surroundings): Promise<CommandContext> {
  const settings = await settingsOf(interaction.guildId, around.store);
  const own = phraseLanguageOf(interaction.locale) ?? undefined;
  return build(around, settings, own, {
    server: interaction.guildId,
    channel: interaction.channelId,
    user: interaction.user.id,
    member: memberOf(interaction),
    isOpened: (command) => isOpenedTo(interaction, command, around),
    channelAccess: (id) => channelAccess(interaction.client, interaction.guildId, id),
  });
}

/** @returns the same for a message that the bot answers; nobody's client tells its language */
export async function contextOfMessage(message: Message, around: Surroundings): Promise<CommandContext> {
  const settings = await settingsOf(message.guildId, around.store);
  const roles = message.member === null ? [] : [...message.member.roles.cache.keys()];
  return build(around, settings, undefined, {
    server: message.guildId,
    channel: message.channelId,
    user: message.author.id,
    member: { server: message.guildId, permissions: 0n, roles },
    // A message is no command: nothing is opened by one.
    isOpened: async () => false,
    channelAccess: (id) => channelAccess(message.client, message.guildId, id),
  });
}

async function isOpenedTo(interaction: RepliableInteraction, command: string, { log }: Surroundings): Promise<boolean> {
  const { guildId: server, channel, channelId, client, user, applicationId } = interaction;
  if (server === null) return false;
  const { roles } = memberOf(interaction);
  const place = channel?.isThread() ? channel.parentId : channelId;
  return isOpenedByServer(
    command,
    { server, user: user.id, roles, channel: place },
    { rest: client.rest, applicationId, log },
  );
}

/** @returns a server's settings; the defaults in a direct message */
async function settingsOf(server: string | null, store: Store): Promise<ServerSettings> {
  return server === null ? DEFAULT_SETTINGS : await store.servers.settings(server);
}

interface Where {
  readonly server: string | null;
  readonly channel: string | null;
  readonly user: string;
  readonly member: CommandContext['member'];
  readonly isOpened: CommandContext['isOpened'];
  readonly channelAccess: CommandContext['channelAccess'];
}

function build(
  around: Surroundings,
  settings: ServerSettings,
  own: PhraseLanguage | undefined,
  { server, channel, user, member, isOpened, channelAccess: accessTo }: Where,
): CommandContext {
  const { services, store, declarations, conversations, reading, log } = around;
  const preferred = settings.language === 'auto' ? own : settings.language;
  const person = store.personHash(user);
  return {
    services,
    store,
    declarations,
    settings,
    member,
    person,
    channel,
    reading,
    log,
    isOpened,
    channelAccess: accessTo,
    preferred,
    language: preferred ?? around.language,
    ownLanguage: own ?? around.language,
    isPaged: true,
    now: around.clock(),
    conversation: conversations.of(person, channel ?? 'none'),
    forgetConversations: () => conversations.forget(person),
    keep: (state: KeptState) => store.messages.keep(state, { kind: state.kind, server, channel, person }),
  };
}
