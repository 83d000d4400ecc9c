import type { Suggestion } from '../answer/suggest.js';

/** Discord's limits on the choices that are offered while somebody types. */
const CHOICES = 25;
const CHOICE_LENGTH = 100;

/**
 * @returns as many suggestions as Discord shows, in their order; a name that is too long ends in an ellipsis, and what has
 *   a value that is too long is left out, for a shortened value would mean something else
 */
export function choicesFrom(suggestions: readonly Suggestion[]): Suggestion[] {
  return suggestions
    .filter(({ name, value }) => name.trim() !== '' && value !== '' && value.length <= CHOICE_LENGTH)
    .slice(0, CHOICES)
    .map(({ name, value }) => ({ name: shortened(name), value }));
}

function shortened(name: string): string {
  if (name.length <= CHOICE_LENGTH) return name;
  const kept = name.slice(0, CHOICE_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}
