import path from 'node:path';
import type { Command } from 'commander';
import type { CorpusAddFlags } from '../corpus-add.js';
import { type FolderOptions, settings, verb } from './verb.js';

/** Declares `annotate` and the verbs under `corpus`, which look at documents or make them. */
export function addDocumentVerbs(program: Command): void {
  verb(program, 'annotate', 'says of each sentence whether it alleges, answers or neither, and who does')
    .argument('[file]', 'a sentence or {"id","lang","text"} a line, or a .md document; - for standard input')
    .option('--json', 'one JSON object a line')
    .action(async (file: string | undefined, options: FolderOptions & { json?: boolean }) => {
      const { chooseFolders } = await import('../open-engine.js');
      const { runAnnotate } = await import('../annotate-verb.js');
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
        const { chooseFolders } = await import('../open-engine.js');
        const { corpusFolder } = chooseFolders(settings(), options);
        const { stdout, stderr } = process;
        const { runCorpusCheck } = await import('../corpus-check.js');
        const { runCorpusStats } = await import('../corpus-stats.js');
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
      const { runCorpusAdd } = await import('../corpus-add.js');
      const corpusFolder = path.resolve(options.corpus ?? settings().corpusDir);
      const { stdout, stderr } = process;
      process.exitCode = await runCorpusAdd({ inputs, corpusFolder, flags: options, stdout, stderr });
    });

  verb(corpus, 'review', 'shows what nobody has reviewed, statement by statement, and writes down what you decide')
    .argument('[document]', 'id or file of one document; all that nobody has reviewed if left out')
    .action(async (document: string | undefined, options: FolderOptions) => {
      const { chooseFolders } = await import('../open-engine.js');
      const { runCorpusReview } = await import('../corpus-review.js');
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
      const { chooseFolders } = await import('../open-engine.js');
      const { runCorpusWatch } = await import('../corpus-watch.js');
      const config = settings();
      const { dataFolder } = chooseFolders(config, options);
      const corpusFolder = path.resolve(options.corpus ?? config.corpusDir);
      const { once = false, json = false } = options;
      const { stdout, stderr } = process;
      process.exitCode = await runCorpusWatch({ file, corpusFolder, dataFolder, once, json, stdout, stderr });
    });
}
