import { type Command, InvalidArgumentError } from 'commander';
import { type FolderOptions, settings, verb, withEngine, wrongUsage } from './verb.js';

/** What `ask` may be told besides its folders. */
interface AskFlags {
  json?: boolean;
  discord?: boolean;
  batch?: string;
}

/** Declares `ask` and `search`, which take a question, and `index`, which they do by themselves. */
export function addAskingVerbs(program: Command): void {
  verb(program, 'ask', 'answers one question, or each line of a file')
    .argument('[question]')
    .option('--json', 'the answer as JSON')
    .option('--discord', 'the message as it would be sent to Discord')
    .option('--batch <file>', 'one JSON object a line, {"id","question","previous"}; one answer a line as JSON')
    .action(async (question: string | undefined, options: FolderOptions & AskFlags) => {
      if ((question === undefined) === (options.batch === undefined)) wrongUsage('give a question, or --batch FILE');
      if (options.json && options.discord) wrongUsage('give --json or --discord, not both');
      await withEngine(options, async ({ service }) => {
        const { askBatch, askOnce } = await import('../ask-verb.js');
        if (options.batch !== undefined) process.exitCode = await askBatch(service, options.batch);
        else await askOnce(service, question ?? '', options.json ? 'json' : options.discord ? 'discord' : 'text');
      });
    });

  verb(program, 'search', 'the statements nearest to a query, with scores and reasons')
    .argument('<query>')
    .option('--k <number>', 'how many at most', wholeNumber, 10)
    .option('--json', 'as JSON')
    .action(async (query: string, options: FolderOptions & { k: number; json?: boolean }) => {
      await withEngine(options, async ({ service }) => {
        const { runSearch } = await import('../search-verb.js');
        await runSearch(service, { query, k: options.k, json: options.json ?? false, stdout: process.stdout });
      });
    });

  verb(program, 'index', 'builds or refreshes the index')
    .option('--force', 'build although nothing changed')
    .option('--json', 'the report as JSON')
    .action(async (options: FolderOptions & { force?: boolean; json?: boolean }) => {
      const config = settings();
      const { chooseFolders } = await import('../open-engine.js');
      const { runIndex } = await import('../index-verb.js');
      const { force, json = false } = options;
      const { embeddings, unreviewed } = config;
      const { stdout, stderr } = process;
      const folders = chooseFolders(config, options);
      process.exitCode = await runIndex({ ...folders, embeddings, unreviewed, force, json, stdout, stderr });
    });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 1_000) throw new InvalidArgumentError('write 1 to 1000.');
  return number;
}
