import { type CorpusStats, corpusStats, type DisputeStats } from '../corpus/corpus-stats.js';
import { loadCorpus } from '../corpus/load-corpus.js';
import type { Output } from './output.js';

/**
 * `alteram corpus stats`: prints figures on a corpus and, for each event and accused party, whether a response is on
 * record; gaps come first.
 * @returns the exit code: 0, or 1 where the folder cannot be read
 */
export async function runCorpusStats(options: {
  readonly corpusFolder: string;
  readonly json: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
}): Promise<number> {
  const { corpusFolder, json, stdout, stderr } = options;
  try {
    const { corpus, problems } = await loadCorpus(corpusFolder);
    const stats = corpusStats(corpus);
    stdout.write(json ? `${JSON.stringify(stats)}\n` : statsText(stats));
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (errors > 0)
      stderr.write(`${errors} errors: run "alteram corpus check"; documents with errors are not counted\n`);
    return 0;
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function statsText(stats: CorpusStats): string {
  const { context, allegation, response } = stats.byStance;
  const head = [
    `${stats.documents} documents, ${stats.statements} statements, as of ${stats.asOf ?? 'no date'}`,
    `${context} context, ${allegation} allegations, ${response} responses; ${stats.unreviewed} not reviewed`,
  ];
  const rows = stats.disputes.map((dispute) => [
    dispute.coverage,
    String(dispute.allegations),
    String(dispute.responses),
    dispute.party,
    dispute.event ?? '-',
  ]);
  const titles: (keyof DisputeStats | 'response on record')[] = [
    'response on record',
    'allegations',
    'responses',
    'party',
    'event',
  ];
  return `${[...head, '', ...table([titles, ...rows])].join('\n')}\n`;
}

/** @returns the rows with their columns aligned; numbers to the right */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        /^\d+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
