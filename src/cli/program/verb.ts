import { type Command, CommanderError } from 'commander';
import { type Config, loadEnvironment, readConfig } from '../../config.js';
import type { Engine } from '../open-engine.js';

/** Options of every verb. */
export interface FolderOptions {
  corpus?: string;
  data?: string;
}

/**
 * Declares a verb with the options that all verbs have.
 * @param usage its name, as Commander writes it
 * @returns the verb, for its own arguments, options and action
 */
export function verb(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .option('--corpus <dir>', 'folder of the documents (setting CORPUS_DIR)')
    .option('--data <dir>', 'folder of the index (setting DATA_DIR)')
    .exitOverride();
}

/**
 * Opens the index, brings it up to date, and closes it after use, whatever happens.
 */
export async function withEngine(options: FolderOptions, use: (engine: Engine) => Promise<void>): Promise<void> {
  const config = settings();
  const { chooseFolders, openEngine } = await import('../open-engine.js');
  const engine = await openEngine(config, chooseFolders(config, options), process.stderr);
  try {
    await use(engine);
  } finally {
    await engine.close();
  }
}

/** A fault told by its message alone: a person can mend it. */
export class NamedFault extends Error {
  override readonly name: string = 'NamedFault';
}

/**
 * @returns the settings of the environment and of `.env`
 * @throws NamedFault with every setting that is wrong, a line each
 */
export function settings(): Config {
  const result = readConfig(loadEnvironment());
  if (!result.ok) throw new NamedFault(result.problems.join('\n'));
  return result.config;
}

/**
 * Ends with the exit code for wrong usage.
 * @throws CommanderError always
 */
export function wrongUsage(message: string): never {
  throw new CommanderError(2, 'alteram.usage', `error: ${message}`);
}

/** Writes a line to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line to standard error. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
