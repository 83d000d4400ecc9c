import { type AliasEntry, AliasMatcher } from './alias-matcher.js';
import type { Event, Party, Registry } from './registry.js';

export { type AliasEntry, AliasMatcher, type Mention } from './alias-matcher.js';

/** A remark in brackets, "Ben Nimmo (until early 2021)", is for editors and stands in no text. */
function withoutRemark(name: string): string {
  return name.replace(/\s*[(（][^)）]*[)）]\s*$/u, '');
}

/** @returns what names parties in texts: names, aliases and spokespeople, in any language of these */
export function partyEntries(parties: Iterable<Party>): AliasEntry[] {
  return [...parties].map(({ id, name, aliases, spokespeople }) => ({
    id,
    phrases: [
      { text: name, how: 'name' },
      ...aliases.map((text) => ({ text, how: 'alias' as const })),
      ...spokespeople.map((person) => ({ text: withoutRemark(person), how: 'spokesperson' as const })),
    ],
  }));
}

/** @returns what names events in texts: titles and aliases */
export function eventEntries(events: Iterable<Event>): AliasEntry[] {
  return [...events].map(({ id, title, aliases }) => ({ id, phrases: [{ text: title, how: 'name' }, ...aliases] }));
}

const matchers = new WeakMap<Registry, AliasMatcher>();

/** @returns the matcher of a registry's parties, built once for each registry */
export function partiesOf(registry: Registry): AliasMatcher {
  let matcher = matchers.get(registry);
  if (matcher === undefined) {
    matcher = AliasMatcher.build(partyEntries(registry.parties.values()));
    matchers.set(registry, matcher);
  }
  return matcher;
}
