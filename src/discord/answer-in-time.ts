import { MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../answer/guard.js';
import { type ReplyTarget, send } from './send.js';

/** An interaction that can be told to wait. */
export interface DeferrableTarget extends ReplyTarget {
  deferReply(options: { flags?: MessageFlags.Ephemeral }): Promise<unknown>;
}

/**
 * How long an answer may take before the interaction is deferred, in milliseconds. Discord forgets an interaction that
 * nothing was said to for 3 seconds; the rest of them is for the way there and back.
 */
const DEFER_AFTER = 1500;

/**
 * Sends an answer as the first reply if it is ready soon, else defers, and puts it in the deferral's place when it is.
 * @param answer the answer that is being made
 * @param options `deferAfter` in milliseconds, `DEFER_AFTER` unless told
 * @throws what making the answer or sending it throws
 */
export async function answerInTime(
  target: DeferrableTarget,
  answer: Promise<Answer>,
  options: { ephemeral: boolean; log: Logger; deferAfter?: number },
): Promise<void> {
  const { ephemeral, log, deferAfter = DEFER_AFTER } = options;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, deferAfter, 'late');
  });
  try {
    if ((await Promise.race([answer, late])) === 'late') {
      // The answer may fail while Discord is being told; its error is taken up by the `await` below.
      answer.catch(() => {});
      await target.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {});
    }
  } finally {
    clearTimeout(timer);
  }
  await send(target, { kind: 'answer', answer: await answer }, { ephemeral, log });
}
