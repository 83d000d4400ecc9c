/** A date as a text gives it: any part may be missing. */
export interface CalendarDate {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
  /** Whether it is the day on which somebody said or reported something: "the Post reported on 9 May that". */
  readonly ofSpeech: boolean;
  /** As written. */
  readonly wording: string;
  /** Offsets in the text, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

const MONTHS = monthNames();
const MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
const YEAR = '(?:19|20)\\d{2}';
/** A season narrows a year, but nobody's calendar says by how much; it goes with the date and is not compared. */
const SEASON = '(?:early|mid|late|spring|summer|autumn|fall|winter|printemps|été|automne|hiver|début|fin)';
const DATES = new RegExp(
  [
    `(?<day1>\\d{1,2})(?:st|nd|rd|th|er)?\\s+(?:of\\s+)?(?<month1>${MONTH})\\b\\.?(?:,?\\s+(?<year1>${YEAR}))?`,
    `(?<month2>${MONTH})\\b\\.?\\s+(?<day2>\\d{1,2})(?:st|nd|rd|th)?(?![\\d,.]\\d|\\d)(?:,?\\s+(?<year2>${YEAR}))?`,
    `(?<month3>${MONTH})\\b\\.?,?\\s+(?:de\\s+)?(?<year3>${YEAR})`,
    `(?<year4>${YEAR})-(?<month4>\\d{2})(?:-(?<day4>\\d{2}))?(?!\\d)`,
    `(?<year5>${YEAR})\\s*年\\s*(?:(?<month5>\\d{1,2})\\s*月)?\\s*(?:(?<day5>\\d{1,2})\\s*[日号號])?`,
    '(?<month7>\\d{1,2})\\s*月\\s*(?:(?<day7>\\d{1,2})\\s*[日号號])?',
    `(?<=\\b(?:in|during|since|early|mid|late|en|depuis|fin|début)[\\s-]+)(?<month8>${MONTH})\\b`,
    `(?<![\\d,.$€£-]|\\p{L}-)(?:${SEASON}\\s+(?:of\\s+|de\\s+)?)?(?<year6>${YEAR})(?![\\d%-]|[,.]\\d|\\s+(?:\\p{L}+\\s+)?(?:accounts|pages|channels|posts|tweets|people|users|videos|comments|comptes|personnes)\\b)`,
  ].join('|'),
  'giu',
);

/** A verb of saying before a date, with nothing between that begins what is said. */
const SPEECH_BEFORE =
  /(?<!\p{L})(?:said|says|reported|wrote|announced|told|noted|stated|confirmed|denied|called|answered|replied|warned|published|according to)(?!\p{L})(?:(?!\bthat\b|[.;:]).)*$/iu;

/** Month names come with the system's own tables of languages. */
function monthNames(): Map<string, number> {
  const names = new Map<string, number>([['sept', 9]]);
  for (const language of ['en', 'fr']) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let number = 1; number <= 12; number++) {
        const name = format
          .format(new Date(Date.UTC(2000, number - 1, 15)))
          .toLowerCase()
          .replace('.', '');
        if (!names.has(name)) names.set(name, number);
      }
    }
  }
  return names;
}

/**
 * Finds the dates that a text spells out in English, French, Chinese or ISO notation: days, months and years, also days
 * and months without a year. Relative dates ("last week") are left alone: who reads a message later reads another day.
 * @returns the dates in the order of the text
 */
export function calendarDatesIn(text: string): CalendarDate[] {
  const dates: CalendarDate[] = [];
  for (const match of text.matchAll(DATES)) {
    const part = (name: string) =>
      Object.entries(match.groups ?? {}).find(([key, value]) => key.startsWith(name) && value)?.[1];
    const year = part('year');
    const monthWord = part('month')?.toLowerCase();
    const month = monthWord === undefined ? null : (MONTHS.get(monthWord) ?? Number(monthWord));
    const day = part('day');
    if (month !== null && (month < 1 || month > 12)) continue;
    if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) continue;
    dates.push({
      year: year === undefined ? null : Number(year),
      month,
      day: day === undefined ? null : Number(day),
      ofSpeech: SPEECH_BEFORE.test(text.slice(Math.max(0, match.index - 110), match.index)),
      wording: match[0].trim(),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return dates;
}

/** Gives days and months without a year that of the nearest date in the same text: "on 9 May 2023 ... by 13 May". */
export function withYears(dates: readonly CalendarDate[]): CalendarDate[] {
  const dated = dates.filter(({ year }) => year !== null);
  return dates.map((date) => {
    if (date.year !== null) return date;
    const [nearest] = [...dated].sort((a, b) => Math.abs(a.start - date.start) - Math.abs(b.start - date.start));
    return nearest ? { ...date, year: nearest.year } : date;
  });
}

/** @returns the text with the places that are given blanked out, every offset kept */
export function blankedOut(text: string, places: readonly { readonly start: number; readonly end: number }[]): string {
  return places.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}

/** @returns whether two dates may mean the same day: equal in all the parts that both give */
export function maySameDay(a: CalendarDate, b: CalendarDate): boolean {
  return agreesIn(a.year, b.year) && agreesIn(a.month, b.month) && agreesIn(a.day, b.day);
}

function agreesIn(a: number | null, b: number | null): boolean {
  return a === null || b === null || a === b;
}

/** @returns an ISO date (`2023-10-24`) as a calendar date without a place; null for none or another form */
export function calendarDateOf(iso: string | null): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso ?? '');
  if (!match) return null;
  return {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
    ofSpeech: true,
    wording: match[0],
    start: 0,
    end: 0,
  };
}
