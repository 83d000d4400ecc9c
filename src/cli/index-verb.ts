import { join } from 'node:path';
import { corpusFingerprint } from '../corpus/fingerprint.js';
import { formatProblem } from '../corpus/problem.js';
import type { Unreviewed } from '../corpus/unreviewed.js';
import type { BuildReport } from '../index/build-index.js';
import { openEmbeddingModel } from '../index/embeddings/choose-model.js';
import { type RefreshOutcome, refreshIndex } from '../index/refresh-index.js';
import { indexProgress, type ProgressStream } from './index-progress.js';
import { preparationFor } from './preparation-for.js';

/** What `alteram index` runs with. */
export interface IndexVerbOptions {
  readonly corpusFolder: string;
  readonly dataFolder: string;
  /** The setting that names the embedding model. */
  readonly embeddings: string;
  /** Whether documents that nobody has reviewed are indexed; `show` if left out. */
  readonly unreviewed?: Unreviewed | undefined;
  /** True builds although nothing changed. */
  readonly force?: boolean | undefined;
  readonly json: boolean;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: ProgressStream;
}

/**
 * Runs `alteram index`: builds or refreshes the index and tells what was done on stdout, progress and trouble on stderr.
 * @returns the exit code, 1 where there is no index of the corpus as it stands
 */
export async function runIndex(options: IndexVerbOptions): Promise<number> {
  const { corpusFolder, dataFolder, stderr } = options;
  const progress = indexProgress(stderr);
  const log = (line: string) => {
    progress.stop();
    stderr.write(`${line}\n`);
  };
  // A corpus that cannot be read is told before anything is written.
  await corpusFingerprint(corpusFolder);
  const model = await openEmbeddingModel({ setting: options.embeddings, cacheFolder: join(dataFolder, 'models'), log });
  try {
    const { force } = options;
    const outcome = await refreshIndex({
      corpusFolder,
      dataFolder,
      model,
      preparation: preparationFor(options.unreviewed ?? 'show'),
      force,
      log,
      onProgress: progress.onProgress,
    });
    progress.stop();
    return tell(outcome, options);
  } finally {
    progress.stop();
    await model.close();
  }
}

function tell(outcome: RefreshOutcome, { json, stdout, stderr, corpusFolder }: IndexVerbOptions): number {
  switch (outcome.kind) {
    case 'unchanged': {
      const { documents, statements } = outcome.facts;
      const line = `Up to date: ${extent(documents, statements)} (${outcome.engine})`;
      const report = {
        documents,
        statements,
        embedded: 0,
        reused: 0,
        removed: 0,
        elapsedMs: 0,
        engine: outcome.engine,
      };
      stdout.write(json ? `${JSON.stringify({ kind: 'unchanged', ...report, changed: false })}\n` : `${line}\n`);
      return 0;
    }
    case 'built':
      for (const warning of outcome.warnings) stderr.write(`warning: ${formatProblem(warning)}\n`);
      stdout.write(
        json ? `${JSON.stringify({ kind: 'built', ...outcome.report })}\n` : `${describe(outcome.report)}\n`,
      );
      return 0;
    case 'corpus has errors':
      for (const problem of outcome.problems) {
        stderr.write(`${problem.severity === 'warning' ? 'warning: ' : ''}${formatProblem(problem)}\n`);
      }
      stderr.write(`The corpus ${corpusFolder} has errors: nothing was indexed, an index from before still serves\n`);
      return 1;
    case 'locked':
      stderr.write(`${outcome.message}\n`);
      return 1;
  }
}

function describe({ documents, statements, embedded, reused, removed, elapsedMs, engine }: BuildReport): string {
  return (
    `Indexed ${extent(documents, statements)} in ${(elapsedMs / 1000).toFixed(1)} s: ` +
    `${counted(embedded, 'text')} embedded, ${reused} reused, ${removed} removed (${engine})`
  );
}

function extent(documents: number, statements: number): string {
  return `${counted(documents, 'document')}, ${counted(statements, 'statement')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
