import { onCallback } from './callback-route.ts';
import { onChannel, onDirectMessages } from './channel-routes.ts';
import { onCommandPermissions, onCommands } from './command-routes.ts';
import { failure, ok, type RestRequest, type RestResponse, type RestState, UNKNOWN } from './responses.ts';
import { roleObject } from './roles.ts';
import { userObject } from './users.ts';
import { onWebhook } from './webhook-routes.ts';

export type { RestRequest, RestResponse, RestState } from './responses.ts';

/** @returns what Discord would answer */
export function respond(request: RestRequest, state: RestState): RestResponse {
  const { method, path } = request;
  const [first = '', ...rest] = path.split('/').slice(1);
  const [id = '', token = '', ...more] = rest;
  if (first === 'interactions' && more.join() === 'callback' && method === 'POST') {
    return onCallback(request, id, token, state);
  }
  if (first === 'webhooks' && (more.length === 0 || (more.length === 2 && more[0] === 'messages'))) {
    return onWebhook(request, token, more[1] ?? null, state);
  }
  if (request.authorization !== `Bot ${state.token}`) return failure(401, 0, '401: Unauthorized');
  if (first === 'channels' && id !== '') return onChannel(request, id, rest.slice(1), state);
  const commands = new RegExp(`^/applications/${state.world.bot.id}(?:/guilds/(\\d+))?/commands$`).exec(path);
  if (commands) return onCommands(request, commands[1] ?? null, state);
  const permissions = new RegExp(`^/applications/${state.world.bot.id}/guilds/(\\d+)/commands/permissions$`).exec(path);
  if (permissions) return onCommandPermissions(request, permissions[1] ?? '', state);
  if (method === 'POST' && path === '/users/@me/channels') return onDirectMessages(request, state);
  return method === 'GET' ? read(path, first, rest, state) : failure(404, 0, '404: Not Found');
}

function read(path: string, first: string, rest: readonly string[], { world, gatewayUrl }: RestState): RestResponse {
  if (path === '/gateway/bot') {
    const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
    return ok({ url: gatewayUrl, shards: 1, session_start_limit: limit });
  }
  if (path === '/applications/@me') {
    return ok({ id: world.bot.id, name: 'Alteram', description: '', verify_key: '', flags: 0 });
  }
  if (path === '/users/@me') return ok(userObject(world.bot));
  if (first !== 'guilds') return failure(404, 0, '404: Not Found');
  const [id = '', what, of] = rest;
  const server = world.servers.get(id);
  if (server === undefined) return UNKNOWN.guild;
  if (!server.hasBot) return failure(403, 50001, 'Missing Access');
  if (what === undefined) return ok(server.toJson());
  if (what === 'roles') return ok(server.roles.map(roleObject));
  if (what === 'channels')
    return ok(server.channels.filter((one) => !one.deleted && one.parent === null).map((one) => one.toJson()));
  if (what === 'members' && of !== undefined) {
    return server.members.has(of) ? ok(server.memberObject(of)) : UNKNOWN.member;
  }
  return failure(404, 0, '404: Not Found');
}
