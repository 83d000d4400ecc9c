import type { Corpus } from '../src/corpus/corpus.js';
import { seededRandom } from './seeded-random.js';

/** How people ask, around words that a statement of the corpus holds. */
const FRAMES: readonly ((words: string, party: string, event: string) => string)[] = [
  (words, party) => `What did ${party} say about the ${words}?`,
  (words, _party, event) => `When did the ${event} begin, and what about the ${words}?`,
  (words, party, event) => `How did ${party} respond to the ${event} and the ${words}?`,
  (words) => `Who was behind the ${words}?`,
  (words, _party, event) => `Is it true that the ${event} had to do with ${words}?`,
  (words) => `which platforms were used for ${words}`,
];

/**
 * Makes questions that the corpus can answer: each takes two to four words from one of its statements.
 * @returns `count` questions, always the same for the same corpus
 */
export function syntheticQuestions({ documents, registry }: Corpus, count: number, seed = 2): string[] {
  const random = seededRandom(seed);
  const parties = [...registry.parties.values()];
  return Array.from({ length: count }, () => {
    const document = random.pick(documents);
    const { text, event } = random.pick(document.statements);
    const candidates = text.match(/\b[a-z]{5,}\b/g) ?? ['report'];
    const words = Array.from({ length: 2 + random.below(3) }, () => random.pick(candidates)).join(' ');
    const title = registry.events.get(event ?? '')?.title ?? 'campaign';
    return random.pick(FRAMES)(words, random.pick(parties).name, title);
  });
}
