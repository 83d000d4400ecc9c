import { fold } from '../index/lexical/analyze.js';
import type { StoredIndex } from '../index/store/stored-index.js';

/** A choice offered while somebody types: a neutral title, a name, or a source as it would be cited. */
export interface Suggestion {
  /** What is shown, at most 100 characters. */
  readonly name: string;
  /** Id of the event, party or document, or a publisher's name; at most 100 characters. */
  readonly value: string;
}

/** What a choice may be of. */
export type SuggestionKind = 'event or party' | 'event' | 'party' | 'publisher' | 'document';

/** Offers choices from one index. */
export interface Suggester {
  /**
   * Finds what has a word that starts as typed in its name or an alias; an exact id or name comes first.
   * @param typed what has been typed; empty for the first choices
   * @returns at most 25 choices: events and parties in the order of the registry, events first; publishers by name;
   *   documents newest first
   */
  suggest(kind: SuggestionKind, typed: string): Suggestion[];
}

/** Discord shows no more choices, and no longer ones. */
const MAX_CHOICES = 25;
const MAX_LENGTH = 100;

/** Something that can be chosen, ready to be compared. */
interface Entry extends Suggestion {
  /** Folded names and ids; the first two are those that count as exact. */
  readonly exact: readonly string[];
  /** Beginnings of folded words, with a space before each. */
  readonly words: string;
}

/** @returns a suggester; what it offers of each kind is made ready when it is first asked for */
export function createSuggester(index: Pick<StoredIndex, 'registry' | 'allDocuments'>): Suggester {
  const made = new Map<SuggestionKind, readonly Entry[]>();
  const entries = (kind: SuggestionKind): readonly Entry[] => {
    const known = made.get(kind);
    if (known !== undefined) return known;
    const all = makeEntries(kind, index).filter(({ value }) => value !== '' && value.length <= MAX_LENGTH);
    made.set(kind, all);
    return all;
  };
  return {
    suggest(kind, typed) {
      const folded = fold(typed).trim();
      const exact: Entry[] = [];
      const matching: Entry[] = [];
      for (const entry of entries(kind)) {
        if (folded !== '' && entry.exact.includes(folded)) exact.push(entry);
        else if (matching.length < MAX_CHOICES && entry.words.includes(` ${folded}`)) matching.push(entry);
      }
      return [...exact, ...matching].slice(0, MAX_CHOICES).map(({ name, value }) => ({ name, value }));
    },
  };
}

function makeEntries(kind: SuggestionKind, index: Parameters<typeof createSuggester>[0]): Entry[] {
  const { registry } = index;
  switch (kind) {
    case 'event or party':
      return [...makeEntries('event', index), ...makeEntries('party', index)];
    case 'event':
      return [...registry.events.values()].map(({ id, title, aliases }) => entryOf(id, title, aliases));
    case 'party': {
      const named = [...registry.parties.values()].filter(({ unnamed }) => !unnamed);
      return named.map(({ id, name, aliases }) => entryOf(id, name, aliases));
    }
    case 'publisher': {
      const publishers = new Set(index.allDocuments().flatMap(({ publisher }) => publisher ?? []));
      return [...publishers].sort((a, b) => a.localeCompare(b)).map((name) => entryOf(name, name, []));
    }
    case 'document': {
      const newestFirst = [...index.allDocuments()].sort((a, b) =>
        (b.published ?? '').localeCompare(a.published ?? ''),
      );
      // The publisher first: a title is shown as the title of somebody's text.
      return newestFirst.map(({ id, title, publisher, published }) =>
        entryOf(id, [publisher, published, title].filter((part) => part !== null).join(', '), []),
      );
    }
  }
}

function entryOf(value: string, name: string, aliases: readonly string[]): Entry {
  const names = [name, ...aliases].map(fold);
  const words = names.flatMap((each) => [each, ...each.split(/[\s\p{P}]+/u)]);
  return { name: shortened(name), value, exact: [fold(value), fold(name)], words: ` ${words.join(' ')}` };
}

function shortened(name: string): string {
  if (name.length <= MAX_LENGTH) return name;
  return `${name
    .slice(0, MAX_LENGTH - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
