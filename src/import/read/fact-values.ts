import { isIsoDate } from '../../corpus/dates.js';
import { plainText } from '../../corpus/plain-text.js';

/** Longest title or name that is taken over; what is longer is not one. */
const MAX_FACT_LENGTH = 300;

/** @returns a title or name on one line, or null where the value is none */
export function factText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = plainText(value.slice(0, 4 * MAX_FACT_LENGTH));
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  return text.length > MAX_FACT_LENGTH ? `${text.slice(0, MAX_FACT_LENGTH - 1).trimEnd()}…` : text;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function dayOf(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isIsoDate(iso) || iso < '1900') return null;
  // A day that has not come anywhere yet is a mistake, or the date of something else.
  return Date.parse(iso) > Date.now() + 2 * 86_400_000 ? null : iso;
}

/**
 * Reads the day of a date in the forms in which metadata and people write it: ISO 8601 (the day as written, in the
 * publisher's own zone), `D:20240305…` of PDF, `20240305`, `5 March 2024`, `March 5, 2024`, RFC 5322, `2024年3月5日`. `3/5/2024`
 * is not read: it means two days.
 * @returns an ISO date, or null where the value is none
 */
export function factDay(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().slice(0, 100);
  const numbers =
    /^(?:D:)?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u.exec(text) ??
    /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:\d{2,}|T|Z|[-+]|$)/u.exec(text) ??
    /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u.exec(text);
  if (numbers) return dayOf(numbers[1] ?? '', numbers[2] ?? '', numbers[3] ?? '');
  const [, day, month, year] = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})\b/u.exec(text) ?? [];
  const [, month2, day2, year2] =
    /\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(text) ?? [];
  const place = MONTHS.indexOf((month ?? month2 ?? '').toLowerCase());
  return place < 0 ? null : dayOf(year ?? year2 ?? '', String(place + 1), day ?? day2 ?? '');
}

/** @returns the primary language of a tag such as `fr-FR` or `zh_Hans_CN`, or null where the value is no tag */
export function factLanguage(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const [, primary] = /^\s*([a-z]{2,3})(?:[-_][a-z0-9]{1,8}){0,4}\s*$/iu.exec(value) ?? [];
  if (primary === undefined || /^(?:und|mul|zxx)$/iu.test(primary)) return null;
  return primary.toLowerCase();
}
