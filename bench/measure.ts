import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../src/lib/package-root.js';
import type { Measurements, Serving } from './measurements.js';
import type { Subject } from './subject.js';

const SERVE = fileURLToPath(new URL('./serve.js', import.meta.url));
const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));

/** How often the whole program is started. */
const STARTS = 7;

/**
 * Measures a built index: answering in one process that stays, and the program started anew for one question.
 * @throws Error with what a process said if it fails, or if the index is not the one that was built
 */
export async function measure({ name, building, ...subject }: Subject): Promise<Measurements> {
  const { corpusFolder, dataFolder, questionsFile, firstQuestion } = subject;
  const serving = JSON.parse(await run([SERVE, corpusFolder, dataFolder, questionsFile])) as Serving;
  // A program that finds the index out of date builds it again, from the stand-in files of a synthetic corpus.
  if (serving.statements !== building.report.statements) {
    throw new Error(`${name}: the index was built again; run without --reuse, and change no code meanwhile`);
  }
  const processMs: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const started = performance.now();
    await run([MAIN, 'ask', firstQuestion, '--corpus', corpusFolder, '--data', dataFolder]);
    processMs.push(performance.now() - started);
  }
  return { name, building, serving, processMs };
}

/** @returns what a Node process printed */
function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: packageRoot(), stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let told = '';
    child.stdout.on('data', (part: Buffer) => {
      printed += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      told += part.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`node ${args.join(' ')} ended with ${code}: ${told}`));
    });
  });
}
