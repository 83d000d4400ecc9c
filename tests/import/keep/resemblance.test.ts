import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NearTexts, resemblance, sketchOf } from '../../../src/import/keep/resemblance.js';

const WORDS =
  'cable harbour ship north south said denied report ministry embassy claim network account post video'.split(' ');
const words = (min: number, max: number) => fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max });

function shingles(text: readonly string[]): Set<string> {
  const length = Math.min(5, text.length);
  return new Set(
    Array.from({ length: text.length - length + 1 }, (_, from) => text.slice(from, from + length).join(' ')),
  );
}

/** The share of common shingles, counted. */
function counted(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [shingles(a), shingles(b)];
  const common = [...left].filter((shingle) => right.has(shingle)).length;
  return common / (left.size + right.size - common);
}

describe('resemblance', () => {
  test('is the counted share of shingles for short texts', () => {
    fc.assert(
      fc.property(words(1, 60), words(0, 30), (shared, tail) => {
        const other = [...shared, ...tail];
        const estimated = resemblance(sketchOf(shared.join(' ')), sketchOf(other.join(', ').toUpperCase()));
        expect(estimated).toBeCloseTo(counted(shared, other), 10);
      }),
    );
  });

  test('is near it for long texts', () => {
    const long = Array.from({ length: 3_000 }, (_, place) => `${WORDS[(place * 7) % 15]}${place % 701}`);
    const changed = long.map((word, place) => (place % 60 === 0 ? 'changed' : word));
    const estimated = resemblance(sketchOf(long.join(' ')), sketchOf(changed.join(' ')));
    expect(Math.abs(estimated - counted(long, changed))).toBeLessThan(0.12);
  });

  test('counts Chinese characters as words', () => {
    const a = sketchOf('北国内政部表示，南国的一艘船切断了海底电缆。南国大使馆否认了这一说法。');
    const b = sketchOf('北国内政部表示，南国的一艘船切断了海底电缆。南国大使馆已否认了这一说法。');
    expect(resemblance(a, b)).toBeGreaterThan(0.7);
    expect(resemblance(a, sketchOf('今天天气很好，我们去海边看日出，吃了很多海鲜。'))).toBe(0);
  });
});

describe('near texts', () => {
  test('finds the nearest, and forgets what was replaced', () => {
    const texts = new NearTexts<string>();
    texts.set('a', sketchOf('the ship from the south cut the cable in the harbour on monday'));
    texts.set('b', sketchOf('nine hundred accounts posted the same video about the election in the north'));
    const late = sketchOf('the ship from the south cut the cable in the harbour on friday');
    expect(texts.nearest(late)?.item).toBe('a');
    texts.set('a', sketchOf('something else entirely that nobody wrote before in any of these texts'));
    expect(texts.nearest(late)).toBeNull();
  });
});
