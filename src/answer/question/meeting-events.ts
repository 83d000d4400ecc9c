import type { Mention } from '../../corpus/party-mentions.js';
import type { Event } from '../../corpus/registry.js';
import { eventDistance } from '../../corpus/response-rule.js';
import { analyze } from '../../index/lexical/analyze.js';
import type { ContentWord } from './question.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Finds the events in which what a question names meets: of those within an event that it names ("the harbour rumours"),
 * the ones whose names hold another party that it names ("in Norland") and the most of its other words, at least one.
 * @param named where the question names events
 * @param mentions where it names parties and events
 * @returns ids of the events, none where nothing meets
 */
export function meetingEvents(
  words: readonly ContentWord[],
  named: readonly Mention[],
  mentions: readonly Mention[],
  { registry, eventsNaming }: Vocabulary,
): string[] {
  const others = mentions.filter(
    (mention) => registry.parties.has(mention.id) && !named.some((event) => overlap(mention, event)),
  );
  const inside = [...new Set(others.flatMap(({ id }) => eventsNaming(id)))].filter((id) =>
    named.some((event) => event.id !== id && eventDistance(registry, id, event.id) < Number.POSITIVE_INFINITY),
  );
  const shared = new Map(inside.map((id) => [id, sharedWords(words, registry.events.get(id))]));
  const most = Math.max(1, ...shared.values());
  return inside.filter((id) => shared.get(id) === most);
}

/** How many of a question's words, names left aside, the names of an event hold. */
function sharedWords(words: readonly ContentWord[], event: Event | undefined): number {
  const stems = new Set(
    analyze([event?.title ?? '', ...(event?.aliases ?? [])].join(' · '), 'en').map(({ term }) => term),
  );
  return words.filter(
    ({ alias, group }) => !alias && group.terms.some(({ term, weight }) => weight >= 1 && stems.has(term)),
  ).length;
}

function overlap(a: Mention, b: Mention): boolean {
  return a.start < b.end && b.start < a.end;
}
