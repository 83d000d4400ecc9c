import { isDeepStrictEqual } from 'node:util';
import { type APIApplicationCommand, REST, Routes } from 'discord.js';
import { comparableCommand } from './comparable-command.js';
import type { Declaration } from './declare.js';

export interface RegisterOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly declarations: readonly Declaration[];
  /** The one server to register in; null for everywhere. */
  readonly guildId: string | null;
}

/** What registering did, by names of commands. */
export interface Registered {
  readonly changed: boolean;
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Makes Discord's list of commands equal to the declarations, in one request; sends nothing if it is equal already.
 * @throws DiscordAPIError or a network error where Discord does not take it
 */
export async function registerCommands({ token, apiUrl, declarations, guildId }: RegisterOptions): Promise<Registered> {
  const rest = new REST({ api: apiUrl, version: '10' }).setToken(token);
  try {
    const application = (await rest.get(Routes.currentApplication())) as { id: string };
    const route =
      guildId === null
        ? Routes.applicationCommands(application.id)
        : Routes.applicationGuildCommands(application.id, guildId);
    const wanted = declarations.map((declaration) => (guildId === null ? declaration : forOneServer(declaration)));
    const query = new URLSearchParams({ with_localizations: 'true' });
    const deployed = (await rest.get(route, { query })) as APIApplicationCommand[];
    const difference = compare(deployed, wanted);
    if (difference.changed) await rest.put(route, { body: wanted });
    return difference;
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

/** Where a command may be used is a matter of commands for everywhere alone. */
function forOneServer(declaration: Declaration): Declaration {
  const { contexts: _contexts, integration_types: _types, ...rest } = declaration;
  return rest;
}

function compare(deployed: readonly APIApplicationCommand[], wanted: readonly Declaration[]): Registered {
  const before = new Map(deployed.map((command) => [command.name, command]));
  const after = new Set(wanted.map(({ name }) => name));
  const added = wanted.filter(({ name }) => !before.has(name));
  const removed = deployed.filter(({ name }) => !after.has(name));
  const [kept, updated] = [true, false].map((same) =>
    wanted.filter((one) => {
      const old = before.get(one.name);
      return old !== undefined && isDeepStrictEqual(comparableCommand(old), comparableCommand(one)) === same;
    }),
  ) as [Declaration[], Declaration[]];
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  return {
    changed: added.length + updated.length + removed.length > 0,
    added: names(added),
    updated: names(updated),
    removed: names(removed),
    kept: names(kept),
  };
}
