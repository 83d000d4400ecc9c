import type { Period } from '../../index/search-request.js';
import type { UnfitRequest } from './overview-request.js';
import { type TypedDate, typedDate } from './typed-date.js';

/** A span of days, open on a side that is null. */
export interface Span {
  readonly kind: 'span';
  /** As exact as it was typed: `2023-08-01`, `2023-08` or `2023`. */
  readonly from: string | null;
  readonly to: string | null;
  /** All of its days, both ends included. */
  readonly period: Period;
}

/** The span of all time. */
export const ALWAYS: Span = { kind: 'span', from: null, to: null, period: { start: '0001-01-01', end: '9999-12-31' } };

/**
 * Reads a span as typed. A month or year at its end counts to its last day.
 * @param now the day from which "last month" is counted
 * @returns the span; or what is wrong with it
 */
export async function readSpan(
  from: string | null,
  to: string | null,
  now: Date,
): Promise<Span | Extract<UnfitRequest, { kind: 'bad date' | 'from after to' }>> {
  const ends: (TypedDate | null)[] = [];
  for (const text of [from, to]) {
    const isGiven = text !== null && text.trim() !== '';
    const date = isGiven ? await typedDate(text, now) : null;
    if (isGiven && date === null) return { kind: 'bad date', text };
    ends.push(date);
  }
  const [first, last] = ends;
  const period = {
    start: first?.period.start ?? ALWAYS.period.start,
    end: last?.period.end ?? ALWAYS.period.end,
  };
  if (period.start > period.end) return { kind: 'from after to' };
  return { kind: 'span', from: first?.date ?? null, to: last?.date ?? null, period };
}
