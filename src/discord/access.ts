import { PermissionFlagsBits } from 'discord.js';
import type { ServerSettings } from '../store/settings-fields.js';

/** Who may use a command and the controls that it puts up. */
export interface Access {
  /** `moderators` may manage messages, `administrators` the server: Discord's permissions of the same names. */
  readonly audience: 'everyone' | 'moderators' | 'administrators';
  /** The entry of the server's settings that may name a role for it; null where no role can be named. */
  readonly role: keyof ServerSettings['roles'] | null;
  /**
   * English name of the command whose own permissions in Discord (Server Settings, Integrations) may open it to others
   * than moderators; left out where nothing can.
   */
  readonly command?: string;
}

/** Whoever uses a command or presses a control. */
export interface Member {
  /** Id of the server; null in a direct message. */
  readonly server: string | null;
  /** What Discord lets the member do in the channel. */
  readonly permissions: bigint;
  readonly roles: readonly string[];
}

/** Why somebody may not. */
export type Denied = 'needs a server' | 'needs a role' | 'moderators only' | 'administrators only';

/** Discord's permission that goes with an audience: also what a command is declared with. */
export const AUDIENCE_PERMISSION = {
  moderators: PermissionFlagsBits.ManageMessages,
  administrators: PermissionFlagsBits.ManageGuild,
} as const;

/**
 * @returns null where the member may, else why not. A role named in the server's settings opens a command to its holders
 *   and closes it to others; administrators may always
 */
export function deniedTo(member: Member, access: Access, settings: ServerSettings): Denied | null {
  const { audience, role } = access;
  if (member.server === null) return audience === 'everyone' ? null : 'needs a server';
  if (may(member, AUDIENCE_PERMISSION.administrators)) return null;
  if (audience === 'administrators') return 'administrators only';
  const named = role === null ? null : settings.roles[role];
  // The role of everyone has the server's id, and stands in nobody's list.
  if (named !== null) return named === member.server || member.roles.includes(named) ? null : 'needs a role';
  if (audience === 'moderators' && !may(member, AUDIENCE_PERMISSION.moderators)) return 'moderators only';
  return null;
}

function may({ permissions }: Member, permission: bigint): boolean {
  return (permissions & (permission | PermissionFlagsBits.Administrator)) !== 0n;
}
