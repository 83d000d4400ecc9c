import type { SentFile } from './multipart.ts';
import type { World } from './world.ts';

export interface RestRequest {
  readonly method: string;
  /** Without query and without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** The JSON of the body; of a form, that of `payload_json`. */
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

export interface RestResponse {
  readonly status: number;
  readonly body?: unknown;
}

/** What the routes read and change. */
export interface RestState {
  readonly token: string;
  readonly gatewayUrl: string;
  readonly world: World;
  /** How long a first response may take, in milliseconds; Discord gives 3000. */
  readonly patience: number;
}

export function ok(body: unknown): RestResponse {
  return { status: 200, body };
}

export const NO_CONTENT: RestResponse = { status: 204 };
export const WRONG_METHOD = failure(405, 0, '405: Method Not Allowed');

/** Answers with a code of https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
export function failure(status: number, code: number, message: string): RestResponse {
  return { status, body: { message, code } };
}

/** Answers that a body does not hold what it must. */
export function invalid(problems: readonly string[], field?: string): RestResponse {
  const errors = { _errors: problems.map((message) => ({ code: 'BASE_TYPE_BAD_LENGTH', message })) };
  return {
    status: 400,
    body: { message: 'Invalid Form Body', code: 50035, errors: field === undefined ? errors : { [field]: errors } },
  };
}

export const UNKNOWN = {
  channel: failure(404, 10003, 'Unknown Channel'),
  guild: failure(404, 10004, 'Unknown Guild'),
  member: failure(404, 10007, 'Unknown Member'),
  message: failure(404, 10008, 'Unknown Message'),
  webhook: failure(404, 10015, 'Unknown Webhook'),
  interaction: failure(404, 10062, 'Unknown interaction'),
} as const;
