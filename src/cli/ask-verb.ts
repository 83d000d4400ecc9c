import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AnswerService } from '../answer/answer-service.js';
import { checkedMessage } from '../discord/checked-message.js';
import { answerJson } from '../present/json.js';
import { answerText } from '../present/text.js';
import { styleFor } from './style.js';

/** What `alteram ask` prints. */
export type AskFormat = 'text' | 'json' | 'discord';

const batchLine = z.object({ id: z.union([z.string(), z.number()]).optional(), question: z.string() });

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
 * Answers each line of a file of `{"id","question"}` objects, one JSON object a line to stdout, in order. The whole file is
 * read and checked first, so that a mistake on its last line does not leave half of the answers behind.
 * @throws BatchFileError naming file and line if a line is not such an object, or the file cannot be read
 */
export async function askBatch(service: AnswerService, file: string): Promise<void> {
  const questions = readText(file)
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, file, index + 1)]));
  for (const { id, question } of questions) {
    const started = performance.now();
    const answer = await service.ask(question);
    print(JSON.stringify({ id: id ?? null, ...answerJson(answer, performance.now() - started) }));
  }
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
  throw new BatchFileError(`${file}:${number}: has no text "question"; write {"id": "1", "question": "..."}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
