import { describe, expect, test } from '@jest/globals';
import { factDay, factLanguage, factText } from '../../../src/import/read/fact-values.js';

describe('facts', () => {
  test.each([
    ['2024-03-05T23:30:00-08:00', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ["D:20240305101500+01'00'", '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['Tue, 05 Mar 2024 10:00:00 GMT', '2024-03-05'],
    ['March 5th, 2024', '2024-03-05'],
    ['5 Sept. 2023', '2023-09-05'],
    ['2024年3月5日', '2024-03-05'],
    ['3/5/2024', null],
    ['2024-02-30', null],
    ['2999-01-01', null],
    ['1024-01-01', null],
    ['yesterday', null],
    [undefined, null],
  ])('the day of %s', (written, day) => {
    expect(factDay(written)).toBe(day);
  });

  test.each([
    ['en-GB', 'en'],
    ['zh_Hans_CN', 'zh'],
    ['FR', 'fr'],
    ['und', null],
    ['English (US)', null],
  ])('the language of %s', (written, language) => {
    expect(factLanguage(written)).toBe(language);
  });

  test('a title is one line of some length', () => {
    expect(factText(' A\n title\u202e ')).toBe('A title');
    expect(factText('x'.repeat(5_000))).toHaveLength(300);
    expect(factText('---')).toBeNull();
  });
});
