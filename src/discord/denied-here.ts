import { type Access, type Denied, deniedTo } from './access.js';
import type { CommandContext } from './command.js';

/**
 * @returns null where the person may, else why not. What is for moderators is also for those to whom the server's
 *   administrators have opened it in Discord's own settings of the command
 */
export async function deniedHere(
  access: Access,
  { member, settings, isOpened }: Pick<CommandContext, 'member' | 'settings' | 'isOpened'>,
): Promise<Denied | null> {
  const denied = deniedTo(member, access, settings);
  if (denied !== 'moderators only' || access.command === undefined) return denied;
  return (await isOpened(access.command)) ? null : denied;
}
