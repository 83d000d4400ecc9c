import type { Config } from '../config.js';
import { loadCommands } from '../discord/load-commands.js';
import { describeLoginFailure } from '../discord/login-failure.js';
import { type Registered, registerCommands } from '../discord/register.js';

/** What `alteram register` runs with. */
export interface RegisterCliOptions {
  readonly config: Config;
  /** The server of `--guild`, which wins over the setting; null if not given. */
  readonly guild: string | null;
  /** Writes one line of the result. */
  readonly print: (line: string) => void;
  /** Tells one line of what went wrong. */
  readonly tell: (line: string) => void;
}

/**
 * Registers what the loader finds in `commands/`.
 * @returns the exit code: 0 where Discord's list is equal to it now, 1 otherwise, with one line told
 */
export async function runRegister({ config, guild, print, tell }: RegisterCliOptions): Promise<number> {
  if (config.discordToken === null) {
    tell('DISCORD_TOKEN: is not set; put the token of your bot into .env (.env.example says where to find it)');
    return 1;
  }
  if (guild !== null && !/^\d{17,20}$/.test(guild)) {
    tell('--guild: is not a server id (17 to 20 digits); in Discord: right click on the server, Copy Server ID');
    return 1;
  }
  const commands = await loadCommands();
  const guildId = guild ?? config.discordGuildId;
  const apiUrl = config.discordApiUrl;
  const declarations = [...commands.values()].map(({ declaration }) => declaration);
  let done: Registered;
  try {
    done = await registerCommands({ token: config.discordToken, apiUrl, declarations, guildId });
  } catch (error) {
    tell(describeLoginFailure(error, apiUrl));
    return 1;
  }
  const where = guildId === null ? 'everywhere' : `in server ${guildId}`;
  if (!done.changed) {
    print(`Nothing to change ${where}: ${listed(done.kept)}.`);
    return 0;
  }
  const parts = (['added', 'updated', 'removed', 'kept'] as const).filter((part) => done[part].length > 0);
  print(`Registered ${where}: ${parts.map((part) => `${part} ${listed(done[part])}`).join('; ')}.`);
  return 0;
}

/** Slash commands as they are typed, entries of menus in quotation marks: only these have spaces or capitals. */
function listed(names: readonly string[]): string {
  return names.map((name) => (/[\s\p{Lu}]/u.test(name) ? `“${name}”` : `/${name}`)).join(', ');
}
