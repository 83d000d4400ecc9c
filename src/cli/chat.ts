import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { PhraseLanguage } from '../answer/answer.js';
import type { AnswerContext, Command } from '../discord/command.js';
import { createConversations } from '../discord/conversation.js';
import { loadCommands } from '../discord/load-commands.js';
import type { Outgoing } from '../discord/reply.js';
import type { Services } from '../discord/services.js';
import { readTypedCommand } from '../discord/typed-command.js';
import { noticeText } from '../present/notice-text.js';
import { answerText } from '../present/text.js';
import { DEFAULT_SETTINGS } from '../store/settings-fields.js';
import { chatHelp } from './chat-help.js';
import type { Engine } from './open-engine.js';
import { styleFor } from './style.js';

const PROMPT = 'alteram> ';
/** How many questions the history keeps. */
const KEPT_LINES = 500;

/** What the chat runs with. */
export interface ChatOptions {
  readonly engine: Engine;
  readonly services: Services;
  /** Where the history of a terminal's questions is kept, in `chat-history`. */
  readonly dataFolder: string;
  /** Language of the bot's phrases where a question does not tell it. */
  readonly language: PhraseLanguage;
}

/**
 * Runs the chat in the terminal: a plain line is a question, the commands are those of Discord that need neither server nor
 * account, `/quit` ends. Where standard input is no terminal each line is answered and the program ends with the input;
 * no prompt is shown then.
 * @throws Error if a command cannot be loaded
 */
export async function runChat({ engine, services, dataFolder, language }: ChatOptions): Promise<void> {
  // Before the first line is read: what comes while nobody listens is lost.
  const respond = createResponder(await terminalCommands(), services, language);
  const interactive = process.stdin.isTTY === true;
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
  if (interactive) process.stdout.write(`${chatHelp(engine.index.facts, language)}\n\n`);
  if (interactive) lines.prompt();
  for await (const line of lines) {
    const input = line.trim();
    if (/^\/(?:quit|exit)$/i.test(input)) break;
    const output = input === '' ? '' : await respond(input).catch(faultLine);
    if (output !== '') process.stdout.write(`${output}\n\n`);
    if (interactive) lines.prompt();
  }
  lines.close();
}

type TerminalCommand = Extract<Command, { terminal: true }>;

async function terminalCommands(): Promise<ReadonlyMap<string, TerminalCommand>> {
  const all = [...(await loadCommands()).values()];
  const ours = all.filter((command): command is TerminalCommand => command.terminal);
  return new Map(ours.map((command) => [command.declaration.name, command]));
}

function createResponder(
  commands: ReadonlyMap<string, TerminalCommand>,
  services: Services,
  language: PhraseLanguage,
): (input: string) => Promise<string> {
  const style = styleFor(process.stdout);
  const context: AnswerContext = {
    services,
    declarations: [...commands.values()].map(({ declaration }) => declaration),
    language,
    preferred: undefined,
    settings: DEFAULT_SETTINGS,
    conversation: createConversations().of('terminal', 'terminal'),
    isPaged: false,
    // Nothing under an answer can be pressed here.
    keep: async () => 'terminal',
  };
  const shown = (outgoing: Outgoing) =>
    outgoing.kind === 'answer' ? answerText(outgoing.answer, style) : noticeText(outgoing.lines, style);
  return async (input) => {
    const [, name = 'ask', rest = ''] = /^\/(\S*)\s*(.*)$/su.exec(input) ?? [input, 'ask', input];
    const command = commands.get(name.toLowerCase());
    if (command === undefined) return `/${name} is not a command here; /help lists them.`;
    const read = input.startsWith('/')
      ? readTypedCommand(command.declaration, rest)
      : {
          kind: 'input' as const,
          input: { text: (option: string) => (option === 'question' ? input : null), flag: () => null, message: null },
        };
    if (read.kind === 'missing') return `Write the ${read.option} after /${name}.`;
    return shown((await command.run(read.input, context)).outgoing);
  };
}

/** One question that fails, a model's service being away, must not end the chat. */
function faultLine(error: unknown): string {
  return `That could not be answered: ${error instanceof Error ? error.message : String(error)}`;
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
