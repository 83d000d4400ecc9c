import { titleFromFile } from '../corpus/ids.js';
import { plainText } from '../corpus/plain-text.js';
import type { Candidate } from './candidate.js';
import { citableAddress, isSameSite } from './keep/canonical-address.js';
import type { DraftHead } from './keep/document-text.js';
import { factDay, factText } from './read/fact-values.js';
import type { ReadSource } from './read/read-source.js';

/** A document's front matter but for its id, with what is to be told of it. */
export interface ComposedHead {
  readonly head: Omit<DraftHead, 'id'>;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Decides what the front matter says: first what a list says of the source, then what the source says of itself, then what
 * the person gave for all, then what can be guessed, which is told.
 */
export function composeHead(candidate: Candidate, read: ReadSource): ComposedHead {
  const { facts: listed, fill } = candidate;
  const url = addressOf(candidate, read);
  const notes: string[] = [];
  const guessed = (field: 'title' | 'publisher' | 'published'): string | null => {
    const guess = [...addressGuesses(url), ...read.guesses].find((one) => one.field === field);
    if (guess !== undefined) notes.push(`${field} is ${guess.from}: check it`);
    return guess?.value ?? null;
  };
  const title =
    listed.title ??
    read.facts.title ??
    guessed('title') ??
    factText(titleFromFile(nameWithoutEnding(candidate.name))) ??
    'Untitled';
  const publisher = listed.publisher ?? read.facts.publisher ?? fill.publisher ?? guessed('publisher');
  const published = listed.published ?? read.facts.published ?? fill.published ?? guessed('published');
  const missing = Object.entries({ publisher, url, published }).flatMap(([key, value]) =>
    value === null ? [key] : [],
  );
  const head = { title, publisher, url, published, language: read.language, event: fill.event, draft: fill.draft };
  return { head, missing, notes };
}

/** A page may say that its real address is another one of its own site, not that it is somebody else's. */
function addressOf({ addresses, facts }: Candidate, read: ReadSource): string | null {
  const found = addresses.at(-1) ?? facts.address;
  const own = read.facts.address;
  const trusted = own !== null && (found === null || isSameSite(own, found)) ? own : found;
  return trusted === null ? null : citableAddress(trusted);
}

function addressGuesses(url: string | null): ReadSource['guesses'] {
  if (url === null) return [];
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./u, '');
  const [, year, month, day] = /\/(\d{4})[/-]?(\d{2})[/-]?(\d{2})(?=\D|$)/u.exec(pathname) ?? [];
  const date = factDay(`${year}-${month}-${day}`);
  return [
    { field: 'publisher', value: host, from: 'the host name of the address' },
    ...(date === null ? [] : [{ field: 'published' as const, value: date, from: 'the date in its address' }]),
  ];
}

function nameWithoutEnding(name: string): string {
  return plainText(name.replace(/\.[a-z0-9]{1,8}$/iu, ''));
}
