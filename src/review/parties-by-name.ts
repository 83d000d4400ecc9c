import { foldWord } from '../corpus/name-tokens.js';
import type { Party, Registry } from '../corpus/registry.js';
import type { NewParty } from './session-state.js';

/** What was typed for parties: ids of those that are known, names of those that are not. */
export interface NamedParties {
  readonly ids: readonly string[];
  readonly unknown: readonly string[];
}

/** Something that can be typed for a party or an event. */
export interface Choice {
  readonly id: string;
  readonly names: readonly string[];
}

/** @returns the parties of the registry and those added in this session */
export function partyChoices({ parties }: Registry, added: readonly NewParty[]): Choice[] {
  const known: readonly (Party | NewParty)[] = [...parties.values(), ...added];
  return known.map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] }));
}

/** @returns the events of the registry */
export function eventChoices({ events }: Registry): Choice[] {
  return [...events.values()].map(({ id, title, aliases }) => ({ id, names: [title, ...aliases] }));
}

/** @returns the choice whose id or name was typed, upper and lower case and accents aside; null for none */
export function chosen(typed: string, choices: readonly Choice[]): string | null {
  const wanted = folded(typed);
  const byId = choices.find(({ id }) => folded(id) === wanted);
  return (byId ?? choices.find(({ names }) => names.some((name) => folded(name) === wanted)))?.id ?? null;
}

/**
 * Reads a list of parties: ids or names with commas between them, or ids alone with blanks.
 */
export function namedParties(typed: string, choices: readonly Choice[]): NamedParties {
  const ids: string[] = [];
  const unknown: string[] = [];
  for (const part of typed.split(/[,;，、；]/u).map((one) => one.trim())) {
    if (part === '') continue;
    const whole = chosen(part, choices);
    const words = part.split(/\s+/u).map((word) => choices.find(({ id }) => id === word)?.id ?? null);
    if (whole !== null) ids.push(whole);
    else if (words.every((id) => id !== null)) ids.push(...words);
    else unknown.push(part);
  }
  return { ids: [...new Set(ids)], unknown: [...new Set(unknown)] };
}

/**
 * @param typed what has been typed of the last entry of a list
 * @returns ids of the choices whose id or name, or a word of it, begins like that; those whose id does first
 */
export function completions(typed: string, choices: readonly Choice[]): string[] {
  const wanted = folded(typed);
  if (wanted === '') return choices.map(({ id }) => id);
  const rank = ({ id, names }: Choice): number => {
    if (folded(id).startsWith(wanted)) return 0;
    if (names.some((name) => folded(name).startsWith(wanted))) return 1;
    return names.some((name) =>
      folded(name)
        .split(/[\s\p{P}]+/u)
        .some((word) => word.startsWith(wanted)),
    )
      ? 2
      : 3;
  };
  const ranked = choices.map((choice) => ({ id: choice.id, rank: rank(choice) })).filter((one) => one.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ id }) => id);
}

function folded(text: string): string {
  return text.trim().split(/\s+/u).map(foldWord).join(' ');
}
