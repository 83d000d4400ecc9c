/** Bits of the gateway intents that matter here. https://docs.discord.com/developers/events/gateway#gateway-intents */
export const INTENTS = {
  GUILDS: 1 << 0,
  GUILD_MEMBERS: 1 << 1,
  GUILD_PRESENCES: 1 << 8,
  GUILD_MESSAGES: 1 << 9,
  DIRECT_MESSAGES: 1 << 12,
  MESSAGE_CONTENT: 1 << 15,
} as const;

export type Intent = keyof typeof INTENTS;
