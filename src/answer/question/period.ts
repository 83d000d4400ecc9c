import type { Period } from '../../index/search-request.js';
import { calendarPeriod, datesIn } from '../../index/statement-dates.js';
import type { QuestionLanguage } from './question.js';

const FAR_PAST = '0001-01-01';
const FAR_FUTURE = '9999-12-31';
const FROM =
  /\b(?:since|after)\b|\bfrom\b.*\bon(?:wards)?\b|\b(?:depuis|après|à partir)\b|以来|以來|之后|之後|以后|以後|自[^。]*起/iu;
const UNTIL = /\b(?:before|until|till|up to)\b|\b(?:avant|jusqu)|之前|以前|截至|为止|為止/iu;
/** What may be a date that `datesIn` does not read: a bare month, a season, a relative day. */
const HINT =
  /\b(?:january|february|march|april|june|july|august|september|october|november|december|yesterday|today|last|past|ago|this (?:week|month|year)|in may|summer|winter|spring|autumn|fall)\b|\b(?:janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|hier|dernier|dernière|il y a)\b|昨天|今天|上(?:个|個)?(?:周|週|月|星期)|去年|前年|\d+\s*月/iu;

/**
 * Reads the date or period that a question names.
 * @param question the question's text
 * @param language whose relative dates are read; chrono-node knows all three
 * @param now the day from which "last month" is counted
 * @returns the period, open-ended for "since" and "before"; null where none is named
 */
export async function periodOf(question: string, language: QuestionLanguage, now: Date): Promise<Period | null> {
  let dates = datesIn(question);
  if (dates.length === 0 && HINT.test(question)) dates = await relativeDates(question, language, now);
  const first = dates[0];
  if (!first) return null;
  const start = dates.reduce((least, date) => (date.start < least ? date.start : least), first.start);
  const end = dates.reduce((most, date) => (date.end > most ? date.end : most), first.end);
  if (dates.length === 1 && FROM.test(question)) return { start, end: FAR_FUTURE };
  if (dates.length === 1 && UNTIL.test(question)) return { start: FAR_PAST, end };
  return { start, end };
}

async function relativeDates(question: string, language: QuestionLanguage, now: Date): Promise<Period[]> {
  // Loading the library takes a tenth of a second, and few questions need it.
  const chrono = await import('chrono-node');
  const parser = { en: chrono.en, fr: chrono.fr, zh: chrono.zh }[language];
  return parser.parse(question, now).flatMap((result) => {
    const namesDay = result.start.isCertain('day') || result.start.isCertain('weekday');
    const start = calendarPeriod(
      result.start.get('year') ?? now.getUTCFullYear(),
      result.start.get('month'),
      namesDay ? result.start.get('day') : null,
    );
    const finish = result.end;
    const end = finish && calendarPeriod(finish.get('year') ?? 0, finish.get('month'), finish.get('day'));
    return start ? [{ start: start.start, end: (end ?? start).end }] : [];
  });
}
