/**
 * TensorFlow.js, which the published tokenizer comes with, keeps its engine in a global variable, which jest's clean-up
 * of globals cannot walk through.
 * @jest-environment-options {"globalsCleanup": "off"}
 */
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SentencePieces } from '../../../src/index/embeddings/sentence-pieces.js';
import { readVocabulary } from '../../../src/index/embeddings/use-lite.js';
import { variedTexts } from './varied-texts.ts';

interface PublishedTokenizer {
  encode(text: string): number[];
}

/** The tokenizer of @energetic-ai/embeddings: the oracle. */
function publishedTokenizer(): PublishedTokenizer {
  const { EmbeddingsModel } = createRequire(import.meta.url)('@energetic-ai/embeddings') as {
    EmbeddingsModel: new (data: { vocabulary: unknown; model: null }) => { tokenizer: PublishedTokenizer };
  };
  return new EmbeddingsModel({ vocabulary: readVocabulary(), model: null }).tokenizer;
}

let ours: SentencePieces;
let published: PublishedTokenizer;

beforeAll(() => {
  ours = new SentencePieces(readVocabulary());
  published = publishedTokenizer();
});

describe('pieces', () => {
  test.each(variedTexts.map((text) => [text.slice(0, 30), text]))(
    'are those of the published tokenizer: %j…',
    (_, text) => {
      expect(ours.encode(text)).toEqual(published.encode(text));
    },
  );

  test('read as the words they stand for', () => {
    const vocabulary = readVocabulary();
    const words = ours.encode('Canada said so.').map((piece) => vocabulary[piece]?.[0]);
    expect(words).toEqual(['▁Canada', '▁said', '▁so', '.']);
  });

  test('are those of the published tokenizer on any string', () => {
    const words = fc.array(fc.constantFrom('the ', 'deepfake', ' Québec', ':30', ':', '、', '中', 'ﬁ', 'e\u0301', ' '));
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
      words.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(ours.encode(text)).toEqual(published.encode(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a limit', () => {
  const filler = fc.constantFrom(
    'the quick brown fox. ',
    'xyzzyq',
    '中文',
    'ａｂｃ ',
    '😀',
    'e\u0301',
    '\ud800',
    'internationally',
  );

  test('gives the first pieces of the whole text, however long it is', () => {
    const longText = fc
      .array(fc.tuple(filler, fc.integer({ min: 1, max: 400 })), { maxLength: 12 })
      .map((parts) => parts.map(([part, times]) => part.repeat(times)).join(''));
    fc.assert(
      fc.property(longText, fc.integer({ min: 1, max: 140 }), (text, limit) => {
        expect(ours.encode(text, limit)).toEqual(ours.encode(text).slice(0, limit));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['words', 'the quick brown fox '],
    ['no space', 'abcdefgh'],
    ['Han', '中文'],
    ['Hangul', '한국어'],
    ['emoji', '😀'],
    ['lone surrogates', '\udc00'],
    ['a ligature that normalization makes 18 times as long', '\ufdfa'],
  ])('is met on a million characters without a break: %s', (_, part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    const pieces = ours.encode(text, 128);
    expect(pieces).toEqual(ours.encode(text.slice(0, 12_000), 128));
  });
});
