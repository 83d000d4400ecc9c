import { parse as parseCsv } from 'csv-parse/sync';
import { plainText } from '../../corpus/plain-text.js';
import { faultMessage, InputFault } from '../input-fault.js';
import { MAX_LIST_ENTRIES } from '../limits.js';
import { decodeText } from './decode-text.js';
import { factDay, factLanguage, factText } from './fact-values.js';
import type { SourceFacts } from './source-text.js';

/** One line of a list: a link to fetch, or a text with the address that it is from. */
export interface ListEntry {
  /** Line of a CSV or JSON Lines file, number of the entry of a JSON file; from 1. */
  readonly number: number;
  /** The text itself; null where it must be fetched from `facts.address`. */
  readonly text: string | null;
  readonly facts: SourceFacts;
  readonly event: string | null;
  /** Party ids, separated by blanks. */
  readonly party: string | null;
  /** What is wrong with it; null where it can be imported. */
  readonly fault: string | null;
}

/** Names of columns and keys, in any case; the first are those of the corpus. */
const COLUMNS = {
  address: ['url', 'link', 'address', 'href', 'source_url', 'permalink'],
  text: ['text', 'content', 'body', 'article', 'full_text'],
  title: ['title', 'headline', 'name'],
  publisher: ['publisher', 'source', 'outlet', 'site', 'media'],
  published: ['published', 'date', 'published_at', 'publication_date', 'pubdate'],
  language: ['language', 'lang'],
  event: ['event'],
  party: ['party'],
} as const;

/**
 * Reads a list of links and texts: CSV with a line of column names (or one link a line), JSON (a list of objects or links,
 * or an object that holds one), or JSON Lines.
 * @throws InputFault where the file is no such list
 */
export function readList(bytes: Uint8Array, kind: 'csv' | 'json' | 'json-lines'): ListEntry[] {
  if (bytes.length === 0) throw new InputFault('is empty (0 bytes); write one link or text a line');
  const { text } = decodeText(bytes);
  const entries = kind === 'csv' ? csvEntries(text) : kind === 'json' ? jsonEntries(text) : jsonLines(text);
  if (entries.length === 0) throw new InputFault('lists nothing; write one link or text a line');
  if (entries.length > MAX_LIST_ENTRIES) {
    throw new InputFault(`lists more than ${MAX_LIST_ENTRIES} entries; split it into several files`);
  }
  return entries;
}

function csvEntries(text: string): ListEntry[] {
  const [head = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].reduce((best, mark) =>
    head.split(mark).length > head.split(best).length ? mark : best,
  );
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parseCsv(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      to: MAX_LIST_ENTRIES + 2,
    }) as unknown as typeof rows;
  } catch (error) {
    throw new InputFault(`cannot be read as CSV (${faultMessage(error)}); mend that line`, { cause: error });
  }
  const columns = (rows[0]?.record ?? []).map((name) => name.toLowerCase().replace(/[\s-]+/gu, '_'));
  const named = columns.some((name) => [...COLUMNS.address, ...COLUMNS.text].some((known) => known === name));
  if (!named && !rows.some(({ record }) => record.some(isAddress))) {
    throw new InputFault('has no column "url" or "text"; name the columns in the first line');
  }
  return (named ? rows.slice(1) : rows).map(({ record, info }) => {
    if (!named) return entryOf(info.lines, { url: record.find(isAddress) });
    return entryOf(info.lines, Object.fromEntries(columns.map((name, place) => [name, record[place]])));
  });
}

function jsonEntries(text: string): ListEntry[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new InputFault(`cannot be read as JSON (${faultMessage(error)}); mend it`, { cause: error });
  }
  if (!Array.isArray(value) && typeof value === 'object' && value !== null) {
    value = Object.values(value).find(Array.isArray) ?? [value];
  }
  if (!Array.isArray(value)) throw new InputFault('is no list; write [{"url": "https://…"}, …]');
  return value.map((item: unknown, place) => entryOf(place + 1, item));
}

function jsonLines(text: string): ListEntry[] {
  return text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .flatMap((line, place) => {
      if (line.trim() === '') return [];
      try {
        return [entryOf(place + 1, JSON.parse(line))];
      } catch (error) {
        return [faulty(place + 1, `is no JSON (${faultMessage(error)}); write one object a line`)];
      }
    });
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/iu.test(text.trim());
}

function faulty(number: number, fault: string): ListEntry {
  const facts: SourceFacts = { title: null, publisher: null, published: null, language: null, address: null };
  return { number, text: null, facts, event: null, party: null, fault };
}

function entryOf(number: number, item: unknown): ListEntry {
  if (typeof item === 'string') return entryOf(number, { url: item });
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return faulty(number, 'is no entry; write an object with "url" or "text"');
  }
  const fields = new Map(
    Object.entries(item).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number'
        ? [[key.toLowerCase(), String(value).trim()] as const]
        : [],
    ),
  );
  const field = (names: readonly string[]): string | null => {
    for (const name of names) {
      const value = fields.get(name);
      if (value !== undefined && value !== '') return value;
    }
    return null;
  };
  const address = field(COLUMNS.address);
  const text = field(COLUMNS.text);
  if (address === null && text === null) return faulty(number, 'has neither a link nor a text; write "url" or "text"');
  if (address !== null && !isAddress(address)) {
    return faulty(
      number,
      `"${plainText(address).slice(0, 80)}" is no web address; write one that begins with https://`,
    );
  }
  const published = field(COLUMNS.published);
  if (published !== null && factDay(published) === null) {
    return faulty(number, `"${plainText(published).slice(0, 40)}" is no date; write it as 2024-03-05`);
  }
  return {
    number,
    text,
    facts: {
      address,
      title: factText(field(COLUMNS.title)),
      publisher: factText(field(COLUMNS.publisher)),
      published: factDay(published),
      language: factLanguage(field(COLUMNS.language)),
    },
    event: field(COLUMNS.event),
    party: field(COLUMNS.party),
    fault: null,
  };
}
