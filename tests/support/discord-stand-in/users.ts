import { snowflake } from './ids.ts';

/** Whoever writes messages. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
}

/** @returns a user with an id of its own */
export function newUser(username: string, bot = false): User {
  return { id: snowflake(), username, bot };
}

/** @returns the user as Discord's API gives it */
export function userObject({ id, username, bot }: User): Record<string, unknown> {
  return {
    id,
    username,
    discriminator: '0',
    global_name: bot ? null : username,
    avatar: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...(bot ? { bot: true } : {}),
  };
}
