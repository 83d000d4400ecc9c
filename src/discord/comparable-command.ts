import type { APIApplicationCommand } from 'discord.js';
import type { Declaration } from './declare.js';

/**
 * Brings a declaration and what Discord returns for it to one form: Discord fills in defaults, drops what is empty, may
 * order lists and keys anew, and adds ids. https://docs.discord.com/developers/interactions/application-commands
 * @returns plain data that is deeply equal for two commands that behave alike
 */
export function comparableCommand(command: APIApplicationCommand | Declaration): unknown {
  return tidy({
    ...pick(command, ['name', 'name_localizations', 'default_member_permissions']),
    // An entry of a menu comes back with an empty description.
    ...('description' in command && command.description !== ''
      ? pick(command, ['description', 'description_localizations'])
      : {}),
    type: command.type ?? 1,
    nsfw: command.nsfw ?? false,
    contexts: sorted(command.contexts),
    integration_types: 'guild_id' in command ? null : sorted(command.integration_types),
    options: 'options' in command ? command.options?.map(comparableOption) : undefined,
  });
}

function comparableOption(option: object): unknown {
  const { options, ...own } = option as { options?: readonly object[] };
  return tidy({ required: false, autocomplete: false, ...own, options: options?.map(comparableOption) });
}

function sorted(list: readonly number[] | null | undefined): number[] | null {
  return list ? [...list].sort((a, b) => a - b) : null;
}

function pick<T extends object>(value: T, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Partial<T>;
}

/** Drops what is null, undefined or empty, at any depth; the order of keys does not matter to a deep comparison. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(tidy);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const kept = Object.entries(value)
    .map(([key, each]) => [key, tidy(each)] as const)
    .filter(([, each]) => each !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
