import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AnswerService } from '../answer/answer-service.js';
import { refuse } from '../answer/guard.js';
import { checkedMessage } from '../discord/checked-message.js';
import { answerJson } from '../present/json.js';
import { answerText } from '../present/text.js';
import { styleFor } from './style.js';

/** What `alteram ask` prints. */
export type AskFormat = 'text' | 'json' | 'discord';

const batchLine = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  previous: z.union([z.string(), z.array(z.string())]).optional(),
});

/** Where the answers of a batch go, and what is told of those that failed. */
export interface BatchOutput {
  readonly stdout: Pick<NodeJS.WritableStream, 'write'>;
  readonly stderr: Pick<NodeJS.WritableStream, 'write'>;
}

/** What is wrong with the file of a batch. Told to the person at the terminal as it stands. */
export class BatchFileError extends Error {
  override readonly name = 'BatchFileError';
}

/**
 * Asks one question and prints the answer to stdout: JSON on one line, or indented on a terminal; a Discord message
 * always indented.
 */
export async function askOnce(service: AnswerService, question: string, format: AskFormat): Promise<void> {
  const started = performance.now();
  const answer = await service.ask(question);
  const elapsedMs = performance.now() - started;
  if (format === 'json') print(JSON.stringify(answerJson(answer, elapsedMs), null, process.stdout.isTTY ? 2 : 0));
  else if (format === 'discord') print(JSON.stringify(checkedMessage({ kind: 'answer', answer }).message, null, 2));
  else print(answerText(answer, styleFor(process.stdout)));
}

/**
 * Answers each line of a file of `{"id","question","previous"}` objects, one JSON object a line to stdout, in order. The
 * whole file is read and checked first, so that a mistake on its last line does not leave half of the answers behind. A
 * question that fails is told on stderr and has an object of kind `refused` with the reason `error`; the others are
 * answered all the same.
 * @returns the exit code: 1 if a question failed, else 0
 * @throws BatchFileError naming file and line if a line is not such an object, or the file cannot be read
 */
export async function askBatch(
  service: Pick<AnswerService, 'ask'>,
  file: string,
  { stdout, stderr }: BatchOutput = process,
): Promise<0 | 1> {
  const asked = readText(file)
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ ...parseLine(line, file, index + 1), at: index + 1 }]));
  let code: 0 | 1 = 0;
  for (const { id, question, previous, at } of asked) {
    const started = performance.now();
    let answer: object;
    try {
      answer = answerJson(
        await service.ask(question, previous === undefined ? {} : { previous }),
        elapsedSince(started),
      );
    } catch (error) {
      code = 1;
      stderr.write(`${file}:${at}: not answered: ${messageOf(error)}\n`);
      answer = failed(question, elapsedSince(started));
    }
    stdout.write(`${JSON.stringify({ id: id ?? null, ...answer })}\n`);
  }
  return code;
}

/** What stands for the answer to a question that failed: it has every field that an answer has. */
function failed(question: string, elapsedMs: number): object {
  const nothing = answerJson(refuse(question, 'en', 'busy'), elapsedMs);
  return { ...nothing, reason: 'error', text: 'Something went wrong, and the question was not answered.' };
}

function elapsedSince(started: number): number {
  return performance.now() - started;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new BatchFileError(`${file}: cannot be read (${(error as Error).message}); give a file of JSON lines`);
  }
}

function parseLine(line: string, file: string, number: number): z.infer<typeof batchLine> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BatchFileError(`${file}:${number}: is not JSON; write {"id": "1", "question": "..."} on each line`);
  }
  const read = batchLine.safeParse(value);
  if (read.success) return read.data;
  const isPrevious = read.error.issues.some(({ path }) => path[0] === 'previous');
  throw new BatchFileError(
    isPrevious
      ? `${file}:${number}: has a "previous" that is no text; write "previous": "..." or leave it out`
      : `${file}:${number}: has no text "question"; write {"id": "1", "question": "..."}`,
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
