import { randomBytes } from 'node:crypto';
import { RETENTION_DAYS } from './retention.js';
import { daysBefore } from './stored-values.js';

const HOUR_MS = 3_600_000;
const HOUR_BYTES = 3;
const RANDOM_BYTES = 9;
const SHAPE = /^[\w-]{16}$/;

/**
 * @returns 16 url-safe characters: the hour that the message is kept from, so that a button can say that its time is over
 *   when nothing else is left of it, and 72 random bits, so that nobody can guess another's
 */
export function newKeptMessageId(now: Date): string {
  const bytes = Buffer.alloc(HOUR_BYTES);
  bytes.writeUIntBE(Math.floor(now.getTime() / HOUR_MS), 0, HOUR_BYTES);
  return Buffer.concat([bytes, randomBytes(RANDOM_BYTES)]).toString('base64url');
}

/** @returns whether what had this id is kept no longer because of its age; false for what is no id at all */
export function isExpiredId(id: string, now: Date): boolean {
  if (!SHAPE.test(id)) return false;
  const keptFrom = Buffer.from(id, 'base64url').readUIntBE(0, HOUR_BYTES) * HOUR_MS;
  return keptFrom <= daysBefore(RETENTION_DAYS.messages, now);
}
