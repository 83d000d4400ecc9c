import type { Channel } from './channel.ts';
import type { Json } from './component-limits.ts';
import { ALL_PERMISSIONS, permits } from './permissions.ts';

/**
 * Whether Discord offers a person a command, by the command's declaration and the server's own settings.
 * https://docs.discord.com/developers/interactions/application-commands#permissions
 * @param command as it was registered
 * @param owners through whom the bot may be used there, by type of installation
 * @returns why the person does not see it, or null
 */
export function hiddenBecause(
  command: Json,
  userId: string,
  channel: Channel,
  owners: Readonly<Record<string, string>>,
): string | null {
  const { server, type } = channel;
  const context = server !== null ? 0 : type === 1 ? 1 : 2;
  if (Array.isArray(command.contexts) && !command.contexts.includes(context)) return `not in context ${context}`;
  const types = (command.integration_types ?? [0]) as number[];
  if (!types.some((one) => owners[String(one)] !== undefined)) return 'not installed in such a way';
  if (server === null) return null;
  const permissions = server.permissionsOf(userId, channel);
  if (permissions === ALL_PERMISSIONS) return null;
  if (!permits(permissions, 'UseApplicationCommands')) return 'no commands may be used in the channel';
  const override = server.mayUse(String(command.name), userId);
  if (override !== null) return override ? null : 'the server does not let the person use it';
  const { default_member_permissions: needed } = command;
  if (needed === null || needed === undefined) return null;
  const bits = BigInt(String(needed));
  return bits !== 0n && (permissions & bits) === bits ? null : `permissions ${needed} are needed`;
}
