import { CHANNEL, Channel } from './channel.ts';
import { snowflake } from './ids.ts';
import { ALL_PERMISSIONS, EVERYONE, type PermissionName, permissionBits, permissionsIn } from './permissions.ts';
import { Person } from './person.ts';
import { type Role, roleObject } from './roles.ts';
import { newUser, type User, userObject } from './users.ts';
import type { World } from './world.ts';

export interface ServerInput {
  readonly name?: string;
  /** Discord's locale of the server. */
  readonly locale?: string;
  /** Whether the bot was added; else only those who installed it for themselves can use it here. */
  readonly hasBot?: boolean;
  /** What everyone may do. */
  readonly everyone?: readonly PermissionName[];
  /** What the bot may do besides. */
  readonly bot?: readonly PermissionName[];
}

export interface MemberInput {
  /** What the member may do besides what everyone and the roles may. */
  readonly permissions?: readonly PermissionName[];
  readonly roles?: readonly Role[];
  readonly name?: string;
  /** Discord's locale of the person's client. */
  readonly locale?: string;
  /** Whether the person installed the bot for himself. */
  readonly hasInstalled?: boolean;
}

/** A server with its roles, channels and members. */
export class Server {
  readonly id = snowflake();
  readonly roles: Role[];
  readonly channels: Channel[] = [];
  /** The roles of each member, by user id. */
  readonly members = new Map<string, { readonly user: User; readonly roles: readonly Role[] }>();
  /** Who may use a command, by its name, as administrators set it: ids of members and roles. */
  private readonly commandRules = new Map<string, Map<string, boolean>>();
  readonly owner: Person;
  readonly world: World;
  readonly name: string;
  readonly locale: string;
  hasBot: boolean;
  available = true;

  constructor(world: World, input: ServerInput = {}) {
    const { name = 'A server', locale = 'en-US', hasBot = true, everyone = EVERYONE, bot = [] } = input;
    this.world = world;
    this.name = name;
    this.locale = locale;
    this.hasBot = hasBot;
    this.roles = [{ id: this.id, name: '@everyone', permissions: permissionBits(everyone) }];
    this.channels.push(new Channel(world, { type: CHANNEL.text, server: this }));
    this.owner = this.member({ name: 'owner' });
    if (hasBot)
      this.members.set(world.bot.id, {
        user: world.bot,
        roles: bot.length > 0 ? [this.role({ permissions: bot })] : [],
      });
    world.servers.set(this.id, this);
    if (hasBot) world.announce('GUILD_CREATE', this.toJson(), this);
  }

  /** The channel that every server begins with. */
  get general(): Channel {
    const [first] = this.channels;
    if (first === undefined) throw new Error('the server has no channel');
    return first;
  }

  channel({ name = 'channel', type = CHANNEL.text }: { name?: string; type?: 0 | 5 } = {}): Channel {
    const channel = new Channel(this.world, { type, name, server: this });
    this.channels.push(channel);
    this.world.announce('CHANNEL_CREATE', channel.toJson(), this);
    return channel;
  }

  role({ name = 'role', permissions = [] }: { name?: string; permissions?: readonly PermissionName[] } = {}): Role {
    const role = { id: snowflake(), name, permissions: permissionBits(permissions) };
    this.roles.push(role);
    if (this.world.servers.has(this.id)) {
      this.world.announce('GUILD_ROLE_CREATE', { guild_id: this.id, role: roleObject(role) }, this);
    }
    return role;
  }

  /** A new person who is a member. */
  member(input: MemberInput = {}): Person {
    const { name = 'reader', locale = 'en-US', hasInstalled = false } = input;
    const person = new Person(this.world, { user: newUser(name), locale, hasInstalled, home: this });
    this.world.users.set(person.user.id, person.user);
    this.join(person, input);
    return person;
  }

  /** Makes somebody who exists a member, or changes what a member may do. */
  join(person: { readonly user: User }, { permissions = [], roles = [] }: MemberInput = {}): void {
    const own = permissions.length > 0 ? [this.role({ name: 'own', permissions })] : [];
    this.members.set(person.user.id, { user: person.user, roles: [...roles, ...own] });
  }

  /** What a member may do in a channel. */
  permissionsOf(userId: string, channel: Channel): bigint {
    if (userId === this.owner.user.id) return ALL_PERMISSIONS;
    const [everyone] = this.roles;
    const member = this.members.get(userId);
    if (everyone === undefined || member === undefined) return 0n;
    return permissionsIn({ id: userId, roles: member.roles }, everyone, (channel.parent ?? channel).overwrites);
  }

  /** Lets a member or a role use a command, or not, whatever the command's own default is. */
  letUse(command: string, who: { readonly id: string }, allowed = true): void {
    const rules = this.commandRules.get(command) ?? new Map<string, boolean>();
    this.commandRules.set(command, rules.set(who.id, allowed));
  }

  /** Whether the server's own rule lets a member use a command: that for the member, else those for the roles; or null. */
  mayUse(command: string, userId: string): boolean | null {
    const rules = this.commandRules.get(command);
    const own = rules?.get(userId);
    if (rules === undefined || own !== undefined) return own ?? null;
    const roles = [...(this.members.get(userId)?.roles ?? []).map(({ id }) => id), this.id];
    const found = roles.flatMap((id) => rules.get(id) ?? []);
    return found.length === 0 ? null : found.includes(true);
  }

  /** The server's own rules on commands as Discord's API gives them: type 1 is a role, 2 a person. */
  rulesOfCommands(): { command: string; rules: { id: string; type: 1 | 2; permission: boolean }[] }[] {
    const isRole = (id: string) => this.roles.some((role) => role.id === id);
    return [...this.commandRules].map(([command, rules]) => ({
      command,
      rules: [...rules].map(([id, permission]) => ({ id, type: isRole(id) ? 1 : 2, permission })),
    }));
  }

  /** Throws the bot out. */
  removeBot(): void {
    this.world.announce('GUILD_DELETE', { id: this.id }, this);
    this.hasBot = false;
    this.members.delete(this.world.bot.id);
  }

  /** The server is unavailable for a while, as in an outage of Discord's. */
  outage(): void {
    this.available = false;
    this.world.announce('GUILD_DELETE', { id: this.id, unavailable: true }, this);
  }

  /** The outage is over. */
  recover(): void {
    this.available = true;
    this.world.announce('GUILD_CREATE', this.toJson(), this);
  }

  /** @returns a member as Discord's API gives it */
  memberObject(userId: string): Record<string, unknown> {
    const member = this.members.get(userId);
    if (member === undefined) throw new Error(`${userId} is no member of ${this.name}`);
    return {
      user: userObject(member.user),
      roles: member.roles.map(({ id }) => id),
      nick: null,
      avatar: null,
      banner: null,
      joined_at: new Date(0).toISOString(),
      premium_since: null,
      communication_disabled_until: null,
      pending: false,
      deaf: false,
      mute: false,
      flags: 0,
    };
  }

  /** @returns the server as GUILD_CREATE gives it to the bot */
  toJson(): Record<string, unknown> {
    const threads = this.channels.filter(({ type, deleted }) => type === CHANNEL.thread && !deleted);
    const channels = this.channels.filter(({ type, deleted }) => type !== CHANNEL.thread && !deleted);
    return {
      id: this.id,
      name: this.name,
      icon: null,
      owner_id: this.owner.user.id,
      preferred_locale: this.locale,
      roles: this.roles.map(roleObject),
      channels: channels.map((one) => one.toJson()),
      threads: threads.map((one) => one.toJson()),
      members: this.members.has(this.world.bot.id) ? [this.memberObject(this.world.bot.id)] : [],
      member_count: this.members.size,
      joined_at: new Date(0).toISOString(),
      unavailable: false,
      large: false,
      features: [],
      emojis: [],
      stickers: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
      premium_tier: 0,
      verification_level: 0,
      default_message_notifications: 0,
      explicit_content_filter: 0,
      mfa_level: 0,
      nsfw_level: 0,
      system_channel_flags: 0,
      afk_timeout: 60,
    };
  }
}
