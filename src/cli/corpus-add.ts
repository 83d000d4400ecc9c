import { mkdir } from 'node:fs/promises';
import { isAbsolute, resolve, sep } from 'node:path';
import { isIsoDate } from '../corpus/dates.js';
import { didYouMean } from '../corpus/did-you-mean.js';
import type { Annotate } from '../import/annotate.js';
import type { Fill } from '../import/candidate.js';
import { expandInputs } from '../import/expand-inputs.js';
import { importBatch } from '../import/import-batch.js';
import { KnownDocuments } from '../import/keep/known-documents.js';
import { createFetcher, type Fetcher } from '../import/net/fetch-page.js';
import { countOutcomes, countsLine, resultLine } from '../import/outcome.js';
import { factLanguage } from '../import/read/fact-values.js';
import { openParsers, type Parsers } from '../import/read/parsers.js';
import { importProgress } from './import-progress.js';
import type { ProgressStream } from './index-progress.js';
import type { Output } from './output.js';

/** What `alteram corpus add` may be told, as it is written. */
export interface CorpusAddFlags {
  readonly publisher?: string;
  readonly published?: string;
  readonly event?: string;
  /** Ids with blanks between. */
  readonly party?: string;
  readonly language?: string;
  /** Folder inside the corpus. */
  readonly out?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** What the verb works with. */
export interface CorpusAddOptions {
  readonly inputs: readonly string[];
  readonly corpusFolder: string;
  readonly flags: CorpusAddFlags;
  readonly stdout: Output;
  readonly stderr: ProgressStream;
  readonly annotate?: Annotate;
  /** Stand-ins for tests; what reaches the public web only, and threads with the usual limits, if not given. */
  readonly fetcher?: Fetcher;
  readonly parsers?: Parsers;
}

/**
 * `alteram corpus add`: brings files, folders, lists and pages into the corpus as drafts, and prints one line for each and
 * their counts at the end.
 * @returns the exit code: 0, or 1 where anything could not be imported or a flag is wrong
 */
export async function runCorpusAdd(options: CorpusAddOptions): Promise<number> {
  const { inputs, corpusFolder, flags, stdout, stderr } = options;
  const { json = false, dryRun = false } = flags;
  const mistakes = flagMistakes(flags, corpusFolder);
  if (mistakes.length > 0) {
    for (const mistake of mistakes) stderr.write(`${mistake}\n`);
    return 1;
  }
  if (!dryRun) await mkdir(corpusFolder, { recursive: true });
  const known = await KnownDocuments.open(corpusFolder);
  for (const warning of unknownIds(flags, known)) stderr.write(`${warning}\n`);
  const fetcher = options.fetcher ?? createFetcher();
  const parsers = options.parsers ?? openParsers();
  const progress = importProgress(stderr);
  try {
    const planned = await expandInputs(inputs, { corpusFolder, fetcher, parsers, known, fill: fillOf(flags) });
    const results = await importBatch(planned, {
      corpusFolder,
      into: (flags.out ?? '').split(sep).join('/'),
      known,
      parsers,
      dryRun,
      ...(options.annotate !== undefined && { annotate: options.annotate }),
      onResult: (result, done, total) => {
        progress.stop();
        const bad = result.outcome.kind === 'failed' || result.outcome.kind === 'skipped';
        if (bad) stderr.write(`${resultLine(result)}\n`);
        else if (!json) stdout.write(`${resultLine(result)}\n`);
        progress.show(done, total);
      },
    });
    progress.stop();
    const counts = countOutcomes(results);
    if (json) stdout.write(`${JSON.stringify({ dryRun, counts, results })}\n`);
    else stdout.write(`${countsLine(counts)}${dryRun ? '; nothing was written (--dry-run)' : ''}\n`);
    return counts.failed > 0 ? 1 : 0;
  } finally {
    progress.stop();
    await Promise.all([
      options.fetcher === undefined && fetcher.close(),
      options.parsers === undefined && parsers.close(),
    ]);
  }
}

function fillOf({ publisher, published, event, party, language }: CorpusAddFlags): Fill {
  return {
    publisher: publisher?.trim() || null,
    published: published ?? null,
    event: event ?? null,
    language: factLanguage(language),
    parties: partiesOf(party),
    draft: 'import',
  };
}

function partiesOf(party: string | undefined): string[] {
  return (party ?? '').split(/[\s,;]+/u).filter((id) => id !== '');
}

function flagMistakes({ published, language, out }: CorpusAddFlags, corpusFolder: string): string[] {
  const mistakes: string[] = [];
  if (published !== undefined && !isIsoDate(published)) {
    mistakes.push(`--published: "${published}" is no date; write the day as YYYY-MM-DD, for example 2023-10-24`);
  }
  if (language !== undefined && factLanguage(language) === null) {
    mistakes.push(`--language: "${language}" is no language tag; write a tag such as en, fr or zh`);
  }
  if (out !== undefined) {
    const inside = resolve(corpusFolder, out) + sep;
    const hidden = out.split(/[\\/]/u).some((part) => part.startsWith('.') && part !== '.');
    if (isAbsolute(out) || hidden || !inside.startsWith(resolve(corpusFolder) + sep)) {
      mistakes.push(`--out: "${out}" is no folder inside the corpus; write a name such as imported`);
    }
  }
  return mistakes;
}

/** An unknown id stops nothing, as in the check of the corpus: it may be declared later, or nowhere. */
function unknownIds({ event, party }: CorpusAddFlags, { registry }: KnownDocuments): string[] {
  const lines: string[] = [];
  if (event !== undefined && registry.events.size > 0 && !registry.events.has(event)) {
    const hint = didYouMean(event, registry.events.keys());
    lines.push(`--event: "${event}" is not in events.yaml; ${hint}add it there`);
  }
  for (const id of partiesOf(party)) {
    if (registry.parties.size > 0 && !registry.parties.has(id)) {
      lines.push(`--party: "${id}" is not in parties.yaml; ${didYouMean(id, registry.parties.keys())}add it there`);
    }
  }
  return lines;
}
