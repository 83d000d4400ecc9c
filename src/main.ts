#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addAskingVerbs } from './cli/program/asking.js';
import { addDocumentVerbs } from './cli/program/documents.js';
import { addRunningVerbs } from './cli/program/running.js';
import { addShowingVerbs } from './cli/program/showing.js';
import { tell } from './cli/program/verb.js';
import { packageVersion } from './lib/package-version.js';

const program = new Command('alteram')
  .description('Answers questions about a campaign from an indexed corpus: every sentence sourced, both sides shown.')
  .version(packageVersion())
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(alteram --help lists the verbs)');

addRunningVerbs(program);
addAskingVerbs(program);
addShowingVerbs(program);
addDocumentVerbs(program);

/** Faults that a person can mend are told by their message; anything else with what is known of its cause. */
const TOLD_PLAINLY = new Set([
  'NamedFault',
  'NotReadyError',
  'BatchFileError',
  'UnfitRequestError',
  'StoreFileError',
  'CorpusFolderError',
  'EmbeddingsSettingError',
  'IndexLockedError',
]);

try {
  const [, , ...words] = process.argv;
  await program.parseAsync(words.length === 0 ? ['start'] : words, { from: 'user' });
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.code === 'alteram.usage') tell(error.message);
    return error.exitCode === 0 ? 0 : 2;
  }
  if (!(error instanceof Error)) throw error;
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  tell(TOLD_PLAINLY.has(error.name) ? error.message : `${error.message}${cause}`);
  return 1;
}
