import { commandProblems } from './command-limits.ts';
import { snowflake } from './ids.ts';
import type { SentInteraction } from './interactions.ts';
import { callbackProblems, editProblems, followUpProblems } from './limits.ts';

export interface RestRequest {
  readonly method: string;
  /** Without query and without `/api/v10`. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface RestResponse {
  readonly status: number;
  readonly body?: unknown;
}

/** What the routes read and change. */
export interface RestState {
  readonly token: string;
  readonly applicationId: string;
  readonly gatewayUrl: string;
  readonly interactions: readonly SentInteraction[];
  /** Registered commands by scope: `global` or a server's id. */
  readonly commands: Map<string, unknown[]>;
  /** How long a first response may take, in milliseconds; Discord gives 3000. */
  readonly patience: number;
}

type Json = Record<string, unknown>;

/** @returns what Discord would answer */
export function respond(request: RestRequest, state: RestState): RestResponse {
  const { method, path } = request;
  const callback = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path);
  if (callback && method === 'POST')
    return onCallback(request.body as Json, callback[1] ?? '', callback[2] ?? '', state);
  const webhook = /^\/webhooks\/(\d+)\/([^/]+)(\/messages\/@original)?$/.exec(path);
  if (webhook) return onWebhook(request, webhook[2] ?? '', webhook[3] !== undefined, state);
  if (request.authorization !== `Bot ${state.token}`) return failure(401, 0, '401: Unauthorized');
  if (method === 'GET' && path === '/gateway/bot') {
    const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    return { status: 200, body: { url: state.gatewayUrl, shards: 1, session_start_limit: limit } };
  }
  if (method === 'GET' && path === '/applications/@me') {
    return {
      status: 200,
      body: { id: state.applicationId, name: 'Alteram', description: '', verify_key: '', flags: 0 },
    };
  }
  const commands = new RegExp(`^/applications/${state.applicationId}(?:/guilds/(\\d+))?/commands$`).exec(path);
  if (commands) return onCommands(request, commands[1] ?? null, state);
  return failure(404, 0, '404: Not Found');
}

function onCallback(body: Json, id: string, token: string, state: RestState): RestResponse {
  const interaction = state.interactions.find((one) => one.id === id && one.token === token);
  if (!interaction || Date.now() - interaction.sentAt > state.patience)
    return failure(404, 10062, 'Unknown interaction');
  if (interaction.callback) return failure(400, 40060, 'Interaction has already been acknowledged.');
  const problems = callbackProblems(body);
  if (problems.length > 0) return invalid(problems);
  const data = (body.data ?? {}) as Json;
  interaction.callback = { type: Number(body.type), data };
  if (body.type === 4) interaction.message = data;
  return { status: 204 };
}

function onWebhook({ method, body }: RestRequest, token: string, original: boolean, state: RestState): RestResponse {
  const interaction = state.interactions.find((one) => one.token === token);
  if (!interaction?.callback) return failure(404, 10015, 'Unknown Webhook');
  if (method === 'GET' && original) return { status: 200, body: messageObject(interaction.message ?? {}, state) };
  if (method === 'PATCH' && original) {
    const problems = editProblems(body as Json);
    if (problems.length > 0) return invalid(problems);
    interaction.message = { ...interaction.message, ...(body as Json) };
    return { status: 200, body: messageObject(interaction.message, state) };
  }
  if (method === 'POST' && !original) {
    const problems = followUpProblems(body as Json);
    return problems.length > 0 ? invalid(problems) : { status: 200, body: messageObject(body as Json, state) };
  }
  return failure(405, 0, '405: Method Not Allowed');
}

function onCommands({ method, body }: RestRequest, guild: string | null, state: RestState): RestResponse {
  const scope = guild ?? 'global';
  if (method === 'GET') return { status: 200, body: state.commands.get(scope) ?? [] };
  if (method !== 'PUT') return failure(405, 0, '405: Method Not Allowed');
  const problems = commandProblems(body);
  if (problems.length > 0) return invalid(problems);
  const stored = (body as Json[]).map((command) => asStored(command, guild, state));
  state.commands.set(scope, stored);
  return { status: 200, body: stored };
}

/** As Discord gives a command back: with ids and defaults, and in another order. */
function asStored(command: Json, guild: string | null, state: RestState): Json {
  const options = (list: unknown): unknown =>
    (list as Json[] | undefined)?.map(({ required, autocomplete, options: inner, ...rest }) => ({
      ...Object.fromEntries(Object.entries(rest).reverse()),
      ...(required ? { required } : {}),
      ...(autocomplete ? { autocomplete } : {}),
      ...(inner === undefined ? {} : { options: options(inner) }),
    }));
  const { options: list, ...rest } = command;
  return {
    id: snowflake(),
    application_id: state.applicationId,
    version: snowflake(),
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    integration_types: [0],
    ...(guild === null ? { contexts: null } : { guild_id: guild }),
    name_localizations: null,
    description_localizations: null,
    ...Object.fromEntries(Object.entries(rest).reverse()),
    ...(list === undefined ? {} : { options: options(list) }),
  };
}

function messageObject(message: Json, { applicationId }: RestState): Json {
  return {
    id: snowflake(),
    type: 20,
    channel_id: snowflake(),
    author: { id: applicationId, username: 'alteram', discriminator: '0', global_name: null, avatar: null, bot: true },
    content: '',
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    components: message.components ?? [],
    flags: message.flags ?? 0,
  };
}

function invalid(problems: readonly string[]): RestResponse {
  const errors = { _errors: problems.map((message) => ({ code: 'BASE_TYPE_BAD_LENGTH', message })) };
  return { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors } };
}

function failure(status: number, code: number, message: string): RestResponse {
  return { status, body: { message, code } };
}
