import type { Command } from 'commander';
import type { OverviewRequest } from '../../answer/overview/overview-request.js';
import type { Config } from '../../config.js';
import type { Services } from '../../discord/services.js';
import { type FolderOptions, settings, verb, withEngine, wrongUsage } from './verb.js';

/** How a verb prints what it shows. */
interface ShowFlags {
  json?: boolean;
  markdown?: boolean;
  discord?: boolean;
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

/** Declares `factcheck` and the verbs that show what the corpus holds without a question. */
export function addShowingVerbs(program: Command): void {
  verb(program, 'factcheck', 'what the corpus holds of the claims of a text; no verdict')
    .argument('<text>')
    .option('--json', 'as JSON')
    .option('--discord', 'the message as it would be sent to Discord')
    .action(async (text: string, options: FolderOptions & ShowFlags) => {
      await show(options, ({ factCheck }) => factCheck(text, {}));
    });

  for (const kind of ['summary', 'timeline'] as const) {
    const description = {
      summary: 'what is alleged, answered, done and open, with sources',
      timeline: 'dated entries in order, each allegation with its response',
    };
    const declared = overviewVerb(program, kind, description[kind])
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

  overviewVerb(program, 'responses', 'all that a party has answered, newest first')
    .argument('<party>')
    .action((party: string, options: FolderOptions & ShowFlags) => showOverview(options, { kind: 'responses', party }));

  overviewVerb(program, 'sources', 'the documents, newest first')
    .option('--publisher <name>', 'only documents of this publisher')
    .option('--event <name>', 'only documents on this event')
    .action((options: FolderOptions & ShowFlags & { publisher?: string; event?: string }) =>
      showOverview(options, { kind: 'sources', publisher: options.publisher ?? null, event: options.event ?? null }),
    );

  overviewVerb(program, 'source', 'one document with all that it states')
    .argument('<id>')
    .action((id: string, options: FolderOptions & ShowFlags) => showOverview(options, { kind: 'document', id }));
}

/** A verb that shows what the corpus holds without a question. */
function overviewVerb(program: Command, usage: string, description: string): Command {
  return verb(program, usage, description)
    .option('--json', 'as JSON')
    .option('--markdown', 'as Markdown')
    .option('--discord', 'the first message as it would be sent to Discord');
}

async function showOverview(options: FolderOptions & ShowFlags, request: OverviewRequest): Promise<void> {
  await show(options, ({ overview }, { phrases }) => overview(request, phrases));
}

async function show(
  options: FolderOptions & ShowFlags,
  make: (services: Services, config: Config) => ReturnType<Services['overview']>,
): Promise<void> {
  const formats = (['json', 'markdown', 'discord'] as const).filter((format) => options[format]);
  if (formats.length > 1) wrongUsage(`give only one of ${formats.map((format) => `--${format}`).join(', ')}`);
  const config = settings();
  await withEngine(options, async (engine) => {
    const { servicesOf } = await import('../services.js');
    const { runShow } = await import('../show-verb.js');
    await runShow(() => make(servicesOf(engine), config), { format: formats[0] ?? 'text', language: config.phrases });
  });
}
