import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Corpus } from '../../../src/corpus/corpus.js';
import { analyze } from '../../../src/index/lexical/analyze.js';
import { FIELD_WEIGHTS, fieldsOf, forEachStatement } from '../../../src/index/lexical/fields.js';
import { openLexicalIndex, type TermGroup } from '../../../src/index/lexical/lexical-index.js';
import { packLexicalIndex } from '../../../src/index/lexical/pack.js';
import { madeCorpus } from '../../support/made-corpus.ts';

const one = (term: string, weight = 1): TermGroup => ({ terms: [{ term, weight }] });
/** Groups for the words of an English query. */
const groupsOf = (query: string) => analyze(query, 'en').map(({ term }) => one(term));

/** BM25F as Robertson, Zaragoza and Taylor wrote it down, with k1 1.2 and b 0.75, over every statement and no index. */
function naiveScores(corpus: Corpus, groups: readonly TermGroup[]): number[] {
  type Fields = Record<keyof typeof FIELD_WEIGHTS, string[]>;
  const all: Fields[] = [];
  forEachStatement(corpus, (statement, document) => {
    const fields = Object.entries(fieldsOf(statement, document, corpus.registry));
    const analysed = fields.map(([field, text]) => [field, analyze(text, document.language).map(({ term }) => term)]);
    all.push(Object.fromEntries(analysed) as Fields);
  });
  const names = Object.keys(FIELD_WEIGHTS) as (keyof typeof FIELD_WEIGHTS)[];
  const mean = (name: keyof Fields) => all.reduce((sum, fields) => sum + fields[name].length, 0) / all.length;
  const score = (fields: Fields, term: string) => {
    const holding = all.filter((other) => names.some((name) => other[name].includes(term))).length;
    const idf = Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5));
    const frequency = names.reduce((sum, name) => {
      const count = fields[name].filter((other) => other === term).length;
      return (
        sum + (count === 0 ? 0 : (FIELD_WEIGHTS[name] * count) / (0.25 + (0.75 * fields[name].length) / mean(name)))
      );
    }, 0);
    return (idf * frequency * 2.2) / (frequency + 1.2);
  };
  return all.map((fields) =>
    groups.reduce(
      (sum, { terms }) => sum + Math.max(0, ...terms.map(({ term, weight }) => weight * score(fields, term))),
      0,
    ),
  );
}

const WORDS = [
  'harbour',
  'ferry',
  'accounts',
  'network',
  'posted',
  'videos',
  'minister',
  'US',
  'us',
  '7,704',
  '7704',
  '2023',
  '深度伪造',
  '议员',
  'été',
  "China's",
  'U.S.',
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const anyCorpus = fc
  .array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })
  .map((documents) => madeCorpus(Object.fromEntries(documents.map((texts, i) => [`d${i}`, texts]))));
const anyGroups = fc.array(
  fc
    .array(
      fc.record({
        term: fc.constantFrom(...WORDS, 'unheard').chain((word) =>
          fc.constantFrom(
            ...analyze(word, 'en')
              .map(({ term }) => term)
              .concat('report'),
          ),
        ),
        weight: fc.constantFrom(1, 0.5, 0.25),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((terms) => ({ terms })),
  { maxLength: 4 },
);

describe('a packed index', () => {
  test('scores as BM25F computed by hand does, for any corpus and query', () => {
    fc.assert(
      fc.property(anyCorpus, anyGroups, (corpus, groups) => {
        const expected = naiveScores(corpus, groups);
        const hits = openLexicalIndex(packLexicalIndex(corpus)).search(groups, expected.length);
        const got = new Map(hits.map(({ ordinal, score }) => [ordinal, score]));
        for (const [ordinal, score] of expected.entries()) expect(got.get(ordinal) ?? 0).toBeCloseTo(score, 4);
        for (const { score } of hits) expect(score).toBeGreaterThan(0);
      }),
    );
  });

  test('gives the k best, best first, and equals in the order of the corpus', () => {
    fc.assert(
      fc.property(anyCorpus, anyGroups, fc.integer({ min: 1, max: 40 }), (corpus, groups, k) => {
        const index = openLexicalIndex(packLexicalIndex(corpus));
        const all = index.search(groups, index.statements);
        for (let i = 1; i < all.length; i++) {
          const [before, after] = [all[i - 1], all[i]];
          if (!before || !after) throw new Error('a gap');
          expect(before.score > after.score || (before.score === after.score && before.ordinal < after.ordinal)).toBe(
            true,
          );
        }
        expect(index.search(groups, k)).toEqual(all.slice(0, k));
      }),
    );
  });

  test('keeps the best of thousands although it never sorts them all', () => {
    const corpus = madeCorpus({
      d: Array.from({ length: 3000 }, (_, i) => `${'ferry '.repeat(1 + ((i * 7919) % 13))}${'boat '.repeat(i % 17)}`),
    });
    const index = openLexicalIndex(packLexicalIndex(corpus));
    const expected = naiveScores(corpus, groupsOf('ferry'))
      .map((score, ordinal) => ({ score: Math.fround(score), ordinal }))
      .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
      .slice(0, 10);
    const got = index.search(groupsOf('ferry'), 10);
    expect(got.map(({ score }) => score.toFixed(4))).toEqual(expected.map(({ score }) => score.toFixed(4)));
  });

  test('forgets one search before the next', () => {
    const index = openLexicalIndex(packLexicalIndex(madeCorpus({ a: ['The ferry left.', 'The harbour is old.'] })));
    const first = index.search(groupsOf('ferry'), 5);
    index.search(groupsOf('old harbour'), 5);
    expect(index.search(groupsOf('ferry'), 5)).toEqual(first);
  });

  test('opens from bytes at any offset of a buffer', () => {
    const packed = packLexicalIndex(madeCorpus({ a: ['The ferry left.'] }));
    for (const offset of [1, 2, 3, 4]) {
      const shifted = new Uint8Array(packed.length + offset);
      shifted.set(packed, offset);
      expect(openLexicalIndex(shifted.subarray(offset)).search(groupsOf('ferry'), 1)).toHaveLength(1);
    }
  });

  test('of no statements finds nothing', () => {
    const index = openLexicalIndex(packLexicalIndex(madeCorpus({})));
    expect(index.search(groupsOf('ferry'), 5)).toEqual([]);
    expect([index.statements, index.idf('ferri')]).toEqual([0, null]);
  });
});

describe('bytes that are not what was packed', () => {
  const packed = packLexicalIndex(
    madeCorpus({ a: ['The ferry left.', 'The harbour is old.'], b: ['Accounts posted videos.'] }),
  );

  test('are refused when they are of another version', () => {
    const text = Buffer.from(packed)
      .toString('latin1')
      .replace(/"version":\d/, '"version":9');
    expect(() => openLexicalIndex(Buffer.from(text, 'latin1'))).toThrow(/version 9.*index again/);
  });

  test.each([0, 1, 3, 4, 20, 80, packed.length - 4, packed.length - 1])(
    'are refused when they end after %i',
    (length) => {
      expect(() => openLexicalIndex(packed.slice(0, length))).toThrow();
    },
  );

  test('are refused when something follows them', () => {
    expect(() => openLexicalIndex(Buffer.concat([packed, Buffer.alloc(4)]))).toThrow(/damaged.*index again/);
  });
});

describe('terms near to an unknown one', () => {
  const index = openLexicalIndex(
    packLexicalIndex(madeCorpus({ a: ['Deepfakes of politicians.', 'A politician spoke.', 'Spamouflage comments.'] })),
  );
  const edits = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length;
    return Math.min(
      edits(a.slice(1), b) + 1,
      edits(a, b.slice(1)) + 1,
      edits(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
    );
  };

  test('come nearest first, and none beyond the limit', () => {
    expect(index.similarTerms('depfak', edits, 1)).toEqual(['deepfak']);
    expect(index.similarTerms('xyz', edits, 1)).toEqual([]);
  });
});
