import { isAnswer } from '../answer/guard.js';
import type { DiscordMessage } from '../present/discord/component-types.js';
import { renderForDiscord, renderRefusal } from '../present/discord/render.js';
import { renderNotice } from '../present/discord/render-notice.js';
import { answerMarkdown } from '../present/markdown.js';
import { checkNotice } from './notice-check.js';
import { checkMessage } from './payload-check.js';
import type { Outgoing } from './reply.js';

/** A message with its files, ready to be sent. */
export interface CheckedMessage {
  readonly message: DiscordMessage;
  readonly files: readonly { readonly name: string; readonly content: string }[];
  /** Why the message is a refusal instead of what was given; empty if it is that. */
  readonly faults: readonly string[];
}

/**
 * The message as `send` would send it, without sending: that of the answer or notice, if it holds, else a refusal.
 * @throws RangeError if a control cannot be shown as it is
 */
export function checkedMessage(outgoing: Outgoing): CheckedMessage {
  const { controls = [], file } = outgoing;
  const extras = { controls, file };
  if (outgoing.kind === 'notice') {
    const message = renderNotice(outgoing.lines, extras);
    const faults = checkNotice(message, outgoing.lines, controls, file?.name ?? null);
    return faults.length === 0
      ? { message, files: outgoing.file ? [outgoing.file] : [], faults }
      : { message: renderRefusal('en', 'guard'), files: [], faults };
  }
  const { answer } = outgoing;
  const refused = (faults: readonly string[]): CheckedMessage => ({
    message: renderRefusal(answer.language, 'guard'),
    files: [],
    faults,
  });
  if (!isAnswer(answer)) return refused(['no answer of the guard']);
  if (outgoing.file && !isAnswer(outgoing.file.answer)) return refused(['a file of no answer of the guard']);
  const message = renderForDiscord(answer, extras);
  const faults = checkMessage(message, answer, controls, file?.name ?? null);
  if (faults.length > 0) return refused(faults);
  const files = outgoing.file ? [{ name: outgoing.file.name, content: answerMarkdown(outgoing.file.answer) }] : [];
  return { message, files, faults };
}
