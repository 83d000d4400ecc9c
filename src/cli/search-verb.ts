import type { AnswerService } from '../answer/answer-service.js';
import type { Output } from './output.js';

/** What `alteram search` is asked for. */
export interface SearchOptions {
  readonly query: string;
  /** How many statements at most. */
  readonly k: number;
  readonly json: boolean;
  readonly stdout: Output;
}

/**
 * Prints the statements nearest to a query, best first, with scores and the channels that found them: for editors who
 * ask why a statement is or is not found.
 */
export async function runSearch(service: AnswerService, { query, k, json, stdout }: SearchOptions): Promise<void> {
  const { hits } = await service.retrieve(query, k);
  const rows = hits.map(({ statement, score, lexical, cosine, channels }) => ({
    statement: statement.id,
    document: statement.document,
    score: round(score),
    channels,
    text: statement.text,
    stance: statement.stance,
    by: statement.stance === 'context' ? [] : statement.by,
    against: statement.stance === 'context' ? [] : statement.against,
    event: statement.event,
    lexical: round(lexical),
    cosine: cosine === null ? null : round(cosine),
  }));
  if (json) {
    stdout.write(`${JSON.stringify(rows)}\n`);
    return;
  }
  rows.forEach((row, place) => {
    const found = row.channels.join(', ');
    stdout.write(`${place + 1}. ${row.score.toFixed(2)} (${found}) ${row.stance}, ${row.document}\n   ${row.text}\n`);
  });
  if (rows.length === 0) stdout.write('Nothing found.\n');
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
