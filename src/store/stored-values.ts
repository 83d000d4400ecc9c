import { randomBytes } from 'node:crypto';

/** Rows that a list has at the most, whatever is asked for. */
const MOST_ROWS = 10_000;

/** Ids in one statement: databases bound the number of values that one may hold. */
const IDS_A_STATEMENT = 500;

const DAY_MS = 86_400_000;

/**
 * @returns a limit of rows
 * @throws RangeError if it is not a whole number from 1 to 10,000
 */
export function checkedLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_ROWS) return limit;
  throw new RangeError(`A list has 1 to ${MOST_ROWS} rows, not ${limit}`);
}

/**
 * @param what names the text in the message
 * @param most characters (code points) that it may have
 * @returns the text without spaces around it, and without U+0000, which not every database can hold
 * @throws RangeError if it is empty or too long
 */
export function checkedText(text: string, what: string, most: number): string {
  const cleaned = clean(text);
  if (cleaned === '') throw new RangeError(`The ${what} is empty`);
  const length = Array.from(cleaned).length;
  if (length > most) throw new RangeError(`The ${what} has ${length} characters; at most ${most} are kept`);
  return cleaned;
}

/** @returns the text cleaned in the same way, and cut after so many characters (code points); may be empty */
export function cutText(text: string, most: number): string {
  return Array.from(clean(text)).slice(0, most).join('').trim();
}

function clean(text: string): string {
  return text.replaceAll('\0', '').trim();
}

/** @returns the ids, each once, in pieces that fit into one statement */
export function inPieces(ids: readonly string[]): readonly (readonly string[])[] {
  const unique = [...new Set(ids)];
  const pieces = Math.ceil(unique.length / IDS_A_STATEMENT);
  return Array.from({ length: pieces }, (_, i) => unique.slice(i * IDS_A_STATEMENT, (i + 1) * IDS_A_STATEMENT));
}

/** @returns the time so many days before another, in ms since 1970 */
export function daysBefore(days: number, now: Date): number {
  return now.getTime() - days * DAY_MS;
}

/** @returns the begin of a time's day in UTC, in ms since 1970 */
export function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY_MS) * DAY_MS;
}

/** @returns 16 url-safe characters, 96 random bits */
export function randomId(): string {
  return randomBytes(12).toString('base64url');
}

/** @returns a stored time; null where there is none */
export function dateOrNull(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
