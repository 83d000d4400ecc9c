/** A role of a server. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
}

/** @returns a role as Discord's API gives it */
export function roleObject({ id, name, permissions }: Role): Record<string, unknown> {
  return {
    id,
    name,
    permissions: String(permissions),
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}
