import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';

/**
 * @param apiUrl base address of Discord's API, without a version
 * @param options `content`: whether to ask for the text of messages, a right that Discord grants an application
 * @returns a client that is not yet logged in. It hears of servers and of messages, whose text it gets without that right
 *   only where they are for the bot; it notifies nobody, and remembers no users, members or messages
 */
export function createClient(apiUrl: string, { content }: { content: boolean }): Client {
  const client: Client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(content ? [GatewayIntentBits.MessageContent] : []),
    ],
    // A direct message comes in a channel that is not in memory.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: apiUrl },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === client.user?.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === client.user?.id },
      PresenceManager: 0,
      ReactionManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      VoiceStateManager: 0,
    }),
  });
  return client;
}
