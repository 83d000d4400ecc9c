import type { Logger } from 'pino';
import { checkedMessage } from './checked-message.js';
import type { Delivery } from './deliveries.js';
import type { Outgoing } from './reply.js';

/** What has become of a message. */
export interface Sent {
  /** False where a refusal went out in its place. */
  readonly isWhole: boolean;
  /** Id of the message in Discord; null where Discord did not say. */
  readonly messageId: string | null;
}

/**
 * Sends a message. It is the only function that does: whatever the way there, an answer that did not come from the guard,
 * or whose finished message does not hold to it, is not sent. A refusal goes out in its place, and the faults are logged.
 * @throws what discord.js throws where Discord does not take the message
 */
export async function send(outgoing: Outgoing, deliver: Delivery, { log }: { log: Logger }): Promise<Sent> {
  const { message, files, faults } = checkedMessage(outgoing);
  if (faults.length > 0)
    log.error({ faults }, 'an answer was held back: its message does not hold what the guard promises');
  const messageId = await deliver({ message, files });
  return { isWhole: faults.length === 0, messageId };
}
