import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import type { Command } from './command.js';

/** The folder of the compiled commands. */
const COMMANDS_FOLDER = fileURLToPath(new URL('../../commands/', import.meta.url));

/**
 * Loads every command of a folder: the default export of each `.js` file in it.
 * @returns the commands by name, in the order of their names
 * @throws Error naming the file that cannot be loaded, holds no command, or repeats a name: a command is never skipped
 */
export async function loadCommands(folder: string = COMMANDS_FOLDER): Promise<ReadonlyMap<string, Command>> {
  const entries = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`${folder}: the folder of commands cannot be read; run npm run build`, { cause });
  });
  const files = entries.filter((name) => name.endsWith('.js')).sort();
  if (files.length === 0) throw new Error(`${folder}: no commands here; run npm run build`);
  const commands: Command[] = [];
  for (const name of files) {
    const file = path.join(folder, name);
    const command = await loadCommand(file);
    const { name: own } = command.declaration;
    if (commands.some(({ declaration }) => declaration.name === own)) {
      throw new Error(`${file}: the name "${own}" is another command's; give it a name of its own`);
    }
    commands.push(command);
  }
  commands.sort((a, b) => (a.declaration.name < b.declaration.name ? -1 : 1));
  return new Map(commands.map((command) => [command.declaration.name, command]));
}

async function loadCommand(file: string): Promise<Command> {
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (cause) {
    throw new Error(`${file}: the command cannot be loaded (${cause instanceof Error ? cause.message : cause})`, {
      cause,
    });
  }
  const shape = commandShape.safeParse(module.default);
  if (!shape.success) {
    const wrong = shape.error.issues.map((issue) => `${issue.path.join('.') || 'default export'}: ${issue.message}`);
    throw new Error(
      `${file}: no command (${wrong.join('; ')}); export default { declaration, access, costs, terminal, isPrivate, run }`,
    );
  }
  return module.default as Command;
}

const isFunction = z.custom((value) => typeof value === 'function', { error: 'is not a function' });

const SLASH_NAME = /^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u;

const commandShape = z
  .object({
    declaration: z.discriminatedUnion('type', [
      z.object({
        type: z.literal(ApplicationCommandType.ChatInput),
        name: z.string().regex(SLASH_NAME, { error: 'is not a name of 1 to 32 small letters' }),
        description: z.string().min(1).max(100),
        options: z
          .array(z.object({ autocomplete: z.boolean().optional() }))
          .max(25)
          .optional(),
      }),
      z.object({ type: z.literal(ApplicationCommandType.Message), name: z.string().min(1).max(32) }),
    ]),
    access: z.object({ audience: z.enum(['everyone', 'moderators', 'administrators']), role: z.string().nullable() }),
    costs: z.boolean(),
    terminal: z.boolean(),
    isPrivate: isFunction,
    run: isFunction,
    complete: isFunction.optional(),
  })
  .refine(
    ({ declaration, complete }) =>
      complete !== undefined || !('options' in declaration && declaration.options?.some((one) => one.autocomplete)),
    { error: 'an option is declared with autocomplete, but the command has no complete function' },
  );
