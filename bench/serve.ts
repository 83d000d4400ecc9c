/*
 * A process of its own that opens a built index and answers questions, so that what it takes in memory is what a bot
 * takes. Arguments: corpus folder, data folder, file of questions (a JSON list). Prints one `Serving` as JSON.
 */
import { readFileSync } from 'node:fs';
import { chooseFolders, openEngine } from '../src/cli/open-engine.js';
import { readConfig } from '../src/config.js';
import type { Serving } from './measurements.js';

/** Asked before the clock counts, and asked for the memory. */
const WARM_UP = 30;
const BEFORE_MEMORY = 200;

const [corpus = '', data = '', questionsFile = ''] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(questionsFile, 'utf8')) as string[];
const read = readConfig({});
if (!read.ok) throw new Error(read.problems.join('\n'));

const opening = performance.now();
const { service, index, close } = await openEngine(
  read.config,
  chooseFolders(read.config, { corpus, data }),
  process.stderr,
);
const openMs = performance.now() - opening;

const timed: number[] = [];
let answered = 0;
async function ask(question: string): Promise<number> {
  const started = performance.now();
  const { kind } = await service.ask(question);
  if (kind === 'answered') answered++;
  return performance.now() - started;
}

const coldMs = await ask(questions[0] ?? '');
// Spread over the list, so that every language has been asked in: what a language needs is loaded at its first question.
let slowestWarmingMs = 0;
for (let n = 1; n <= WARM_UP; n++) {
  const question = questions[Math.floor((n * questions.length) / WARM_UP) - 1] ?? '';
  slowestWarmingMs = Math.max(slowestWarmingMs, await ask(question));
}
answered = 0;
let residentBytes = 0;
const rounds = Math.max(questions.length, BEFORE_MEMORY);
for (let n = 0; n < rounds; n++) {
  timed.push(await ask(questions[n % questions.length] ?? ''));
  if (n + 1 === BEFORE_MEMORY) residentBytes = process.memoryUsage().rss;
}

const serving: Serving = {
  openMs,
  coldMs,
  slowestWarmingMs,
  warmMs: timed,
  answeredShare: answered / timed.length,
  statements: index.facts.statements,
  residentBytes,
  engine: index.vectors.engine,
};
process.stdout.write(`${JSON.stringify(serving)}\n`);
await close();
