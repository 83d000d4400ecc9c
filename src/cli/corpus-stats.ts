import { createAnnotator } from '../annotate/annotator.js';
import type { Corpus } from '../corpus/corpus.js';
import { type CorpusStats, corpusStats } from '../corpus/corpus-stats.js';
import { loadCorpus } from '../corpus/load-corpus.js';
import { isUnreviewed } from '../corpus/unreviewed.js';
import { annotatedSentences } from '../review/annotated-sentences.js';
import { type PartyProposal, proposeParties } from '../review/party-proposals.js';
import type { AnnotatedSentence } from '../review/proposal.js';
import type { Output } from './output.js';

/**
 * `alteram corpus stats`: prints figures on a corpus; for each event and accused party, whether a response is on record,
 * gaps first; and names in unreviewed documents that parties.yaml does not have.
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
    const proposedParties = await proposalsIn(corpus);
    stdout.write(json ? `${JSON.stringify({ ...stats, proposedParties })}\n` : statsText(stats, proposedParties));
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (errors > 0)
      stderr.write(`${errors} errors: run "alteram corpus check"; documents with errors are not counted\n`);
    return 0;
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** Names are found by words and rules alone, without the embedding model: that takes no time worth waiting for. */
async function proposalsIn({ documents, registry }: Corpus): Promise<PartyProposal[]> {
  const unreviewed = documents.filter(isUnreviewed);
  if (unreviewed.length === 0) return [];
  const annotator = createAnnotator({ registry });
  const sentences: AnnotatedSentence[] = [];
  for (const { statements, language } of unreviewed) {
    const texts = statements.map(({ text }) => text);
    const annotated = await annotatedSentences(texts, language, { annotator, registry });
    for (const own of annotated) sentences.push(...own);
  }
  return proposeParties(sentences);
}

function statsText(stats: CorpusStats, proposed: readonly PartyProposal[]): string {
  const { context, allegation, response } = stats.byStance;
  const { withResponse, withoutResponse, nobodyNamed } = stats.answered;
  const unreviewed = stats.unreviewed === 0 ? '' : ` (in ${stats.unreviewedDocuments} documents)`;
  const head = [
    `${stats.documents} documents, ${stats.statements} statements, as of ${stats.asOf ?? 'no date'}`,
    `${context} context, ${allegation} allegations, ${response} responses; ${stats.unreviewed} not reviewed${unreviewed}`,
    `Accusations: ${withoutResponse} without a response on record, ${withResponse} with one, ${nobodyNamed} of nobody named`,
  ];
  const disputes = stats.disputes.map(({ coverage, needsReview, allegations, responses, party, event }) => [
    needsReview ? `${coverage}, not reviewed` : coverage,
    String(allegations),
    String(responses),
    party,
    event ?? '-',
  ]);
  const lines = [
    ...head,
    '',
    ...table([['response on record', 'allegations', 'responses', 'party', 'event'], ...disputes]),
  ];
  if (proposed.length === 0) return `${lines.join('\n')}\n`;
  const names = proposed.map(({ name, aliases, mentions }) => [name, String(mentions), aliases.join(', ')]);
  return `${[...lines, '', ...table([['not in parties.yaml', 'mentions', 'also'], ...names])].join('\n')}\n`;
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
