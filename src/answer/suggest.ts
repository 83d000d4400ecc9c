import type { Registry } from '../corpus/registry.js';
import { fold } from '../index/lexical/analyze.js';

/** A choice offered while somebody types: a neutral title, nothing that alleges. */
export interface Suggestion {
  /** Title of an event or name of a party, at most 100 characters. */
  readonly name: string;
  /** Id of the event or party, at most 100 characters. */
  readonly value: string;
}

/** Discord shows no more choices, and no longer ones. */
const MAX_CHOICES = 25;
const MAX_LENGTH = 100;

/**
 * Finds events and parties by the start of a word of their name or of an alias; an exact id or name comes first.
 * @param prefix what has been typed; empty for the first choices
 * @returns at most 25 choices, events before parties, in the order of the registry
 */
export function suggestFrom(registry: Registry, prefix: string): Suggestion[] {
  const typed = fold(prefix).trim();
  const entries = [
    ...[...registry.events.values()].map(({ id, title, aliases }) => ({ id, name: title, aliases })),
    ...[...registry.parties.values()]
      .filter(({ unnamed }) => !unnamed)
      .map(({ id, name, aliases }) => ({ id, name, aliases })),
  ];
  const exact = entries.filter(({ id, name }) => id === prefix.trim() || fold(name) === typed);
  const matching = entries.filter((entry) => !exact.includes(entry) && fits(entry, typed));
  return [...exact, ...matching]
    .filter(({ id }) => id.length <= MAX_LENGTH)
    .slice(0, MAX_CHOICES)
    .map(({ id, name }) => ({
      name: name.length > MAX_LENGTH ? `${name.slice(0, MAX_LENGTH - 1)}…` : name,
      value: id,
    }));
}

function fits(entry: { name: string; aliases: readonly string[] }, typed: string): boolean {
  return [entry.name, ...entry.aliases].some((name) => {
    const folded = fold(name);
    return folded.startsWith(typed) || folded.split(/[\s\p{P}]+/u).some((word) => word.startsWith(typed));
  });
}
