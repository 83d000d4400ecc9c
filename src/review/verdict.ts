import type { ResponseType, Statement } from '../corpus/document.js';

/** What a statement is said to be: everything that the opening line of its block would say. */
export interface Verdict {
  readonly stance: Statement['stance'];
  /** Ids of the parties that allege or respond; empty for context. */
  readonly by: readonly string[];
  /** Ids of the parties accused; of a response those that it accuses in turn. */
  readonly against: readonly string[];
  /** Ids of the parties that a response is given for; empty where the speakers answer for themselves. */
  readonly for: readonly string[];
  readonly type: ResponseType | null;
  /** Event id: the statement's own, else its document's; null for none. */
  readonly event: string | null;
  /** Place in the source, `p. 12`; null if none is given. */
  readonly at: string | null;
}

/** @returns what the corpus reader makes of a statement's block */
export function verdictOf(statement: Statement): Verdict {
  const { stance, event, at } = statement;
  const none = { by: [], against: [], for: [], type: null };
  if (stance === 'context') return { stance, ...none, event, at };
  const { by, against } = statement;
  if (stance === 'allegation') return { stance, ...none, by, against, event, at };
  const forOthers = sameList(statement.for, by) ? [] : statement.for;
  return { stance, by, against, for: forOthers, type: statement.type, event, at };
}

/** @returns the verdict without what its stance has no place for */
export function fitted(verdict: Verdict): Verdict {
  const { stance, type, by, against } = verdict;
  if (stance === 'context') return { ...verdict, by: [], against: [], for: [], type: null };
  if (stance === 'allegation') return { ...verdict, for: [], type: null };
  return {
    ...verdict,
    against: type === 'counter-accusation' ? against : [],
    for: sameList(verdict.for, by) ? [] : verdict.for,
  };
}

/** What must be known before a verdict can be written. */
export type Need = 'by' | 'against' | 'type';

/** @returns the first thing that the verdict lacks, or null */
export function needOf({ stance, by, against, type }: Verdict): Need | null {
  if (stance === 'context') return null;
  if (stance === 'response' && type === null) return 'type';
  if (by.length === 0) return 'by';
  const accuses = stance === 'allegation' || type === 'counter-accusation';
  return accuses && against.length === 0 ? 'against' : null;
}

export function sameVerdict(a: Verdict, b: Verdict): boolean {
  return (
    a.stance === b.stance &&
    a.type === b.type &&
    a.event === b.event &&
    a.at === b.at &&
    sameList(a.by, b.by) &&
    sameList(a.against, b.against) &&
    sameList(a.for, b.for)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, place) => one === b[place]);
}

/**
 * @param documentEvent what holds where a block names no event
 * @returns the line that opens the statement's block, `:::allegation{by="a" against="b"}`
 */
export function openingLine(
  { stance, by, against, for: forOthers, type, event, at }: Verdict,
  documentEvent: string | null,
): string {
  const attributes = [
    ['by', by.join(' ')],
    ['for', forOthers.join(' ')],
    ['type', type ?? ''],
    ['against', against.join(' ')],
    ['event', event === documentEvent ? '' : (event ?? '')],
    ['at', at ?? ''],
  ] as const;
  const written = attributes.flatMap(([name, value]) => (value === '' ? [] : [`${name}="${quoted(value)}"`]));
  return `:::${stance}${written.length === 0 ? '' : `{${written.join(' ')}}`}`;
}

function quoted(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
