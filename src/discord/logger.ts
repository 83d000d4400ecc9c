import { types } from 'node:util';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config.js';

/**
 * @param destination where lines go; standard output unless told
 * @returns a log of JSON lines. Nobody may put in it a question, a name or an id of a user; an interaction's token in an
 *   error's request address is taken out, for whoever has it can speak for the bot
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { err: describeError } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface DescribedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Only what is needed to find the fault: errors of discord.js carry the whole request, with its text and token. */
function describeError(error: unknown): DescribedError {
  if (!types.isNativeError(error)) return { name: 'thrown', message: String(error) };
  const { code, status } = error as { code?: string | number; status?: number };
  return {
    name: error.name,
    message: withoutTokens(error.message),
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(error.stack === undefined ? {} : { stack: withoutTokens(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function withoutTokens(text: string): string {
  return text.replace(/\/(webhooks|interactions)\/\d+\/[^/\s?"']+/g, '/$1/…');
}
