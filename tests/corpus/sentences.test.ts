import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutIntoStatements, splitSentences } from '../../src/corpus/sentences.js';
import { countWords } from '../../src/corpus/word-count.js';

describe('sentences', () => {
  test.each<[string, string[]]>([
    ['Rep. Moore spoke. Sen. Rubio did not.', ['Rep. Moore spoke.', 'Sen. Rubio did not.']],
    ['See No. 5 and p. 12. It says no. China disagreed.', ['See No. 5 and p. 12.', 'It says no.', 'China disagreed.']],
    [
      'The U.S. State Department said so. The U.S. The end.',
      ['The U.S. State Department said so.', 'The U.S.', 'The end.'],
    ],
    ['Haimai Co. Ltd. was named. It denied it.', ['Haimai Co. Ltd. was named.', 'It denied it.']],
    [
      'Dr. J. K. Li met Mr. Chong on Jan. 5, 2024. They talked.',
      ['Dr. J. K. Li met Mr. Chong on Jan. 5, 2024.', 'They talked.'],
    ],
    ['He said: “No.” She left.', ['He said: “No.”', 'She left.']],
    ['M. Trudeau a réagi. Mme Joly aussi.', ['M. Trudeau a réagi.', 'Mme Joly aussi.']],
    ['It rose by 3.5 per cent, e.g. in Canada. Why?', ['It rose by 3.5 per cent, e.g. in Canada.', 'Why?']],
    ['Canada v. China was heard. Done!', ['Canada v. China was heard.', 'Done!']],
    ['One', ['One']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(splitSentences(text, 'en')).toEqual(expected);
  });

  test('Chinese full stops end sentences without a blank', () => {
    expect(splitSentences('外交部否认。加拿大指控！为什么？', 'zh')).toEqual([
      '外交部否认。',
      '加拿大指控！',
      '为什么？',
    ]);
  });
});

describe('statements cut from a paragraph', () => {
  const sentence = (words: number): string => `W${'ord word'.repeat(1)}${' word'.repeat(words - 2)}.`;

  test('hold one to three sentences, evenly', () => {
    const cut = cutIntoStatements([...'1234567'].map((n) => `Sentence ${n} is here.`).join(' '), 'en');
    expect(cut.map((piece) => splitSentences(piece, 'en').length)).toEqual([3, 3, 1]);
    expect(cutIntoStatements('A is. B is. C is. D is.', 'en')).toEqual(['A is. B is.', 'C is. D is.']);
  });

  test('hold 120 words at most', () => {
    const cut = cutIntoStatements([60, 60, 60].map(sentence).join(' '), 'en');
    expect(cut.map(countWords)).toEqual([120, 60]);
  });

  test('never cut a sentence, however long', () => {
    expect(cutIntoStatements(sentence(400), 'en').map(countWords)).toEqual([400]);
  });

  test('keep every character but blanks between them', () => {
    const piece = fc.constantFrom(
      'Rep. ',
      'U.S. ',
      'No. ',
      '5 ',
      'China ',
      'said. ',
      'why? ',
      '“No.” ',
      '他说。',
      'e.g. ',
      'The ',
      'etc. ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('').trim();
        const cut = cutIntoStatements(text, 'en');
        expect(cut.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const statement of cut) expect(statement.trim()).toBe(statement);
      }),
    );
  });
});

test('words are counted in scripts with and without blanks', () => {
  expect(countWords('One two, three – four.')).toBe(4);
  expect(countWords('')).toBe(0);
  expect(countWords('加拿大政府')).toBeGreaterThanOrEqual(2);
});
