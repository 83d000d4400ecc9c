import type { Channel } from './channel.ts';
import type { Json } from './component-limits.ts';
import type { SentInteraction } from './interactions.ts';
import type { SentFile } from './multipart.ts';

/** How something that the bot sent reached a person. */
export type SeenAs = 'reply' | 'edit' | 'update' | 'follow-up' | 'post' | 'modal' | 'choices';

/** Something that the bot sent and that a person sees. */
export interface SeenPayload {
  readonly as: SeenAs;
  readonly where: Channel;
  /** What it answers; null for a message that the bot wrote into a channel by itself. */
  readonly interaction: SentInteraction | null;
  /** `private` where one person alone sees it: ephemeral messages, modals, choices and direct messages. */
  readonly visibility: 'public' | 'private';
  /** The message as it was sent; null for modals and choices. */
  readonly message: Json | null;
  readonly files: readonly SentFile[];
  /** The data of a modal as it was sent. */
  readonly modal: Json | null;
  /** What was offered while an option was typed. */
  readonly choices: readonly Json[] | null;
}
