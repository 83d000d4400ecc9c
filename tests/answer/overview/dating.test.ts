import { describe, expect, test } from '@jest/globals';
import { dateWithin } from '../../../src/answer/overview/dating.js';
import { ALWAYS } from '../../../src/answer/overview/span.js';
import { smallLibrary } from '../../support/small-library.ts';

function dated(text: string, published: string | null = '2024-05-20', span = ALWAYS.period) {
  const library = smallLibrary({
    parties: [],
    events: [],
    documents: [{ id: 'one', published, statements: [{ stance: 'context', text }] }],
  });
  const [statement] = library.statementsOf('one');
  const document = library.documentById('one');
  if (!statement || !document) throw new Error('no statement');
  const dating = dateWithin(statement, document, span);
  return dating && `${dating.date} ${dating.basis}`;
}

describe('dateWithin', () => {
  test.each([
    ['The posts of March 2022 were seen on 3 April 2022.', '2022-04-03 named'],
    ['On 3 April 2022 and on 5 April 2022 posts were seen.', '2022-04-03 named'],
    ['The posts of March 2022 were seen later.', '2022-03 named'],
    ['In 2021 the harbour was closed.', '2021 named'],
    ['2021年，港口关闭。', '2021 named'],
    ['The posts of May 2024 were counted.', '2024-05-20 published'],
    ['No day is named here.', '2024-05-20 published'],
    ['It was about the 2020 election.', '2024-05-20 published'],
    ['The harbour opened on 21 May 2024.', '2024-05-21 named'],
    ['The harbour will open on 3 June 2025.', '2024-05-20 published'],
  ])('%s', (text, expected) => {
    expect(dated(text)).toBe(expected);
  });

  test('takes the date that lies within the span', () => {
    const may = { start: '2022-05-01', end: '2022-05-31' };
    const text = 'On 3 April 2022 posts were seen, which were removed in May 2022.';
    expect(dated(text)).toBe('2022-04-03 named');
    expect(dated(text, '2024-05-20', may)).toBe('2022-05 named');
    expect(dated('On 3 April 2022 posts were seen.', '2022-05-20', may)).toBeNull();
    expect(dated('No day is named here.', '2022-05-20', may)).toBe('2022-05-20 published');
  });

  test('a year of which the span has a part may lie outside it', () => {
    expect(
      dated('In 2021 the harbour was closed.', '2024-05-20', { start: '2021-05-01', end: '2021-05-31' }),
    ).toBeNull();
  });

  test('without any date a statement lies in no bounded span', () => {
    expect(dated('No day is named here.', null)).toBe('null published');
    expect(dated('No day is named here.', null, { start: '2022-05-01', end: '2022-05-31' })).toBeNull();
  });
});
