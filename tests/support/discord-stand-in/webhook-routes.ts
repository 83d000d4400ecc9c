import { isEphemeral, isPrivateIn } from './callback-route.ts';
import type { Json } from './component-limits.ts';
import type { SentInteraction } from './interactions.ts';
import { editProblems, followUpProblems } from './limits.ts';
import type { Message } from './message.ts';
import {
  failure,
  invalid,
  NO_CONTENT,
  ok,
  type RestRequest,
  type RestResponse,
  type RestState,
  UNKNOWN,
  WRONG_METHOD,
} from './responses.ts';

/** How many messages may follow where the bot is installed to the person alone. */
const FOLLOW_UPS_OF_USER_INSTALL = 5;

/**
 * /webhooks/{application}/{token}: what follows the first response.
 * @param messageId of a message that answers the interaction, or `@original`; null for a new one
 */
export function onWebhook(
  request: RestRequest,
  token: string,
  messageId: string | null,
  state: RestState,
): RestResponse {
  const interaction = state.world.interactions.find((one) => one.token === token);
  if (!interaction?.callback || interaction.callback.type === 8) return UNKNOWN.webhook;
  if (interaction.expired) return failure(401, 50027, 'Invalid Webhook Token');
  if (messageId === null) return request.method === 'POST' ? followUp(interaction, request, state) : WRONG_METHOD;
  const { response, followUps } = interaction;
  const message = messageId === '@original' ? response : [response, ...followUps].find((one) => one?.id === messageId);
  if (interaction.channel.deleted) return UNKNOWN.channel;
  if (!message || message.deleted) return UNKNOWN.message;
  switch (request.method) {
    case 'GET':
      return ok(message.toJson());
    case 'PATCH':
      return edit(interaction, message, request, state);
    case 'DELETE':
      message.channel.remove(message);
      return NO_CONTENT;
    default:
      return WRONG_METHOD;
  }
}

function followUp(interaction: SentInteraction, request: RestRequest, state: RestState): RestResponse {
  const { channel, person, response, owners } = interaction;
  const { world } = state;
  const { files } = request;
  const body = request.body as Json;
  const problems = followUpProblems(body, { files: files.map(({ name }) => name) });
  if (problems.length > 0) return invalid(problems);
  if (channel.deleted) return UNKNOWN.channel;
  // Directly after a deferral, a follow-up takes the place of the "thinking", and is seen by whom that is seen.
  if (response?.loading && !response.deleted) {
    response.edit({ ...body, flags: Number(body.flags ?? 0) & ~64 }, files);
    interaction.answered = true;
    see(interaction, 'reply', response, request, state);
    return ok(response.toJson());
  }
  if (
    channel.server !== null &&
    owners['0'] === undefined &&
    interaction.followUps.length >= FOLLOW_UPS_OF_USER_INSTALL
  ) {
    return failure(400, 40094, 'This interaction has hit the maximum number of follow up messages.');
  }
  const message = channel.add({
    author: world.bot,
    body,
    files,
    onlyFor: isEphemeral(interaction, body) ? person.user : null,
    interactionMetadata: interaction.metadata(true),
  });
  interaction.followUps.push(message);
  see(interaction, 'follow-up', message, request, state);
  return ok(message.toJson());
}

function edit(interaction: SentInteraction, message: Message, request: RestRequest, state: RestState): RestResponse {
  const { files } = request;
  const body = request.body as Json;
  const names = files.map(({ name }) => name);
  const problems = editProblems(body, { files: names, existing: message.loading ? undefined : message.existing });
  if (problems.length > 0) return invalid(problems);
  const first = message.loading;
  message.edit(body, files);
  if (message === interaction.response) interaction.answered = true;
  if (!message.ephemeral) state.world.announceMessage('MESSAGE_UPDATE', message);
  see(interaction, first ? 'reply' : message === interaction.source ? 'update' : 'edit', message, request, state);
  return ok(message.toJson());
}

function see(
  interaction: SentInteraction,
  as: 'reply' | 'edit' | 'update' | 'follow-up',
  message: Message,
  { body, files }: RestRequest,
  { world }: RestState,
): void {
  world.seen.push({
    as,
    where: interaction.channel,
    interaction,
    visibility: isPrivateIn(interaction, message.ephemeral) ? 'private' : 'public',
    message: body as Json,
    files,
    modal: null,
    choices: null,
  });
}
