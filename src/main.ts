#!/usr/bin/env node
import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { ModelUse } from './answer/language-model/composer.js';
import type { OverviewRequest } from './answer/overview/overview-request.js';
import type { BotOptions } from './cli/bot.js';
import type { CorpusAddFlags } from './cli/corpus-add.js';
import { type Config, loadEnvironment, readConfig } from './config.js';
import { packageVersion } from './lib/package-version.js';

/** Options of every verb. */
interface FolderOptions {
  corpus?: string;
  data?: string;
}

const program = new Command('alteram')
  .description('Answers questions about a campaign from an indexed corpus: every sentence sourced, both sides shown.')
  .version(packageVersion())
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(alteram --help lists the verbs)');

/** A verb with the options that all verbs have. */
function verb(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .option('--corpus <dir>', 'folder of the documents (setting CORPUS_DIR)')
    .option('--data <dir>', 'folder of the index (setting DATA_DIR)')
    .exitOverride();
}

verb(program, 'start', 'the bot if DISCORD_TOKEN is set, else the chat').action(async (options: FolderOptions) => {
  const config = settings();
  await (config.discordToken === null ? chat(config, options) : bot(config, options));
});

verb(program, 'chat', 'a chat in the terminal; lines of standard input where it is no terminal').action(
  (options: FolderOptions) => chat(settings(), options),
);

verb(program, 'bot', 'connects to Discord and answers there').action((options: FolderOptions) =>
  bot(settings(), options),
);

verb(program, 'register', "deploys the bot's commands to Discord; changes nothing where nothing changed")
  .option('--guild <id>', 'in one server only, at once (setting DISCORD_GUILD_ID)')
  .action(async ({ guild }: { guild?: string }) => {
    const { runRegister } = await import('./cli/register.js');
    process.exitCode = await runRegister({ config: settings(), guild: guild ?? null, print, tell });
  });

verb(program, 'ask', 'answers one question, or each line of a file')
  .argument('[question]')
  .option('--json', 'the answer as JSON')
  .option('--discord', 'the message as it would be sent to Discord')
  .option('--batch <file>', 'one JSON object a line, {"id","question","previous"}; one answer a line as JSON')
  .action(async (question: string | undefined, options: FolderOptions & AskFlags) => {
    if ((question === undefined) === (options.batch === undefined)) wrongUsage('give a question, or --batch FILE');
    if (options.json && options.discord) wrongUsage('give --json or --discord, not both');
    await withEngine(options, async ({ service }) => {
      const { askBatch, askOnce } = await import('./cli/ask-verb.js');
      if (options.batch !== undefined) process.exitCode = await askBatch(service, options.batch);
      else await askOnce(service, question ?? '', options.json ? 'json' : options.discord ? 'discord' : 'text');
    });
  });

verb(program, 'factcheck', 'what the corpus holds of the claims of a text; no verdict')
  .argument('<text>')
  .option('--json', 'as JSON')
  .option('--discord', 'the message as it would be sent to Discord')
  .action(async (text: string, options: FolderOptions & ShowFlags) => {
    await show(options, ({ factCheck }) => factCheck(text, {}));
  });

/** A verb that shows what the corpus holds without a question. */
function overviewVerb(usage: string, description: string): Command {
  return verb(program, usage, description)
    .option('--json', 'as JSON')
    .option('--markdown', 'as Markdown')
    .option('--discord', 'the first message as it would be sent to Discord');
}

/** Options that narrow an overview. */
interface SpanFlags extends FolderOptions, ShowFlags {
  event?: string;
  from?: string;
  to?: string;
}

function spanOf({ event, from, to }: SpanFlags) {
  return { event: event ?? null, from: from ?? null, to: to ?? null };
}

for (const kind of ['summary', 'timeline'] as const) {
  const description = {
    summary: 'what is alleged, answered, done and open, with sources',
    timeline: 'dated entries in order, each allegation with its response',
  };
  const declared = overviewVerb(kind, description[kind])
    .option('--event <name>', 'only this event and what belongs to it')
    .option('--from <day>', 'first day, month or year')
    .option('--to <day>', 'last day, month or year');
  if (kind === 'summary') declared.option('--full', 'everything that is distinct, not only the most important');
  declared.action(async (options: SpanFlags & { full?: boolean }) => {
    const span = spanOf(options);
    await showOverview(
      options,
      kind === 'timeline' ? { kind, ...span } : { kind, ...span, length: options.full ? 'full' : 'short' },
    );
  });
}

overviewVerb('responses', 'all that a party has answered, newest first')
  .argument('<party>')
  .action((party: string, options: FolderOptions & ShowFlags) => showOverview(options, { kind: 'responses', party }));

overviewVerb('sources', 'the documents, newest first')
  .option('--publisher <name>', 'only documents of this publisher')
  .option('--event <name>', 'only documents on this event')
  .action((options: FolderOptions & ShowFlags & { publisher?: string; event?: string }) =>
    showOverview(options, { kind: 'sources', publisher: options.publisher ?? null, event: options.event ?? null }),
  );

overviewVerb('source', 'one document with all that it states')
  .argument('<id>')
  .action((id: string, options: FolderOptions & ShowFlags) => showOverview(options, { kind: 'document', id }));

/** How a verb prints what it shows. */
interface ShowFlags {
  json?: boolean;
  markdown?: boolean;
  discord?: boolean;
}

async function showOverview(options: FolderOptions & ShowFlags, request: OverviewRequest): Promise<void> {
  await show(options, ({ overview }, { phrases }) => overview(request, phrases));
}

async function show(
  options: FolderOptions & ShowFlags,
  make: (
    services: import('./discord/services.js').Services,
    config: Config,
  ) => ReturnType<import('./discord/services.js').Services['overview']>,
): Promise<void> {
  const formats = (['json', 'markdown', 'discord'] as const).filter((format) => options[format]);
  if (formats.length > 1) wrongUsage(`give only one of ${formats.map((format) => `--${format}`).join(', ')}`);
  const config = settings();
  await withEngine(options, async (engine) => {
    const { servicesOf } = await import('./cli/services.js');
    const { runShow } = await import('./cli/show-verb.js');
    await runShow(() => make(servicesOf(engine), config), { format: formats[0] ?? 'text', language: config.phrases });
  });
}

/** What `ask` may be told besides its folders. */
interface AskFlags {
  json?: boolean;
  discord?: boolean;
  batch?: string;
}

verb(program, 'search', 'the statements nearest to a query, with scores and reasons')
  .argument('<query>')
  .option('--k <number>', 'how many at most', wholeNumber, 10)
  .option('--json', 'as JSON')
  .action(async (query: string, options: FolderOptions & { k: number; json?: boolean }) => {
    await withEngine(options, async ({ service }) => {
      const { runSearch } = await import('./cli/search-verb.js');
      await runSearch(service, { query, k: options.k, json: options.json ?? false, stdout: process.stdout });
    });
  });

verb(program, 'index', 'builds or refreshes the index')
  .option('--force', 'build although nothing changed')
  .option('--json', 'the report as JSON')
  .action(async (options: FolderOptions & { force?: boolean; json?: boolean }) => {
    const config = settings();
    const { chooseFolders } = await import('./cli/open-engine.js');
    const { runIndex } = await import('./cli/index-verb.js');
    const { force, json = false } = options;
    const { embeddings, unreviewed } = config;
    const { stdout, stderr } = process;
    const folders = chooseFolders(config, options);
    process.exitCode = await runIndex({ ...folders, embeddings, unreviewed, force, json, stdout, stderr });
  });

verb(program, 'annotate', 'says of each sentence whether it alleges, answers or neither, and who does')
  .argument('[file]', 'a sentence or {"id","lang","text"} a line, or a .md document; - for standard input')
  .option('--json', 'one JSON object a line')
  .action(async (file: string | undefined, options: FolderOptions & { json?: boolean }) => {
    const { chooseFolders } = await import('./cli/open-engine.js');
    const { runAnnotate } = await import('./cli/annotate-verb.js');
    const { corpusFolder, dataFolder } = chooseFolders(settings(), options);
    const { stdin, stdout, stderr } = process;
    const cacheFolder = `${dataFolder}/models`;
    const json = options.json ?? false;
    process.exitCode = await runAnnotate({
      file: file ?? null,
      json,
      corpusFolder,
      cacheFolder,
      stdin,
      stdout,
      stderr,
    });
  });

const corpus = program.command('corpus').description('looks at the documents').exitOverride();
for (const [name, description] of [
  ['check', 'every mistake in the corpus, as file:line: what is wrong; what to write instead'],
  ['stats', 'counts, and allegations without a response first'],
] as const) {
  verb(corpus, name, description)
    .option('--json', 'as JSON')
    .action(async (options: FolderOptions & { json?: boolean }) => {
      const { chooseFolders } = await import('./cli/open-engine.js');
      const { corpusFolder } = chooseFolders(settings(), options);
      const { stdout, stderr } = process;
      const { runCorpusCheck } = await import('./cli/corpus-check.js');
      const { runCorpusStats } = await import('./cli/corpus-stats.js');
      const run = name === 'check' ? runCorpusCheck : runCorpusStats;
      process.exitCode = await run({ corpusFolder, json: options.json ?? false, stdout, stderr });
    });
}

verb(corpus, 'add', 'brings files, folders, lists of links (CSV, JSON) and web pages into the corpus as drafts')
  .argument('<input...>', 'Markdown, text, HTML, PDF, DOCX, a folder, a list of links and texts, or an address')
  .option('--publisher <name>', 'who published it, where that cannot be found')
  .option('--published <date>', 'the day as YYYY-MM-DD, where that cannot be found')
  .option('--event <id>', 'what it is about: an id of events.yaml')
  .option('--party <ids>', 'whose own words it is: ids of parties.yaml')
  .option('--language <tag>', 'its language (en, fr, zh), where that cannot be found')
  .option('--out <folder>', 'folder inside the corpus for new documents')
  .option('--dry-run', 'tells what would be done and writes nothing')
  .option('--json', 'the results as JSON')
  .action(async (inputs: string[], options: FolderOptions & CorpusAddFlags) => {
    const { runCorpusAdd } = await import('./cli/corpus-add.js');
    const corpusFolder = path.resolve(options.corpus ?? settings().corpusDir);
    const { stdout, stderr } = process;
    process.exitCode = await runCorpusAdd({ inputs, corpusFolder, flags: options, stdout, stderr });
  });

verb(corpus, 'review', 'shows what nobody has reviewed, statement by statement, and writes down what you decide')
  .argument('[document]', 'id or file of one document; all that nobody has reviewed if left out')
  .action(async (document: string | undefined, options: FolderOptions) => {
    const { chooseFolders } = await import('./cli/open-engine.js');
    const { runCorpusReview } = await import('./cli/corpus-review.js');
    const { corpusFolder, dataFolder } = chooseFolders(settings(), options);
    const { stdin, stdout, stderr } = process;
    process.exitCode = await runCorpusReview({
      document: document ?? null,
      corpusFolder,
      dataFolder,
      stdin,
      stdout,
      stderr,
    });
  });

verb(corpus, 'watch', 'imports what matches given words from feeds, as drafts, on a schedule until it is stopped')
  .argument('<file>', 'YAML list of feeds: url, words, publisher, event, every (minutes)')
  .option('--once', 'looks at every feed once and ends')
  .option('--json', 'one JSON object a line')
  .action(async (file: string, options: FolderOptions & { once?: boolean; json?: boolean }) => {
    const { chooseFolders } = await import('./cli/open-engine.js');
    const { runCorpusWatch } = await import('./cli/corpus-watch.js');
    const config = settings();
    const { dataFolder } = chooseFolders(config, options);
    const corpusFolder = path.resolve(options.corpus ?? config.corpusDir);
    const { once = false, json = false } = options;
    const { stdout, stderr } = process;
    process.exitCode = await runCorpusWatch({ file, corpusFolder, dataFolder, once, json, stdout, stderr });
  });

async function chat(config: Config, options: FolderOptions): Promise<void> {
  const { chooseFolders, openEngine } = await import('./cli/open-engine.js');
  const { runChat } = await import('./cli/chat.js');
  const folders = chooseFolders(config, options);
  const engine = await openEngine(config, folders, process.stderr);
  const { servicesOf } = await import('./cli/services.js');
  try {
    const services = servicesOf(engine);
    await runChat({ engine, services, dataFolder: folders.dataFolder, language: config.phrases });
  } finally {
    await engine.close();
  }
}

async function bot(config: Config, options: FolderOptions): Promise<void> {
  if (config.discordToken === null) {
    throw new NamedFault('DISCORD_TOKEN: is not set; put the token of your bot into .env (see .env.example)');
  }
  const { chooseFolders, openEngine } = await import('./cli/open-engine.js');
  const { runBot } = await import('./cli/bot.js');
  const { liveServices } = await import('./cli/live-services.js');
  const { followCorpus } = await import('./cli/follow-corpus.js');
  const { openStore } = await import('./store/store.js');
  const folders = chooseFolders(config, options);
  const modelListeners: NonNullable<BotOptions['modelListeners']> = new Set();
  const heard = (use: ModelUse) => {
    for (const listen of modelListeners) listen(use);
  };
  const live = liveServices(await openEngine(config, folders, process.stderr, heard));
  const stopFollowing = followCorpus({ corpusFolder: folders.corpusFolder, live, tell });
  try {
    const store = await openStore({ dataFolder: folders.dataFolder, log: tell });
    try {
      process.exitCode = await runBot({ config, services: live.services, store, tell, modelListeners });
    } finally {
      await store.close();
    }
  } finally {
    stopFollowing();
    await live.close();
  }
}

async function withEngine(
  options: FolderOptions,
  use: (engine: import('./cli/open-engine.js').Engine) => Promise<void>,
): Promise<void> {
  const config = settings();
  const { chooseFolders, openEngine } = await import('./cli/open-engine.js');
  const engine = await openEngine(config, chooseFolders(config, options), process.stderr);
  try {
    await use(engine);
  } finally {
    await engine.close();
  }
}

/** A fault told by its message alone: a person can mend it. */
class NamedFault extends Error {
  override readonly name: string = 'NamedFault';
}

/**
 * @throws NamedFault with every setting that is wrong, a line each
 */
function settings(): Config {
  const result = readConfig(loadEnvironment());
  if (!result.ok) throw new NamedFault(result.problems.join('\n'));
  return result.config;
}

function wrongUsage(message: string): never {
  throw new CommanderError(2, 'alteram.usage', `error: ${message}`);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 1_000) throw new InvalidArgumentError('write 1 to 1000.');
  return number;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

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
