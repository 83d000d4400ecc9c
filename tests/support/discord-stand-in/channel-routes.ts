import { CHANNEL, type Channel } from './channel.ts';
import type { Json } from './component-limits.ts';
import { channelMessageProblems, editProblems } from './limits.ts';
import type { Message } from './message.ts';
import { type PermissionName, permits } from './permissions.ts';
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

const MISSING_ACCESS = failure(403, 50001, 'Missing Access');
const MISSING_PERMISSIONS = failure(403, 50013, 'Missing Permissions');

/**
 * /channels/{id} and what is under it.
 * @param rest the path's parts after the channel's id
 */
export function onChannel(request: RestRequest, id: string, rest: readonly string[], state: RestState): RestResponse {
  const channel = state.world.channels.get(id);
  if (channel === undefined || channel.deleted) return UNKNOWN.channel;
  if (!state.world.botSees(channel)) return MISSING_ACCESS;
  const [what, messageId, more] = rest;
  if (what === undefined) return request.method === 'GET' ? ok(channel.toJson()) : WRONG_METHOD;
  if (what === 'typing' && messageId === undefined)
    return may(channel, sending(channel)) ? NO_CONTENT : MISSING_PERMISSIONS;
  if (what !== 'messages' || more !== undefined) return failure(404, 0, '404: Not Found');
  if (messageId === undefined) {
    if (request.method === 'POST') return post(request, channel, state);
    return request.method === 'GET' ? history(request, channel, state) : WRONG_METHOD;
  }
  const message = channel.messages.find((one) => one.id === messageId);
  if (message === undefined || message.deleted || message.ephemeral) return UNKNOWN.message;
  return onMessage(request, message, state);
}

/** POST /users/@me/channels: the direct messages with somebody. */
export function onDirectMessages({ body }: RestRequest, { world }: RestState): RestResponse {
  const user = world.users.get(String((body as Json).recipient_id));
  return user === undefined ? invalid(['recipient_id: unknown user']) : ok(world.directMessages(user).toJson());
}

function post(request: RestRequest, channel: Channel, { world }: RestState): RestResponse {
  const body = request.body as Json;
  const { files } = request;
  if (!may(channel, sending(channel))) return MISSING_PERMISSIONS;
  if (files.length > 0 && !may(channel, 'AttachFiles')) return MISSING_PERMISSIONS;
  if (channel.recipients.some(({ id }) => world.closedTo.has(id))) {
    return failure(403, 50007, 'Cannot send messages to this user');
  }
  const problems = channelMessageProblems(body, { files: files.map(({ name }) => name) });
  if (problems.length > 0) return invalid(problems);
  const reference = body.message_reference as Json | undefined | null;
  const replyTo = channel.messages.find((one) => one.id === reference?.message_id && !one.deleted) ?? null;
  if (reference && !may(channel, 'ReadMessageHistory')) {
    return failure(403, 160002, 'Cannot reply without permission to read message history');
  }
  if (reference && replyTo === null && reference.fail_if_not_exists !== false) {
    return invalid(['Unknown message'], 'message_reference');
  }
  const message = channel.add({ author: world.bot, body, files, replyTo });
  see('post', message, request, world);
  return ok(message.toJson());
}

/** The last messages, newest first. */
function history({ query }: RestRequest, channel: Channel, { world }: RestState): RestResponse {
  if (!may(channel, 'ReadMessageHistory')) return ok([]);
  const readable = channel.messages.filter(({ deleted, ephemeral }) => !deleted && !ephemeral);
  const last = readable.slice(-Number(query.get('limit') ?? 50)).reverse();
  return ok(last.map((message) => world.messageForBot(message, world.mayReadContent)));
}

function onMessage(request: RestRequest, message: Message, { world }: RestState): RestResponse {
  const { channel } = message;
  const own = message.author.id === world.bot.id;
  const body = request.body as Json;
  switch (request.method) {
    case 'GET':
      if (!may(channel, 'ReadMessageHistory')) return MISSING_ACCESS;
      return ok(world.messageForBot(message, world.mayReadContent));
    case 'PATCH': {
      if (!own) return failure(403, 50005, 'Cannot edit a message authored by another user');
      const problems = editProblems(body, { files: request.files.map(({ name }) => name), existing: message.existing });
      if (problems.length > 0) return invalid(problems);
      message.edit(body, request.files);
      world.announceMessage('MESSAGE_UPDATE', message);
      see('edit', message, request, world);
      return ok(message.toJson());
    }
    case 'DELETE':
      if (!own && !may(channel, 'ManageMessages')) return MISSING_PERMISSIONS;
      channel.remove(message);
      return NO_CONTENT;
    default:
      return WRONG_METHOD;
  }
}

function sending({ type }: Channel): PermissionName {
  return type === CHANNEL.thread ? 'SendMessagesInThreads' : 'SendMessages';
}

function may(channel: Channel, name: PermissionName): boolean {
  const { server, world } = channel;
  return server === null || permits(server.permissionsOf(world.bot.id, channel), name);
}

function see(as: 'post' | 'edit', message: Message, { body, files }: RestRequest, world: RestState['world']): void {
  world.seen.push({
    as,
    where: message.channel,
    interaction: null,
    visibility: message.channel.type === CHANNEL.direct ? 'private' : 'public',
    message: body as Json,
    files,
    modal: null,
    choices: null,
  });
}
