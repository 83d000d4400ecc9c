import type { Corpus } from '../src/corpus/corpus.js';
import type { SeededRandom } from './seeded-random.js';

/** Distinct words of a synthetic corpus: about what Heaps' law gives for three million words of news prose. */
const WORDS = 40_000;

const ONSETS = [
  'b',
  'br',
  'c',
  'd',
  'f',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const CODAS = ['', 'n', 'r', 'l', 's', 't', 'nd', 'ck', 'm'];

/** Draws words as English prose does: the r-th most frequent word comes 1/r as often as the first (Zipf's law). */
export interface Vocabulary {
  /** @returns a word, function words included */
  word(): string;
}

/**
 * Makes a vocabulary whose frequent words are those of a real corpus, in their order, and whose rare words are invented:
 * the posting lists of a word search are then as long and as short as with real texts of that amount.
 * @param sample the corpus whose words come first
 */
export function zipfVocabulary(sample: Corpus, random: SeededRandom): Vocabulary {
  const words = [...byFrequency(sample)];
  const known = new Set(words);
  while (words.length < WORDS) {
    const invented = inventWord(random);
    if (known.has(invented)) continue;
    known.add(invented);
    words.push(invented);
  }
  const cumulative = new Float64Array(words.length);
  let total = 0;
  for (const index of words.keys()) {
    total += 1 / (index + 1);
    cumulative[index] = total;
  }
  return { word: () => words[firstAtLeast(cumulative, random.next() * total)] as string };
}

function byFrequency({ documents }: Corpus): string[] {
  const counts = new Map<string, number>();
  for (const { statements } of documents) {
    for (const { text } of statements) {
      for (const word of text.toLowerCase().match(/[a-z]{2,}/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
}

function inventWord(random: SeededRandom): string {
  const syllables = Array.from(
    { length: 2 + random.below(3) },
    () => random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS),
  );
  return syllables.join('');
}

/** @returns the index of the first number that is at least `wanted`; the last index if none is */
function firstAtLeast(ascending: Float64Array, wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
