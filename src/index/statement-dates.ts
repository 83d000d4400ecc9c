import type { Period } from './search-request.js';

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['january', 'janvier', 'jan'],
    ['february', 'février', 'feb'],
    ['march', 'mars', 'mar'],
    ['april', 'avril', 'apr'],
    ['may', 'mai'],
    ['june', 'juin', 'jun'],
    ['july', 'juillet', 'jul'],
    ['august', 'août', 'aug'],
    ['september', 'septembre', 'sept', 'sep'],
    ['october', 'octobre', 'oct'],
    ['november', 'novembre', 'nov'],
    ['december', 'décembre', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);
const MONTH = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const DATES = new RegExp(
  [
    `(?<day1>\\d{1,2})(?:st|nd|rd|th|er)?\\s+(?<month1>${MONTH})\\.?,?\\s+(?<year1>(?:19|20)\\d{2})`,
    `(?<month2>${MONTH})\\.?\\s+(?<day2>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year2>(?:19|20)\\d{2})`,
    `(?<month3>${MONTH})\\.?,?\\s+(?<year3>(?:19|20)\\d{2})`,
    '(?<year4>(?:19|20)\\d{2})-(?<month4>\\d{2})-(?<day4>\\d{2})',
    '(?<year5>(?:19|20)\\d{2})\\s*年\\s*(?:(?<month5>\\d{1,2})\\s*月)?\\s*(?:(?<day5>\\d{1,2})\\s*[日号號])?',
    '(?<![\\d,.])(?<year6>(?:19|20)\\d{2})(?![\\d,]|\\.\\d)',
  ].join('|'),
  'giu',
);

/**
 * Finds the dates that a text spells out: days, months and years in English, French, Chinese and ISO notation. Relative
 * ones ("last week") are left alone: a statement that stands alone does not use them.
 * @returns one period a date, in the order of the text; a month or a year is the period of all of its days
 */
export function datesIn(text: string): Period[] {
  const periods: Period[] = [];
  for (const match of text.matchAll(DATES)) {
    const part = (name: string) =>
      Object.entries(match.groups ?? {}).find(([key, value]) => key.startsWith(name) && value !== undefined)?.[1];
    const year = Number(part('year'));
    const month = part('month');
    const day = part('day');
    const period = calendarPeriod(year, month === undefined ? null : monthNumber(month), day ? Number(day) : null);
    if (period) periods.push(period);
  }
  return periods;
}

/**
 * @param year four digits
 * @param month 1 to 12, or null for the whole year
 * @param day 1 to 31, or null for the whole month
 * @returns the period, or null if there is no such date
 */
export function calendarPeriod(year: number, month: number | null, day: number | null): Period | null {
  if (month === null) return { start: `${year}-01-01`, end: `${year}-12-31` };
  if (month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day === null) return { start: iso(year, month, 1), end: iso(year, month, last) };
  return day >= 1 && day <= last ? { start: iso(year, month, day), end: iso(year, month, day) } : null;
}

/**
 * @returns whether two periods share a day
 */
export function overlaps(a: Period, b: Period): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function monthNumber(word: string): number {
  return MONTHS[word.toLowerCase()] ?? Number(word);
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
