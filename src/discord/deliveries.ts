import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  type InteractionEditReplyOptions,
  type InteractionReplyOptions,
  type Message,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type SendableChannels,
} from 'discord.js';
import type { DiscordMessage } from '../present/discord/component-types.js';

/** A finished message with its files, checked. */
export interface Parcel {
  readonly message: DiscordMessage;
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

/** Brings a message to its place. @returns the id of the message there; null where Discord did not say */
export type Delivery = (parcel: Parcel) => Promise<string | null>;

/** An interaction that can be replied to. */
export interface ReplyTarget {
  readonly deferred: boolean;
  readonly replied: boolean;
  reply(options: InteractionReplyOptions & { withResponse: true }): Promise<{
    resource: { message: { id: string } | null } | null;
  }>;
  editReply(options: InteractionEditReplyOptions): Promise<{ id: string }>;
  followUp(options: InteractionReplyOptions): Promise<{ id: string }>;
}

/** An interaction with a control, or with a form that one opened: the message that carries it can be changed. */
type UpdateTarget = ButtonInteraction | AnySelectMenuInteraction | ModalMessageModalSubmitInteraction;

/**
 * @returns a delivery as the reply, in place of the deferral, or as a follow-up to a reply
 */
export function asReply(target: ReplyTarget, { ephemeral }: { ephemeral: boolean }): Delivery {
  return async (parcel) => {
    const body = bodyOf(parcel);
    if (target.deferred && !target.replied) {
      return (await target.editReply({ ...body, flags: MessageFlags.IsComponentsV2 })).id;
    }
    const flags = ephemeral ? EPHEMERAL_FLAGS : MessageFlags.IsComponentsV2;
    if (target.replied) return (await target.followUp({ ...body, flags })).id;
    const { resource } = await target.reply({ ...body, flags, withResponse: true });
    return resource?.message?.id ?? null;
  };
}

/** @returns a delivery as a further message that only the person sees, beside whatever was announced */
export function asFollowUp(target: ReplyTarget): Delivery {
  return async (parcel) => (await target.followUp({ ...bodyOf(parcel), flags: EPHEMERAL_FLAGS })).id;
}

/** @returns a delivery that changes the message on which a control stands */
export function asUpdate(target: UpdateTarget): Delivery {
  return async (parcel) => {
    const body = { ...bodyOf(parcel), flags: MessageFlags.IsComponentsV2 as const, attachments: [] };
    if (target.deferred || target.replied) return (await target.editReply(body)).id;
    await target.update({ ...body, withResponse: true });
    return null;
  };
}

/** @returns a delivery as a reply to a message of somebody, who is not notified */
export function asAnswerTo(message: Message): Delivery {
  return async (parcel) => {
    const sent = await message.reply({
      ...bodyOf(parcel),
      allowedMentions: { ...parcel.message.allowed_mentions, repliedUser: false },
      flags: MessageFlags.IsComponentsV2,
      failIfNotExists: false,
    });
    return sent.id;
  };
}

/** @returns a delivery as a message of its own in a channel */
export function asPost(channel: SendableChannels): Delivery {
  return async (parcel) => (await channel.send({ ...bodyOf(parcel), flags: MessageFlags.IsComponentsV2 })).id;
}

const EPHEMERAL_FLAGS = [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const;

function bodyOf({ message: { components, allowed_mentions: allowedMentions }, files }: Parcel) {
  return {
    components,
    allowedMentions,
    files: files.map(({ name, content }) => ({ name, attachment: Buffer.from(content, 'utf8') })),
  };
}
