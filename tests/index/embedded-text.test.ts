import { describe, expect, test } from '@jest/globals';
import { embeddedPieces, embeddedText } from '../../src/index/embedded-text.js';
import { HashedWordsModel } from '../support/hashed-words-model.ts';
import { madeCorpus } from '../support/made-corpus.ts';

function sketch(title: string, text: string) {
  const [document] = madeCorpus({ alpha: [text] }).documents;
  const statement = document?.statements[0];
  if (!document || !statement) throw new Error('A made corpus has what it was made from');
  return { document: { ...document, title }, statement };
}

describe('the text that is embedded', () => {
  test.each([
    ['The harbour', 'The harbour. Boats came.'],
    ['Who came?', 'Who came? Boats came.'],
    ['港口重建。', '港口重建。 Boats came.'],
    ['', 'Boats came.'],
  ])('has the title %j in front as a sentence', (title, expected) => {
    const { document, statement } = sketch(title, 'Boats came.');
    expect(embeddedText(document, statement)).toBe(expected);
  });

  test('leaves the title out where the two together are too long, and is cut where the statement alone is', () => {
    const model = new HashedWordsModel();
    const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');
    const pieces = (count: number) => {
      const { document, statement } = sketch('The harbour', words(count));
      return embeddedPieces(model, document, statement);
    };
    expect(pieces(88)).toEqual([`The harbour. ${words(88)}`]);
    expect(pieces(89)).toEqual([words(89)]);
    expect(pieces(91)).toEqual([words(90), 'word90']);
  });
});
