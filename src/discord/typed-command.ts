import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { CommandInput } from './command.js';
import type { Declaration } from './declare.js';

/** What follows a command's name in the chat, read by its declaration. */
export type TypedCommand =
  | { readonly kind: 'input'; readonly input: CommandInput }
  /** An option that must be there is missing: its name. */
  | { readonly kind: 'missing'; readonly option: string };

/**
 * Reads `event: canada from: 2023`, as Discord writes options. What stands before the first option is the command's first
 * one, so that `/ask Who is behind it?` works. A flag is set by its name alone, or by yes or no.
 * @param rest what was typed after the command's name
 */
export function readTypedCommand(declaration: Declaration, rest: string): TypedCommand {
  const options = declaration.type === ApplicationCommandType.ChatInput ? (declaration.options ?? []) : [];
  const names = options.map(({ name }) => name);
  const values = new Map<string, string>();
  const marks = [...rest.matchAll(/(?<![^\s])([\w-]+):/g)].filter(([, name = '']) => names.includes(name));
  const [first] = names;
  const bare = rest.slice(0, marks[0]?.index ?? rest.length).trim();
  if (bare !== '' && first !== undefined) values.set(first, bare);
  marks.forEach((mark, i) => {
    const value = rest.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? rest.length).trim();
    values.set(mark[1] ?? '', value);
  });
  const missing = options.find(({ name, required }) => required && !values.get(name));
  if (missing) return { kind: 'missing', option: missing.name };
  const flags = new Set(
    options.filter(({ type }) => type === ApplicationCommandOptionType.Boolean).map(({ name }) => name),
  );
  return {
    kind: 'input',
    input: {
      text: (name) => values.get(name) || null,
      flag: (name) =>
        flags.has(name) && values.has(name) ? !/^(?:no|false|off|0)$/i.test(values.get(name) ?? '') : null,
      message: null,
    },
  };
}
