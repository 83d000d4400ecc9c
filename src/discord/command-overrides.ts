import {
  type APIApplicationCommand,
  type APIApplicationCommandPermission,
  type APIGuildApplicationCommandPermissions,
  ApplicationCommandPermissionType,
  type REST,
  Routes,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';

/** Who asks for a command, and where. */
export interface OverrideQuestion {
  readonly server: string;
  readonly user: string;
  /** Without that of everyone. */
  readonly roles: readonly string[];
  /** A thread's is its parent. */
  readonly channel: string | null;
}

/** Discord to ask. */
export interface OverrideSource {
  readonly rest: REST;
  readonly applicationId: string;
  readonly log: Logger;
}

/** What a server has set: by command's name, and for all commands of the application. */
interface Overrides {
  readonly byCommand: ReadonlyMap<string, readonly APIApplicationCommandPermission[]>;
  readonly forAll: readonly APIApplicationCommandPermission[];
}

/** How long an answer is taken for true, in milliseconds; a failure as well, so that Discord is not pestered. */
const KEPT_MS = 60_000;
const SERVERS = 1_000;
/** The interaction waits meanwhile, and has three seconds in all. */
const PATIENCE_MS = 1_000;

/** By connection: ids of commands are those of one application. */
const caches = new WeakMap<REST, LRUCache<string, Promise<Overrides | null>>>();

/**
 * Asks Discord whether a server's administrators have opened a command to a person (Server Settings, Integrations). It is
 * asked once a minute for each server.
 * @param command its English name
 * @returns false also where Discord does not say
 */
export async function isOpenedByServer(
  command: string,
  question: OverrideQuestion,
  source: OverrideSource,
): Promise<boolean> {
  const cache = caches.get(source.rest) ?? new LRUCache({ max: SERVERS, ttl: KEPT_MS });
  caches.set(source.rest, cache);
  let asked = cache.get(question.server);
  if (asked === undefined) {
    asked = fetchOverrides(question.server, source).catch((err: unknown) => {
      source.log.warn({ err }, 'Discord did not say who may use a command; those who are not sure to may not');
      return null;
    });
    cache.set(question.server, asked);
  }
  const overrides = await asked;
  const own = overrides?.byCommand.get(command);
  return overrides !== null && own !== undefined && opens(own, overrides.forAll, question);
}

async function fetchOverrides(server: string, { rest, applicationId: id }: OverrideSource): Promise<Overrides> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const [permissions, global, local] = (await Promise.all([
    rest.get(Routes.guildApplicationCommandsPermissions(id, server), { signal }),
    rest.get(Routes.applicationCommands(id), { signal }),
    rest.get(Routes.applicationGuildCommands(id, server), { signal }),
  ])) as [APIGuildApplicationCommandPermissions[], APIApplicationCommand[], APIApplicationCommand[]];
  const names = new Map([...global, ...local].map((command) => [command.id, command.name]));
  return {
    byCommand: new Map(
      permissions.flatMap((one) => {
        const name = names.get(one.id);
        return name === undefined ? [] : [[name, one.permissions] as const];
      }),
    ),
    forAll: permissions.find((one) => one.id === id)?.permissions ?? [],
  };
}

/**
 * Decides as Discord's clients do, and for less where that is not documented: a person's own entry before those of roles,
 * one allowing role before denying ones, a role's before everyone's; what is set for all commands opens none.
 * https://docs.discord.com/developers/interactions/application-commands#permissions
 * @param own entries for the command
 * @param forAll entries for all commands of the application
 */
export function opens(
  own: readonly APIApplicationCommandPermission[],
  forAll: readonly APIApplicationCommandPermission[],
  { server, user, roles, channel }: OverrideQuestion,
): boolean {
  const entry = (list: typeof own, type: ApplicationCommandPermissionType, id: string) =>
    list.find((one) => one.type === type && one.id === id)?.permission;
  const { Channel, Role, User } = ApplicationCommandPermissionType;
  const here = channel === null ? [] : [channel, allChannels(server)];
  const inChannel = [own, forAll].flatMap((list) => here.map((id) => entry(list, Channel, id)));
  if (inChannel.find((one) => one !== undefined) === false) return false;
  const forUser = entry(own, User, user);
  if (forUser !== undefined) return forUser;
  const forRoles = roles.map((id) => entry(own, Role, id)).filter((one) => one !== undefined);
  if (forRoles.length > 0) return forRoles.includes(true);
  return entry(own, Role, server) ?? false;
}

/** Discord's constant for all channels of a server. */
function allChannels(server: string): string {
  return String(BigInt(server) - 1n);
}
