import { describe, expect, test } from '@jest/globals';
import { readSpan } from '../../../src/answer/overview/span.js';
import { typedDate } from '../../../src/answer/overview/typed-date.js';

/** A Tuesday. */
const NOW = new Date('2026-11-24T12:00:00Z');

const dateOf = async (typed: string) => (await typedDate(typed, NOW))?.date ?? null;

describe('typedDate', () => {
  test.each([
    ['2023', '2023'],
    [' Aug 2023 ', '2023-08'],
    ['Sept. 2023', '2023-09'],
    ['2023-08', '2023-08'],
    ['2023-08-01', '2023-08-01'],
    ['2023/8/1', '2023-08-01'],
    ['08/2023', '2023-08'],
    ['24.10.2023', '2023-10-24'],
    ['10/24/2023', '2023-10-24'],
    ['05/05/2023', '2023-05-05'],
    ['23 October 2023', '2023-10-23'],
    ['1er août 2023', '2023-08-01'],
    ['août 2023', '2023-08'],
    ['2023年8月', '2023-08'],
    ['２０２３年８月１日', '2023-08-01'],
  ])('reads %p as %s', async (typed, date) => {
    expect(await dateOf(typed)).toBe(date);
  });

  test.each([
    ['last month', '2026-10'],
    ['last year', '2025'],
    ['this year', '2026'],
    ['last week', '2026-11-17'],
    ['yesterday', '2026-11-23'],
    ['3 days ago', '2026-11-21'],
    ['August', '2026-08'],
    ['December', '2025-12'],
    ['le mois dernier', '2026-10'],
    ["l'année dernière", '2025'],
    ['l’année dernière', '2025'],
    ['hier', '2026-11-23'],
    ['il y a 3 jours', '2026-11-21'],
    ['上个月', '2026-10'],
    ['上個月', '2026-10'],
    ['去年', '2025'],
    ['前年', '2024'],
    ['昨天', '2026-11-23'],
    ['上周', '2026-11-17'],
    ['三天前', '2026-11-21'],
    ['两年前', '2024'],
    ['13个月前', '2025-10'],
  ])('counts %p from now: %s', async (typed, date) => {
    expect(await dateOf(typed)).toBe(date);
  });

  test.each([
    '',
    'soon',
    'xx',
    '2023-13',
    '2023-02-30',
    '30 February 2023',
    '03/04/2023',
    '202',
    '99999',
    '2022 and 2023',
    'what did Meta say yesterday about the network of accounts?',
    '1'.repeat(5_000),
    'x'.repeat(5_000),
  ])('takes %p for no date', async (typed) => {
    expect(await typedDate(typed, NOW)).toBeNull();
  });

  test('a month has all of its days', async () => {
    expect(await typedDate('Feb 2024', NOW)).toEqual({
      date: '2024-02',
      period: { start: '2024-02-01', end: '2024-02-29' },
    });
  });
});

describe('readSpan', () => {
  test('counts the year at its end to the last day', async () => {
    expect(await readSpan('Aug 2023', '2023', NOW)).toEqual({
      kind: 'span',
      from: '2023-08',
      to: '2023',
      period: { start: '2023-08-01', end: '2023-12-31' },
    });
  });

  test('is open on a side that is not given', async () => {
    expect(await readSpan(null, '  ', NOW)).toMatchObject({ from: null, to: null });
    const since = await readSpan('2024', null, NOW);
    expect(since).toMatchObject({ from: '2024', to: null, period: { start: '2024-01-01' } });
  });

  test('tells which text is no date, and an end before the start', async () => {
    expect(await readSpan('2023', 'whenever', NOW)).toEqual({ kind: 'bad date', text: 'whenever' });
    expect(await readSpan('2024', '2023', NOW)).toEqual({ kind: 'from after to' });
  });
});
