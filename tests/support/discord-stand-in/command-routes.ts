import { commandProblems } from './command-limits.ts';
import type { Json } from './component-limits.ts';
import { snowflake } from './ids.ts';
import {
  failure,
  invalid,
  ok,
  type RestRequest,
  type RestResponse,
  type RestState,
  UNKNOWN,
  WRONG_METHOD,
} from './responses.ts';

/**
 * /applications/{id}/commands and /applications/{id}/guilds/{guild}/commands
 * @param guild a server's id; null for the commands for everywhere
 */
export function onCommands({ method, body }: RestRequest, guild: string | null, { world }: RestState): RestResponse {
  const scope = guild ?? 'global';
  if (method === 'GET') return ok(world.commands.get(scope) ?? []);
  if (method !== 'PUT') return WRONG_METHOD;
  const problems = commandProblems(body);
  if (problems.length > 0) return invalid(problems);
  const stored = (body as Json[]).map((command) => asStored(command, guild, world.bot.id));
  world.commands.set(scope, stored);
  return ok(stored);
}

/** /applications/{id}/guilds/{guild}/commands/permissions: who may use which command, as the server's administrators set it. */
export function onCommandPermissions({ method }: RestRequest, guild: string, { world }: RestState): RestResponse {
  if (method !== 'GET') return WRONG_METHOD;
  const server = world.servers.get(guild);
  if (server === undefined) return UNKNOWN.guild;
  if (!server.hasBot) return failure(403, 50001, 'Missing Access');
  const set = server.rulesOfCommands().map(({ command, rules }) => ({
    id: world.command(command, 1, server)?.id,
    application_id: world.bot.id,
    guild_id: guild,
    permissions: rules,
  }));
  return ok(set.filter(({ id }) => id !== undefined));
}

/** As Discord gives a command back: with ids and defaults, and in another order. */
function asStored(command: Json, guild: string | null, applicationId: string): Json {
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
    application_id: applicationId,
    version: snowflake(),
    type: 1,
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    integration_types: [0],
    ...(guild === null ? { contexts: null } : { guild_id: guild }),
    name_localizations: null,
    description_localizations: null,
    // A menu's command has a description all the same, an empty one.
    ...(command.type === 2 || command.type === 3 ? { description: '' } : {}),
    ...Object.fromEntries(Object.entries(rest).reverse()),
    ...(list === undefined ? {} : { options: options(list) }),
  };
}
