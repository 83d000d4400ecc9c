import { type InteractionEditReplyOptions, type InteractionReplyOptions, MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import { checkedMessage, type Outgoing } from './checked-message.js';

/** Where a message goes: every interaction of discord.js that can be replied to is one. */
export interface ReplyTarget {
  readonly deferred: boolean;
  readonly replied: boolean;
  reply(options: InteractionReplyOptions): Promise<unknown>;
  editReply(options: InteractionEditReplyOptions): Promise<unknown>;
  followUp(options: InteractionReplyOptions): Promise<unknown>;
}

export interface SendOptions {
  /** Only the person who asked sees it. After a deferral, what was chosen then holds. */
  readonly ephemeral?: boolean;
  readonly log: Logger;
}

/**
 * Sends a message: as the reply, in place of the deferral, or as a follow-up to a reply. It is the only function that
 * does. An answer that did not come from the guard, or whose finished message does not hold to it, is not sent: a refusal
 * goes out in its place, and the faults are logged.
 * @returns whether what was given is what was sent
 * @throws what discord.js throws where Discord does not take the message
 */
export async function send(target: ReplyTarget, outgoing: Outgoing, { ephemeral, log }: SendOptions): Promise<boolean> {
  const { message, faults } = checkedMessage(outgoing);
  if (faults.length > 0)
    log.error({ faults }, 'an answer was held back: its message does not hold what the guard promises');
  const { components, allowed_mentions: allowedMentions } = message;
  if (target.deferred && !target.replied) {
    await target.editReply({ components, allowedMentions, flags: MessageFlags.IsComponentsV2 });
  } else {
    const flags = ephemeral ? EPHEMERAL_FLAGS : MessageFlags.IsComponentsV2;
    const options: InteractionReplyOptions = { components, allowedMentions, flags };
    await (target.replied ? target.followUp(options) : target.reply(options));
  }
  return faults.length === 0;
}

const EPHEMERAL_FLAGS = [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const;
