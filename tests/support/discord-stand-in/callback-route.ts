import type { Json } from './component-limits.ts';
import { INTERACTION, type SentInteraction } from './interactions.ts';
import { callbackProblems, FLAG } from './limits.ts';
import { permits } from './permissions.ts';
import {
  failure,
  invalid,
  NO_CONTENT,
  ok,
  type RestRequest,
  type RestResponse,
  type RestState,
  UNKNOWN,
} from './responses.ts';
import type { SeenAs } from './seen.ts';

/** Types of callbacks. */
const CALLBACK = { reply: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** POST /interactions/{id}/{token}/callback: the first response. */
export function onCallback(request: RestRequest, id: string, token: string, state: RestState): RestResponse {
  const { world, patience } = state;
  const body = request.body as Json;
  const interaction = world.interactions.find((one) => one.id === id && one.token === token);
  if (!interaction || interaction.expired || world.now() - interaction.sentAt > patience) return UNKNOWN.interaction;
  if (interaction.callback) return failure(400, 40060, 'Interaction has already been acknowledged.');
  const type = Number(body.type);
  const { source } = interaction;
  const updates = type === CALLBACK.update;
  const problems = [
    ...(typesFor(interaction).includes(type) ? [] : [`type: ${type} does not answer such an interaction`]),
    ...callbackProblems(body, {
      files: request.files.map(({ name }) => name),
      existing: updates ? source?.existing : undefined,
    }),
  ];
  if (problems.length > 0) return invalid(problems);
  if (interaction.channel.deleted && type !== CALLBACK.choices && type !== CALLBACK.modal) return UNKNOWN.channel;
  if (updates && source?.deleted) return UNKNOWN.message;
  interaction.callback = { type, data: (body.data ?? {}) as Json };
  take(interaction, request, state);
  return request.query.get('with_response') === 'true' ? ok(callbackResource(interaction)) : NO_CONTENT;
}

function typesFor({ type, source }: SentInteraction): number[] {
  const replies: number[] = [CALLBACK.reply, CALLBACK.defer];
  const changes: number[] = source === null ? [] : [CALLBACK.deferUpdate, CALLBACK.update];
  if (type === INTERACTION.autocomplete) return [CALLBACK.choices];
  if (type === INTERACTION.modal) return [...replies, ...changes];
  return [...replies, ...changes, CALLBACK.modal];
}

function take(interaction: SentInteraction, { files }: RestRequest, { world }: RestState): void {
  const { callback, channel, source } = interaction;
  const { type, data } = callback ?? { type: 0, data: {} };
  const seen = { where: channel, interaction, files, modal: null, choices: null };
  const asMessage = (as: SeenAs, isPrivate: boolean) =>
    world.seen.push({ ...seen, as, visibility: isPrivate ? 'private' : 'public', message: data });
  if (type === CALLBACK.choices) {
    const choices = data.choices as Json[];
    world.seen.push({ ...seen, as: 'choices', visibility: 'private', message: null, choices });
  } else if (type === CALLBACK.modal) {
    world.seen.push({ ...seen, as: 'modal', visibility: 'private', message: null, modal: data });
  } else if (type === CALLBACK.deferUpdate) {
    interaction.response = source;
  } else if (type === CALLBACK.update && source !== null) {
    interaction.response = source;
    interaction.answered = true;
    source.edit(data, files);
    if (!source.ephemeral) world.announceMessage('MESSAGE_UPDATE', source);
    asMessage('update', isPrivateIn(interaction, source.ephemeral));
  } else {
    const ephemeral = isEphemeral(interaction, data);
    interaction.response = channel.add({
      author: world.bot,
      body: type === CALLBACK.defer ? { flags: FLAG.loading } : data,
      files,
      onlyFor: ephemeral ? interaction.person.user : null,
      interactionMetadata: interaction.metadata(),
    });
    interaction.answered = type === CALLBACK.reply;
    if (type === CALLBACK.reply) asMessage('reply', isPrivateIn(interaction, ephemeral));
  }
}

/**
 * @returns whether a message that answers an interaction is seen by its person alone: as the bot asked, or because the bot
 *   is installed to the person only and the server does not let such speak
 */
export function isEphemeral({ channel, person, owners }: SentInteraction, data: Json): boolean {
  if (Number(data.flags ?? 0) & FLAG.ephemeral) return true;
  if (channel.server === null || owners['0'] !== undefined) return false;
  return !permits(channel.server.permissionsOf(person.user.id, channel), 'UseExternalApps');
}

/** @returns whether one person alone sees it: it is ephemeral, or said in direct messages with the bot */
export function isPrivateIn({ channel }: SentInteraction, ephemeral: boolean): boolean {
  return ephemeral || (channel.server === null && channel.type === 1);
}

function callbackResource(interaction: SentInteraction): Json {
  const { id, type, response, callback } = interaction;
  // Choices, modals and deferred updates come back without a message.
  const hasMessage = response !== null && callback !== null && callback.type !== CALLBACK.deferUpdate;
  return {
    interaction: {
      id,
      type,
      ...(response === null
        ? {}
        : {
            response_message_id: response.id,
            response_message_loading: response.loading,
            response_message_ephemeral: response.ephemeral,
          }),
    },
    ...(hasMessage ? { resource: { type: callback.type, message: response.toJson() } } : {}),
  };
}
