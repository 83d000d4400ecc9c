import type { Period } from '../../index/search-request.js';
import { calendarPeriod, datesIn } from '../../index/statement-dates.js';

/** A day, a month or a year that somebody typed. */
export interface TypedDate {
  /** As exact as it was typed: `2023-08-01`, `2023-08` or `2023`. */
  readonly date: string;
  /** All of its days. */
  readonly period: Period;
}

/** A date takes no more; longer texts are none. */
const MAX_LENGTH = 60;
const YEAR_FIRST = /^(\d{4})(?:\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?)?$/;
const YEAR_LAST = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const MONTH_AND_YEAR = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const DIGITS_ALONE = /^[\d\s\-/.]*$/;

/**
 * Reads one date as people type it, in English, French, Chinese or figures: "2023", "Aug 2023", "2023-08-01",
 * "last month", "l'année dernière", "三天前". A date of figures whose day and month could change places is none.
 * @param now the day from which "last month" is counted, in UTC
 * @returns the date; null for anything else
 */
export async function typedDate(typed: string, now: Date): Promise<TypedDate | null> {
  const text = typed.normalize('NFKC').replaceAll('’', "'").trim();
  if (text === '' || text.length > MAX_LENGTH) return null;
  if (DIGITS_ALONE.test(text)) return inFigures(text);
  const [date, ...more] = datesIn(text);
  if (date) return more.length === 0 ? dated(date) : null;
  // A year that makes no date with the rest ("30 February 2023") is a mistake, not a day near now.
  if (/\d{4}/.test(text)) return null;
  return relativeInChinese(text, now) ?? (await relativeByChrono(text, now));
}

function inFigures(text: string): TypedDate | null {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) return calendarDate(Number(year), numberOf(month), numberOf(day));
  const [, monthAlone, itsYear] = MONTH_AND_YEAR.exec(text) ?? [];
  if (itsYear !== undefined) return calendarDate(Number(itsYear), Number(monthAlone), null);
  const [, first, second, lastYear] = YEAR_LAST.exec(text) ?? [];
  if (lastYear === undefined) return null;
  const [a, b] = [Number(first), Number(second)];
  if (a <= 12 && b <= 12 && a !== b) return null;
  return calendarDate(Number(lastYear), Math.min(a, b), Math.max(a, b));
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

const CHINESE_NUMBERS = '零一二三四五六七八九十';

/** What chrono-node does not read. */
function relativeInChinese(text: string, now: Date): TypedDate | null {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  if (/^(?:今|本)年$/u.test(text)) return calendarDate(year, null, null);
  if (/^(?:去|上)年$/u.test(text)) return calendarDate(year - 1, null, null);
  if (text === '前年') return calendarDate(year - 2, null, null);
  if (/^(?:本|这个|這個)月$/u.test(text)) return calendarDate(year, month, null);
  if (/^上(?:个|個)?月$/u.test(text)) return monthsBefore(now, 1);
  if (/^上(?:个|個)?(?:周|週|星期)$/u.test(text)) return daysBefore(now, 7);
  const [, digits, unit] =
    /^(\d{1,3}|[一两兩二三四五六七八九十])\s*个?個?(年|月|周|週|星期|天|日)(?:之|以)?前$/u.exec(text) ?? [];
  if (digits === undefined) return null;
  const count = /\d/.test(digits) ? Number(digits) : /[两兩]/u.test(digits) ? 2 : CHINESE_NUMBERS.indexOf(digits);
  if (unit === '年') return calendarDate(year - count, null, null);
  if (unit === '月') return monthsBefore(now, count);
  return daysBefore(now, unit === '天' || unit === '日' ? count : 7 * count);
}

async function relativeByChrono(text: string, now: Date): Promise<TypedDate | null> {
  // Loading the library takes a tenth of a second, and few dates need it.
  const chrono = await import('chrono-node');
  for (const parser of [chrono.en, chrono.fr, chrono.zh]) {
    const [result] = parser.parse(text, { instant: now, timezone: 0 });
    // A sentence that happens to hold a date is none.
    if (!result || result.text.length < text.length * 0.6) continue;
    const { start } = result;
    const isDay = start.isCertain('day') || start.isCertain('weekday');
    const isMonth = isDay || start.isCertain('month');
    if (!isMonth && !start.isCertain('year')) continue;
    const year = start.get('year') ?? now.getUTCFullYear();
    const date = calendarDate(year, isMonth ? start.get('month') : null, isDay ? start.get('day') : null);
    // "December", typed in November, is the one before.
    const isAhead = date !== null && date.period.start > now.toISOString().slice(0, 10) && !start.isCertain('year');
    return isAhead ? calendarDate(year - 1, start.get('month'), isDay ? start.get('day') : null) : date;
  }
  return null;
}

function monthsBefore(now: Date, months: number): TypedDate | null {
  const then = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  return calendarDate(then.getUTCFullYear(), then.getUTCMonth() + 1, null);
}

function daysBefore(now: Date, days: number): TypedDate | null {
  const then = new Date(now.getTime() - days * 86_400_000);
  return calendarDate(then.getUTCFullYear(), then.getUTCMonth() + 1, then.getUTCDate());
}

function calendarDate(year: number, month: number | null, day: number | null): TypedDate | null {
  // Four digits, so that dates compare as text.
  if (year < 1000 || year > 9999) return null;
  const period = calendarPeriod(year, month, day);
  return period && dated(period);
}

function dated(period: Period): TypedDate {
  return { date: shortDate(period), period };
}

/**
 * @param period a day, a whole month or a whole year
 * @returns `2023-08-01`, `2023-08` or `2023`
 */
export function shortDate({ start, end }: Period): string {
  if (start === end) return start;
  return start.slice(0, 7) === end.slice(0, 7) ? start.slice(0, 7) : start.slice(0, 4);
}
