import { types } from 'node:util';
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js';
import type { DiscordFailure } from '../metrics/labels.js';

/** What an error during an interaction means, and who needs to hear of it. */
export interface Failure {
  /** One clause for the log. */
  readonly what: string;
  readonly level: 'info' | 'warn' | 'error';
  /** Whether the person who asked can still be told and should be. */
  readonly tellUser: boolean;
  /** For metrics; null for a fault of the program's own. */
  readonly kind: DiscordFailure | null;
}

/** Discord's codes for what happens in ordinary use. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const ORDINARY = new Map<number | string, Failure>([
  [
    10062,
    {
      what: 'the interaction was answered too late (unknown interaction)',
      level: 'warn',
      tellUser: false,
      kind: 'too late',
    },
  ],
  [40060, { what: 'the interaction was already answered', level: 'warn', tellUser: false, kind: 'already answered' }],
  [10003, { what: 'the channel is gone', level: 'info', tellUser: false, kind: 'gone' }],
  [10004, { what: 'the server is gone', level: 'info', tellUser: false, kind: 'gone' }],
  [10008, { what: 'the message to edit is gone', level: 'info', tellUser: false, kind: 'gone' }],
  [10015, { what: 'the interaction has expired (unknown webhook)', level: 'warn', tellUser: false, kind: 'too late' }],
  [
    50027,
    { what: 'the interaction has expired (invalid webhook token)', level: 'warn', tellUser: false, kind: 'too late' },
  ],
  [
    50001,
    {
      what: 'the bot has no access to the channel; a server admin can give it',
      level: 'warn',
      tellUser: false,
      kind: 'no permission',
    },
  ],
  [
    50013,
    {
      what: 'the bot lacks a permission in the channel; a server admin can give it',
      level: 'warn',
      tellUser: false,
      kind: 'no permission',
    },
  ],
]);

/**
 * Sorts an error caught at the edge.
 * @returns what it means; what is not known to be ordinary is the program's own fault and told to the user
 */
export function sortFailure(error: unknown): Failure {
  if (error instanceof DiscordAPIError) {
    const known = ORDINARY.get(error.code);
    if (known) return known;
    return {
      what: `Discord refused a request (${error.status}, code ${error.code})`,
      level: 'error',
      tellUser: true,
      kind: 'refused',
    };
  }
  if (error instanceof HTTPError)
    return { what: `Discord failed (${error.status})`, level: 'error', tellUser: false, kind: 'server fault' };
  if (error instanceof RateLimitError)
    return { what: 'Discord asks to slow down', level: 'warn', tellUser: false, kind: 'slow down' };
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.InteractionAlreadyReplied) {
    return { what: 'the interaction was answered twice', level: 'error', tellUser: false, kind: 'already answered' };
  }
  if (isNetworkError(error))
    return { what: 'Discord could not be reached', level: 'error', tellUser: false, kind: 'unreachable' };
  return { what: 'a command failed', level: 'error', tellUser: true, kind: null };
}

/** Codes of failed connections, as Node and undici name them. */
const NETWORK =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR_\w+|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/;

/** @returns the code of a failed connection that the error or one of its causes carries, or null */
export function networkCode(error: unknown): string | null {
  if (!types.isNativeError(error)) return null;
  const { code, cause, errors } = error as NodeJS.ErrnoException & { errors?: readonly unknown[] };
  if (typeof code === 'string' && NETWORK.test(code)) return code;
  if (error.name === 'AbortError') return 'timeout';
  // Where a name has several addresses, each failed attempt is one of `errors`.
  return [cause, ...(Array.isArray(errors) ? errors : [])].map(networkCode).find((found) => found !== null) ?? null;
}

function isNetworkError(error: unknown): boolean {
  return networkCode(error) !== null;
}
