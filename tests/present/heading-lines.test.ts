import { expect, test } from '@jest/globals';
import { headingLine } from '../../src/present/heading-lines.js';

test.each([
  ['en', '2023', '2023', 'Timeline of the corpus (2023)'],
  ['en', '2022', '2023-08', 'Timeline of the corpus, 2022 to August 2023'],
  ['en', null, '2023', 'Timeline of the corpus, until 2023'],
  ['en', null, null, 'Timeline of the corpus'],
  ['fr', '2023-08-01', '2023-08-01', 'Chronologie du corpus (1 août 2023)'],
  ['fr', '2023-08', null, 'Chronologie du corpus (début : août 2023)'],
  ['fr', '2022', '2023', 'Chronologie du corpus (2022 – 2023)'],
  ['zh-CN', '2023', '2023', '语料库时间线（2023）'],
  ['zh-TW', '2023', '2023', '語料庫時間軸（2023）'],
] as const)('in %s the time from %s to %s is told as: %s', (language, from, to, expected) => {
  expect(headingLine(language, { kind: 'timeline', event: null, from, to })).toBe(expected);
});
