import type { Statement } from '../corpus/document.js';
import type { Registry } from '../corpus/registry.js';
import { eventDistance, speaksFor } from '../corpus/response-rule.js';
import { fold, words } from '../index/lexical/analyze.js';
import { partyIds } from '../index/lexical/fields.js';

/** An event or a party that somebody chose or typed. */
export interface Choice {
  readonly kind: 'event' | 'party';
  readonly id: string;
}

/**
 * Finds what was chosen: by its exact id, else by its exact title, name or alias, else by the start of one of these, else
 * by words that all begin words of one of these. Events come before parties, else the order is that of the registry;
 * parties whom no source names cannot be chosen.
 * @param typed an id, or whatever was typed instead of a choice
 * @returns the event or party; null where nothing fits, or nothing was typed
 */
export function findChoice(registry: Registry, typed: string): Choice | null {
  const wanted = fold(typed).trim();
  if (wanted === '') return null;
  const id = typed.trim();
  if (registry.events.has(id)) return { kind: 'event', id };
  if (registry.parties.get(id)?.unnamed === false) return { kind: 'party', id };
  const entries = [
    ...[...registry.events.values()].map((event) => entryOf('event', event.id, event.title, event.aliases)),
    ...[...registry.parties.values()]
      .filter(({ unnamed }) => !unnamed)
      .map((party) => entryOf('party', party.id, party.name, party.aliases)),
  ];
  const typedWords = foldedWords(wanted);
  const ways: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.startsWith(wanted),
    (name) => {
      const nameWords = foldedWords(name);
      return typedWords.length > 0 && typedWords.every((word) => nameWords.some((other) => other.startsWith(word)));
    },
  ];
  for (const fits of ways) {
    // A title or name before an alias, whatever stands first in the registry.
    const found =
      entries.find(({ names: [name] }) => fits(name ?? '')) ?? entries.find(({ names }) => names.some(fits));
    if (found) return found.choice;
  }
  return null;
}

/** @returns whether a statement is on the chosen event or one within it, or of or against the chosen party */
export function concerns(statement: Statement, chosen: Choice, registry: Registry): boolean {
  if (chosen.kind === 'event') return eventDistance(registry, statement.event, chosen.id) < Number.POSITIVE_INFINITY;
  const voices = speaksFor(registry, chosen.id);
  return partyIds(statement).some((id) => voices.includes(id));
}

interface Entry {
  readonly choice: Choice;
  /** Folded; the title or name first. */
  readonly names: readonly string[];
}

function entryOf(kind: Choice['kind'], id: string, name: string, aliases: readonly string[]): Entry {
  return { choice: { kind, id }, names: [name, ...aliases].map((text) => fold(text).trim()) };
}

function foldedWords(text: string): string[] {
  return words(text).map(({ term }) => term);
}
