import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { answerText } from '../present/text.js';
import { chatHelp } from './chat-help.js';
import type { Engine } from './open-engine.js';
import { styleFor } from './style.js';

const PROMPT = 'alteram> ';
/** How many questions the history keeps. */
const KEPT_LINES = 500;

/**
 * Runs the chat in the terminal: a plain line is a question, `/ask QUESTION` too, `/help` explains, `/quit` ends. Where
 * standard input is no terminal each line is answered and the program ends with the input; no prompt is shown then.
 * @param dataFolder where the history of a terminal's questions is kept, in `chat-history`
 */
export async function runChat(engine: Engine, dataFolder: string): Promise<void> {
  const interactive = process.stdin.isTTY === true;
  const style = styleFor(process.stdout);
  const historyFile = path.join(dataFolder, 'chat-history');
  const lines = createInterface({
    input: process.stdin,
    output: interactive ? process.stdout : undefined,
    history: interactive ? readHistory(historyFile) : [],
    historySize: KEPT_LINES,
    removeHistoryDuplicates: true,
    crlfDelay: Infinity,
    prompt: PROMPT,
  });
  lines.on('history', (history: string[]) => keepHistory(historyFile, history));
  if (interactive) process.stdout.write(`${chatHelp(engine.index.facts, 'short')}\n\n`);
  if (interactive) lines.prompt();
  for await (const line of lines) {
    const input = line.trim();
    if (/^\/(?:quit|exit)$/i.test(input)) break;
    const output = input === '' ? '' : await respond(engine, input, style).catch(faultLine);
    if (output !== '') process.stdout.write(`${output}\n\n`);
    if (interactive) lines.prompt();
  }
  lines.close();
}

async function respond(engine: Engine, input: string, style: ReturnType<typeof styleFor>): Promise<string> {
  const [, command, rest = ''] = /^\/(\S*)\s*(.*)$/su.exec(input) ?? [];
  if (command === undefined) return answerText(await engine.service.ask(input), style);
  if (command === 'help') return chatHelp(engine.index.facts, 'long');
  if (command !== 'ask') return `/${command} is not a command here; /help lists them.`;
  const question = rest.replace(/^question:\s*/i, '');
  return question === '' ? 'Write the question after /ask.' : answerText(await engine.service.ask(question), style);
}

/** One question that fails, a model's service being away, must not end the chat. */
function faultLine(error: unknown): string {
  return `That question could not be answered: ${error instanceof Error ? error.message : String(error)}`;
}

function readHistory(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/** A history that cannot be kept must not end a chat. */
function keepHistory(file: string, history: readonly string[]): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${history.slice(0, KEPT_LINES).join('\n')}\n`, { mode: 0o600 });
  } catch {
    // The next line is answered all the same.
  }
}
