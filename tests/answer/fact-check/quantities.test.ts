import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blankedOut, calendarDatesIn, maySameDay, withYears } from '../../../src/answer/fact-check/calendar-dates.js';
import { type CountedQuantity, compareQuantity } from '../../../src/answer/fact-check/compare-quantities.js';
import { quantitiesIn } from '../../../src/answer/fact-check/quantities.js';

describe('numbers of a text', () => {
  test.each([
    ['9,000 accounts', 9_000],
    ['9k accounts', 9_000],
    ['nine thousand accounts', 9_000],
    ['9 000 comptes', 9_000],
    ['9\u202f000 comptes', 9_000],
    ['9千个账号', 9_000],
    ['九千个账号', 9_000],
    ['9万个账号', 90_000],
    ['七千七百个账号', 7_700],
    ['one hundred and seventy thousand accounts', 170_000],
    ['1.5 million views', 1_500_000],
    ['1,4 million de vues', 1_400_000],
    ['7,704 accounts', 7_704],
  ])('%s', (text, value) => {
    expect(quantitiesIn(text)).toMatchObject([{ value }]);
  });

  test.each([
    ['80% of the channels', 80],
    ['80 per cent of the channels', 80],
    ['80 pour cent des chaînes', 80],
    ['百分之80的频道', 80],
  ])('a share: %s', (text, value) => {
    expect(quantitiesIn(text)).toMatchObject([{ value, percent: true }]);
  });

  test('what is counted goes with the number, as written', () => {
    expect(quantitiesIn('removed 7,704 Facebook accounts, 954 pages and more').map(({ wording }) => wording)).toEqual([
      '7,704 Facebook accounts',
      '954 pages and more',
    ]);
  });

  test.each([
    'the hacker group Anonymous 64 denied it',
    'Storm-1376 posted it',
    'APT40 broke in',
    'one of the videos',
    'zero subscribers',
  ])('counts nothing: %s', (text) => {
    expect(quantitiesIn(text)).toEqual([]);
  });

  test('a wording always stands in the text, whatever the text', () => {
    const piece = fc.constantFrom(
      '7,704',
      '9k',
      '80%',
      'nine',
      'thousand',
      '万',
      '七',
      'Facebook',
      'accounts',
      'of',
      ',',
      '.',
      '2023',
      'more than',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.constantFrom(' ', ''), (pieces, gap) => {
        const text = pieces.join(gap);
        for (const { wording, low, high, value } of quantitiesIn(text)) {
          expect(text).toContain(wording);
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
    );
  });
});

describe('two numbers compared', () => {
  const counted = (text: string): CountedQuantity => {
    const [quantity] = quantitiesIn(text);
    if (!quantity) throw new Error(`no number in ${text}`);
    return { ...quantity, units: new Set(['account']), names: new Set() };
  };
  const compared = (claimed: string, recorded: string) => compareQuantity(counted(claimed), [counted(recorded)]).kind;

  test.each([
    ['7,704 accounts', '7,704 accounts', 'agrees'],
    ['nearly 8,000 accounts', '7,704 accounts', 'agrees'],
    ['about 7,700 accounts', '7,704 accounts', 'agrees'],
    ['7.7k accounts', '7,704 accounts', 'agrees'],
    ['more than 100 accounts', 'at least 123 accounts', 'agrees'],
    ['thousands of accounts', '7,704 accounts', 'agrees'],
    ['9,000 accounts', '7,704 accounts', 'differs'],
    ['40,000 accounts', 'more than 170,000 accounts', 'differs'],
    ['300 accounts', 'at least 123 accounts', 'differs'],
    // True of both, or too vague to tell.
    ['more than 100 accounts', '7,704 accounts', 'not comparable'],
    ['9,000 accounts', 'thousands of accounts', 'not comparable'],
  ])('%s against %s: %s', (claimed, recorded, outcome) => {
    expect(compared(claimed, recorded)).toBe(outcome);
  });

  test('accounts are not held against pages, nor those of one platform against those of another', () => {
    const of = (text: string, unit: string, name: string): CountedQuantity => ({
      ...counted(text),
      units: new Set([unit]),
      names: new Set([name]),
    });
    const claimed = of('9,000 accounts', 'account', 'facebook');
    expect(compareQuantity(claimed, [of('954 pages', 'page', 'facebook')]).kind).toBe('not comparable');
    expect(compareQuantity(claimed, [of('300 accounts', 'account', 'reddit')]).kind).toBe('not comparable');
    expect(compareQuantity(claimed, [of('300 accounts', 'account', 'facebook')]).kind).toBe('differs');
  });
});

describe('dates of a text', () => {
  test.each([
    ['on 29 August 2023', { year: 2023, month: 8, day: 29 }],
    ['2023-08-29', { year: 2023, month: 8, day: 29 }],
    ['August 29th, 2023', { year: 2023, month: 8, day: 29 }],
    ['le 29 août 2023', { year: 2023, month: 8, day: 29 }],
    ['2023年8月29日', { year: 2023, month: 8, day: 29 }],
    ['on 29 August', { year: null, month: 8, day: 29 }],
    ['in August 2023', { year: 2023, month: 8, day: null }],
    ['in early 2023', { year: 2023, month: null, day: null }],
  ])('%s', (text, date) => {
    expect(calendarDatesIn(text)).toMatchObject([date]);
  });

  test.each(['2,023 accounts', '2023 accounts', 'may be', 'Storm-2023'])('no date: %s', (text) => {
    expect(calendarDatesIn(text)).toEqual([]);
  });

  test('a month holds its days, and a year its months', () => {
    const [day] = calendarDatesIn('29 August 2023');
    const same = (text: string) => {
      const [other] = calendarDatesIn(text);
      if (!day || !other) throw new Error(text);
      return maySameDay(day, other);
    };
    for (const text of ['29 August 2023', '2023-08-29', '29 August', 'August 2023', 'in 2023'])
      expect(same(text)).toBe(true);
    for (const text of ['30 August 2023', 'July 2023', 'in 2022', '28 August']) expect(same(text)).toBe(false);
  });

  test('a day without a year has that of the nearest date', () => {
    expect(withYears(calendarDatesIn('on 9 May 2023 told to leave by 13 May')).map(({ year }) => year)).toEqual([
      2023, 2023,
    ]);
  });

  test('blanking keeps every offset', () => {
    const text = 'on 29 August 2023 it removed 7,704 accounts';
    const blanked = blankedOut(text, calendarDatesIn(text));
    expect(blanked).toHaveLength(text.length);
    expect(quantitiesIn(blanked)).toMatchObject([{ value: 7_704, start: text.indexOf('7,704') }]);
  });
});
