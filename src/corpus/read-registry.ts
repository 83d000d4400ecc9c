import { z } from 'zod';
import { checkFields } from './check-fields.js';
import { isPartialIsoDate } from './dates.js';
import { didYouMean } from './did-you-mean.js';
import { ID_PATTERN } from './ids.js';
import type { Problem } from './problem.js';
import type { Event, Party } from './registry.js';
import { type Fields, readYamlList } from './yaml-fields.js';

function text(key: string) {
  return z.string({ error: (issue) => (issue.input === undefined ? `no ${key}` : `"${key}" is not one text`) });
}

function texts(key: string) {
  return z
    .union([z.string().transform((one) => [one]), z.array(z.string())], { error: `"${key}" is not a list of texts` })
    .transform((list) => list.filter((item) => item !== ''))
    .default([]);
}

const id = (key: string) =>
  text(key).regex(ID_PATTERN, { error: (issue) => `"${String(issue.input)}" cannot be an id` });
const date = (key: string) =>
  text(key).refine(isPartialIsoDate, { error: (issue) => `"${String(issue.input)}" is no date` });

const PARTY = z.object({
  id: id('id'),
  name: text('name'),
  aliases: texts('aliases'),
  spokespeople: texts('spokespeople'),
  answered_by: id('answered_by').optional(),
  unnamed: z.enum(['true', 'false'], { error: '"unnamed" is neither true nor false' }).optional(),
});

const EVENT = z.object({
  id: id('id'),
  title: text('title'),
  start: date('start').optional(),
  end: date('end').optional(),
  parent: id('parent').optional(),
  aliases: texts('aliases'),
});

const ID_MEND = 'use letters, digits and hyphens, for example `id: meta`';
const LIST_MEND = 'write [one, two]';
const DATE_MEND = 'write YYYY-MM-DD, YYYY-MM or YYYY';

/** What a registry file declares, with the line of each entry. */
export interface Declared<T> {
  readonly entries: ReadonlyMap<string, T>;
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}

/** Names of what links one entry to another of the same file. */
interface Link<T> {
  readonly key: 'answered_by' | 'parent';
  readonly of: (entry: T) => string | null;
}

function collect<T extends { readonly id: string }>(
  source: string,
  file: string,
  read: (fields: Fields) => { value: T | null; problems: Problem[] },
  link: Link<T>,
): Declared<T> {
  const { entries: list, problems } = readYamlList(source, file);
  const entries = new Map<string, T>();
  const lines = new Map<string, number>();
  const linkLines = new Map<string, number>();
  for (const fields of list) {
    const { value, problems: found } = read(fields);
    problems.push(...found);
    if (value === null) continue;
    const line = fields.values.get('id')?.line ?? fields.line;
    if (entries.has(value.id)) {
      const what = `the id "${value.id}" is already at line ${lines.get(value.id) ?? 1}`;
      problems.push({ file, line, what, mend: 'give one of the two another id', severity: 'error' });
      continue;
    }
    entries.set(value.id, value);
    lines.set(value.id, line);
    linkLines.set(value.id, fields.values.get(link.key)?.line ?? line);
  }
  for (const entry of entries.values()) {
    const target = link.of(entry);
    const line = linkLines.get(entry.id) ?? 1;
    if (target !== null && !entries.has(target)) {
      const mend = `${didYouMean(target, entries.keys())}write an id of this file`;
      problems.push({ file, line, what: `unknown ${link.key} "${target}"`, mend, severity: 'warning' });
    }
    const cycle = cycleFrom(entry, entries, link);
    // Each cycle is told once, at the first of its entries in the file.
    if (cycle !== null && firstOf(cycle, lines) === entry.id) {
      const what = `${link.key} goes round in a circle: ${[...cycle, entry.id].join(' → ')}`;
      problems.push({ file, line, what, mend: `remove one of these ${link.key} lines`, severity: 'error' });
    }
  }
  return { entries, lines, problems };
}

/** @returns the ids of the circle that leads from an entry back to itself, or null */
function cycleFrom<T extends { readonly id: string }>(
  start: T,
  entries: ReadonlyMap<string, T>,
  link: Link<T>,
): string[] | null {
  const path: string[] = [];
  let current: T | undefined = start;
  while (current !== undefined && !path.includes(current.id)) {
    path.push(current.id);
    current = entries.get(link.of(current) ?? '');
  }
  return current?.id === start.id ? path : null;
}

function firstOf(ids: readonly string[], lines: ReadonlyMap<string, number>): string | undefined {
  return [...ids].sort((a, b) => (lines.get(a) ?? 0) - (lines.get(b) ?? 0))[0];
}

/** @returns what `parties.yaml` declares */
export function readParties(source: string, file: string): Declared<Party> {
  const mends = {
    id: ID_MEND,
    name: "write `name:` and the party's usual name",
    aliases: LIST_MEND,
    spokespeople: LIST_MEND,
    answered_by: 'write the id of one party of this file',
    unnamed: 'write `unnamed: true`, or remove the line',
  };
  const read = (fields: Fields): { value: Party | null; problems: Problem[] } => {
    const { value, problems } = checkFields(PARTY, mends, fields, file);
    if (value === null) return { value, problems };
    const { id: partyId, name, aliases, spokespeople } = value;
    const answeredBy = value.answered_by ?? null;
    return {
      value: { id: partyId, name, aliases, spokespeople, answeredBy, unnamed: value.unnamed === 'true' },
      problems,
    };
  };
  return collect(source, file, read, { key: 'answered_by', of: (party) => party.answeredBy });
}

/** @returns what `events.yaml` declares */
export function readEvents(source: string, file: string): Declared<Event> {
  const mends = {
    id: ID_MEND,
    title: 'write `title:` and a neutral noun phrase',
    start: DATE_MEND,
    end: DATE_MEND,
    parent: 'write the id of one event of this file',
    aliases: LIST_MEND,
  };
  const read = (fields: Fields): { value: Event | null; problems: Problem[] } => {
    const { value, problems } = checkFields(EVENT, mends, fields, file);
    if (value === null) return { value, problems };
    const { id: eventId, title, aliases } = value;
    const [start, end, parent] = [value.start ?? null, value.end ?? null, value.parent ?? null];
    if (start !== null && end !== null && end < start.slice(0, end.length)) {
      const line = fields.values.get('end')?.line ?? fields.line;
      problems.push({
        file,
        line,
        what: `the end ${end} is before the start ${start}`,
        mend: 'swap them',
        severity: 'warning',
      });
    }
    return { value: { id: eventId, title, start, end, parent, aliases }, problems };
  };
  return collect(source, file, read, { key: 'parent', of: (event) => event.parent });
}
