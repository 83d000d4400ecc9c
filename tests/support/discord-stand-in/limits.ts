/*
 * Discord's documented limits on what a bot sends, checked by hand and apart from the bot's own code.
 * https://docs.discord.com/developers/resources/message, /interactions/receiving-and-responding
 */
import { componentProblems, type Json, rowProblems } from './component-limits.ts';
import { modalProblems } from './modal-limits.ts';

/** Flags of a message. */
export const FLAG = {
  suppressEmbeds: 4,
  ephemeral: 64,
  loading: 128,
  suppressNotifications: 4096,
  componentsV2: 32768,
} as const;

const NEW_REPLY = FLAG.ephemeral | FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2;
const EDIT = FLAG.suppressEmbeds | FLAG.componentsV2;

/** A message as it stands before an edit. */
interface Existing {
  readonly flags: number;
  readonly content: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

/** What a message is judged by besides its body. */
export interface MessageContext {
  /** Names of the files that come with the request. */
  readonly files?: readonly string[];
  /** In an edit, the message as it stands. */
  readonly existing?: Existing | undefined;
}

/** @returns what Discord would refuse in an interaction callback */
export function callbackProblems(body: Json, context: MessageContext = {}): string[] {
  const data = (body.data ?? {}) as Json;
  switch (body.type) {
    case 4:
      return messageProblems(data, NEW_REPLY, context);
    case 5:
      return Number(data.flags ?? 0) & ~FLAG.ephemeral ? ['data.flags: a deferral takes EPHEMERAL alone'] : [];
    case 6:
      return [];
    case 7:
      return editProblems(data, context);
    case 8:
      return choiceProblems(data.choices);
    case 9:
      return modalProblems(data);
    default:
      return [`type: ${body.type} is not supported here`];
  }
}

/** @returns what Discord would refuse in an edit of a message */
export function editProblems(body: Json, context: MessageContext = {}): string[] {
  return messageProblems(body, EDIT, context);
}

/** @returns what Discord would refuse in a follow-up */
export function followUpProblems(body: Json, context: MessageContext = {}): string[] {
  return messageProblems(body, NEW_REPLY, context);
}

/** @returns what Discord would refuse in a message to a channel */
export function channelMessageProblems(body: Json, context: MessageContext = {}): string[] {
  return messageProblems(body, NEW_REPLY & ~FLAG.ephemeral, context);
}

function messageProblems(message: Json, allowedFlags: number, { files = [], existing }: MessageContext): string[] {
  const flags = Number(message.flags ?? 0) | ((existing?.flags ?? 0) & FLAG.componentsV2);
  const shown = filesOf(message, files, existing?.files ?? []);
  return [
    ...(flags & ~allowedFlags ? [`flags: ${flags & ~allowedFlags} is not allowed here`] : []),
    ...mentionProblems(message),
    ...(shown.length > 10 ? ['attachments: must be 10 or fewer in length'] : []),
    ...attachmentProblems(message, files),
    ...(flags & FLAG.componentsV2
      ? ofComponents(message, shown, existing !== undefined)
      : ofText(message, shown, existing?.content)),
    ...(flags & FLAG.componentsV2 && existing?.content && message.content !== null
      ? ['content: has to be set to null before a message becomes one of components']
      : []),
  ];
}

/** Not Discord's rule but ours: without the field, Discord's defaults would notify the users who are mentioned. */
function mentionProblems({ allowed_mentions: allowed }: Json): string[] {
  const {
    parse,
    users = [],
    roles = [],
  } = (allowed ?? {}) as { parse?: unknown; users?: unknown[]; roles?: unknown[] };
  const none = JSON.stringify(parse) === '[]' && users.length === 0 && roles.length === 0;
  return none ? [] : ['allowed_mentions: is not {"parse":[]}'];
}

function ofComponents(message: Json, files: readonly string[], isEdit: boolean): string[] {
  return [
    ...['content', 'embeds', 'poll', 'sticker_ids']
      .filter((key) => message[key] !== undefined && message[key] !== null)
      .map((key) => `${key}: cannot be used with IS_COMPONENTS_V2`),
    ...(isEdit && message.components === undefined ? [] : componentProblems(message.components, files)),
  ];
}

function ofText(message: Json, files: readonly string[], existing: string | undefined): string[] {
  const content = message.content === undefined ? existing : message.content;
  const text = typeof content === 'string' ? content : '';
  return [
    ...(text === '' && files.length === 0 ? ['content: cannot send an empty message'] : []),
    ...(text.length > 2000 ? ['content: must be 2000 or fewer in length'] : []),
    ...(Array.isArray(message.embeds) && message.embeds.length > 0 ? ['embeds: are not supported here'] : []),
    ...(message.components === undefined || message.components === null ? [] : rowProblems(message.components)),
  ];
}

function attachmentProblems({ attachments }: Json, files: readonly string[]): string[] {
  if (attachments === undefined || attachments === null) return [];
  if (!Array.isArray(attachments)) return ['attachments: must be an array'];
  // An id below 10 is the number of a file in the request, a longer one that of an attachment that is kept.
  return (attachments as Json[])
    .filter(({ id }) => String(id).length < 17 && Number(id) >= files.length)
    .map(({ id }) => `attachments: there is no file ${id}`);
}

/** The names of all files that a message will have. */
function filesOf({ attachments }: Json, sent: readonly string[], existing: Existing['files']): string[] {
  const kept = existing.filter(
    ({ id }) => !Array.isArray(attachments) || (attachments as Json[]).some((one) => one.id === id),
  );
  return [...kept.map(({ name }) => name), ...sent];
}

function choiceProblems(choices: unknown): string[] {
  if (!Array.isArray(choices)) return ['data.choices: is required'];
  const problems = choices.length > 25 ? ['data.choices: must be 25 or fewer in length'] : [];
  (choices as Json[]).forEach(({ name, value }, i) => {
    if (typeof name !== 'string' || name.length < 1 || name.length > 100)
      problems.push(`data.choices[${i}].name: length`);
    if (typeof value === 'string' && (value.length < 1 || value.length > 100))
      problems.push(`data.choices[${i}].value: length`);
  });
  return problems;
}
