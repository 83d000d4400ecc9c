/** Bits of the permissions that matter here. https://docs.discord.com/developers/topics/permissions */
const BITS = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ManageRoles: 1n << 28n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  SendMessagesInThreads: 1n << 38n,
  ModerateMembers: 1n << 40n,
  UseExternalApps: 1n << 50n,
} as const;

export type PermissionName = keyof typeof BITS;

/** What a new server gives everyone. */
export const EVERYONE: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'UseExternalApps',
];

export const ALL_PERMISSIONS = Object.values(BITS).reduce((sum, bit) => sum | bit, 0n);

/** @returns the names' bits together */
export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((sum, name) => sum | BITS[name], 0n);
}

/** @returns whether a set of permissions holds one */
export function permits(permissions: bigint, name: PermissionName): boolean {
  return (permissions & BITS[name]) !== 0n;
}

/** What a channel changes for a role or a member. */
export interface Overwrite {
  /** 0 for a role, 1 for a member. */
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

/**
 * Works the permissions out in the documented order: roles, administrators, then the channel's overwrites for everyone,
 * for the roles together, and for the member.
 * @param who a member's id and roles, without that of everyone; `everyone` is the role whose id is the server's
 */
export function permissionsIn(
  who: { readonly id: string; readonly roles: readonly { readonly id: string; readonly permissions: bigint }[] },
  everyone: { readonly id: string; readonly permissions: bigint },
  overwrites: ReadonlyMap<string, Overwrite>,
): bigint {
  const base = who.roles.reduce((sum, role) => sum | role.permissions, everyone.permissions);
  if (permits(base, 'Administrator')) return ALL_PERMISSIONS;
  const apply = (permissions: bigint, ids: readonly string[]) => {
    const found = ids.flatMap((id) => overwrites.get(id) ?? []);
    const deny = found.reduce((sum, one) => sum | one.deny, 0n);
    const allow = found.reduce((sum, one) => sum | one.allow, 0n);
    return (permissions & ~deny) | allow;
  };
  const forRoles = apply(
    apply(base, [everyone.id]),
    who.roles.map(({ id }) => id),
  );
  const all = apply(forRoles, [who.id]);
  return permits(all, 'ViewChannel') ? all : 0n;
}
