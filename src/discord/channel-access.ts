import { type Client, PermissionFlagsBits } from 'discord.js';

/**
 * What the bot can do in a channel of a server: `elsewhere` where the server has no such channel; `unknown` where Discord
 * has not told of the server yet.
 */
export type ChannelAccess = 'open' | 'unseen' | 'silent' | 'elsewhere' | 'unknown';

/** @returns what the bot can do in a channel, as far as the connection knows without asking */
export function channelAccess(client: Client, server: string | null, id: string): ChannelAccess {
  const guild = server === null ? undefined : client.guilds.cache.get(server);
  if (guild === undefined || !guild.available || guild.members.me === null) return 'unknown';
  const channel = guild.channels.cache.get(id);
  if (channel === undefined) return 'elsewhere';
  const own = channel.permissionsFor(guild.members.me);
  if (!own.has(PermissionFlagsBits.ViewChannel) || !own.has(PermissionFlagsBits.ReadMessageHistory)) return 'unseen';
  return own.has(PermissionFlagsBits.SendMessages) ? 'open' : 'silent';
}
