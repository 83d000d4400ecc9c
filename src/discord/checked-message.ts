import { type Answer, isAnswer } from '../answer/guard.js';
import type { DiscordMessage } from '../present/discord/component-types.js';
import { renderForDiscord, renderNotice, renderRefusal } from '../present/discord/render.js';
import { checkMessage } from './payload-check.js';

/** What is sent: an answer of the guard, or lines of the bot's own phrases, which hold no text of the corpus. */
export type Outgoing =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'notice'; readonly lines: readonly string[] };

/**
 * The message as `send` would send it, without sending: the answer's, if it holds, else a refusal.
 * @returns the message, and why it is a refusal instead of the answer
 */
export function checkedMessage(outgoing: Outgoing): { message: DiscordMessage; faults: readonly string[] } {
  if (outgoing.kind === 'notice') return { message: renderNotice(outgoing.lines), faults: [] };
  const { answer } = outgoing;
  const { language } = answer;
  if (!isAnswer(answer)) return { message: renderRefusal(language, 'guard'), faults: ['no answer of the guard'] };
  const message = renderForDiscord(answer);
  const faults = checkMessage(message, answer);
  return faults.length === 0 ? { message, faults } : { message: renderRefusal(language, 'guard'), faults };
}
