import type { Document, Statement } from '../../corpus/document.js';
import type { Period } from '../../index/search-request.js';
import { datesIn, overlaps } from '../../index/statement-dates.js';
import { shortDate } from './typed-date.js';

/** When what a statement tells happened, as far as the record says. */
export interface Dating {
  /** `2023-10-24`, `2023-10` or `2023`; null where neither the statement nor its document has a date. */
  readonly date: string | null;
  /** Whether the statement names it, or it is the day of its document. */
  readonly basis: 'named' | 'published';
  readonly period: Period | null;
}

/** A bare year tells when something happened only after such a word: "the 2020 election" names an election. */
const YEAR_OF =
  /\b(?:in|during|since|throughout|late|early|mid|until|by|from|en|depuis|fin|début|mi|vers)[\s-]+((?:19|20)\d{2})\b|((?:19|20)\d{2})\s*年/giu;

/**
 * Dates a statement: by the most exact date that it names and that lies within the span (of several the first), else by
 * the day of its document, which also makes a month or year exact that it lies in. Dates after that day are plans, not
 * happenings, and a bare year counts only where the words make it a time.
 * @param span days in which it has to lie
 * @returns the dating; null where the statement lies outside the span
 */
export function dateWithin(statement: Statement, document: Document, span: Period): Dating | null {
  const day = document.published;
  const published: Period | null = day === null ? null : { start: day, end: day };
  const named = namedDates(statement.text, day).map((period): Dating => {
    const isExact = exactness(period) === 2 || published === null || !overlaps(period, published);
    return isExact ? datingOf(period, 'named') : datingOf(published, 'published');
  });
  if (named.length > 0) {
    const fitting = named.filter(({ period }) => period !== null && liesIn(period, span));
    const rank = ({ basis, period }: Dating) => (basis === 'published' || !period ? 0 : exactness(period) - 0.5);
    return fitting.sort((a, b) => rank(b) - rank(a))[0] ?? null;
  }
  if (published === null) return isUnbounded(span) ? { date: null, basis: 'published', period: null } : null;
  return overlaps(published, span) ? datingOf(published, 'published') : null;
}

function datingOf(period: Period, basis: Dating['basis']): Dating {
  return { date: shortDate(period), basis, period };
}

/** @returns a text by which datings sort in the order of time; what has no date comes first, a year before its months */
export function timeKey({ date }: Pick<Dating, 'date'>): string {
  return date ?? '';
}

function namedDates(text: string, published: string | null): Period[] {
  const years = new Set([...text.matchAll(YEAR_OF)].map((match) => match[1] ?? match[2]));
  return datesIn(text).filter((period) => {
    if (published !== null && period.start > dayAfter(published)) return false;
    return exactness(period) > 0 || years.has(period.start.slice(0, 4));
  });
}

/** A day may be over elsewhere that the source still has. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** 2 for a day, 1 for a month, 0 for a year. */
function exactness(period: Period): number {
  return (shortDate(period).length - 4) / 3;
}

/** A year of which the span has only a part may lie outside it. */
function liesIn(period: Period, span: Period): boolean {
  return exactness(period) === 0 ? span.start <= period.start && period.end <= span.end : overlaps(period, span);
}

function isUnbounded(span: Period): boolean {
  return span.start <= '0001-01-01' && span.end >= '9999-12-31';
}
