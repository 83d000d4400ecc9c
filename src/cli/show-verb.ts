import type { PhraseLanguage } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import type { UnfitRequest } from '../answer/overview/overview-request.js';
import { checkedMessage } from '../discord/checked-message.js';
import { answerJson } from '../present/json.js';
import { answerMarkdown } from '../present/markdown.js';
import { answerText } from '../present/text.js';
import { isUnfit, unfitLine } from '../present/unfit-lines.js';
import { styleFor } from './style.js';

/** How a verb prints what it shows. */
export type ShowFormat = 'text' | 'json' | 'markdown' | 'discord';

/** What was typed names nothing, or is no date. Told to the person at the terminal as it stands. */
export class UnfitRequestError extends Error {
  override readonly name = 'UnfitRequestError';
}

/**
 * Prints an answer to stdout: JSON on one line, or indented on a terminal; a Discord message always indented, its first
 * page if it has several.
 * @param show makes the answer; its time is told in the JSON
 * @throws UnfitRequestError if there is nothing to show for the request
 */
export async function runShow(
  show: () => Promise<Answer | UnfitRequest>,
  { format, language }: { format: ShowFormat; language: PhraseLanguage },
): Promise<void> {
  const started = performance.now();
  const answer = await show();
  const elapsedMs = performance.now() - started;
  if (isUnfit(answer)) throw new UnfitRequestError(unfitLine(language, answer));
  process.stdout.write(`${shown(answer, format, elapsedMs)}\n`);
}

function shown(answer: Answer, format: ShowFormat, elapsedMs: number): string {
  switch (format) {
    case 'text':
      return answerText(answer, styleFor(process.stdout));
    case 'json':
      return JSON.stringify(answerJson(answer, elapsedMs), null, process.stdout.isTTY ? 2 : 0);
    case 'markdown':
      return answerMarkdown(answer);
    case 'discord':
      return JSON.stringify(checkedMessage({ kind: 'answer', answer }).message, null, 2);
  }
}
