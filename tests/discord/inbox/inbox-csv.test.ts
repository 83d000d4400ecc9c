import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defused, inboxCsv } from '../../../src/discord/inbox/inbox-csv.js';

const REPORT = {
  id: 'r1',
  server: '1',
  text: 'It says "40",\nbut was 41',
  link: 'https://example.org/a,b',
  documents: ['a', 'b'],
  statements: [],
  reportedAt: new Date('2026-03-10T12:00:00Z'),
  doneAt: null,
};

/** A reader of RFC 4180, written apart from the writer. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  let rest = csv;
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const cell = quoted ?? /^[^",\r\n]*/.exec(rest);
    rows.at(-1)?.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : (cell?.[0] ?? ''));
    rest = rest.slice(cell?.[0].length ?? 0);
    if (rest.startsWith('\r\n')) {
      rest = rest.slice(2);
      if (rest !== '') rows.push([]);
    } else rest = rest.slice(1);
  }
  return rows;
}

test('reports and grouped questions are one table, which a spreadsheet knows as UTF-8', () => {
  const question = (id: string, text: string) => ({ id, text, language: 'en', askedAt: new Date(0) });
  const csv = inboxCsv([REPORT], [question('q1', 'the ferry?'), question('q2', 'a bridge'), question('q3', 'ferries')]);
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(read(csv.slice(1))).toEqual([
    ['kind', 'group', 'text', 'language', 'link', 'documents', 'statements', 'time', 'done'],
    ['report', '', REPORT.text, '', REPORT.link, 'a b', '', '2026-03-10T12:00:00.000Z', ''],
    ['question', '1', 'the ferry?', 'en', '', '', '', '1970-01-01T00:00:00.000Z', ''],
    ['question', '1', 'ferries', 'en', '', '', '', '1970-01-01T00:00:00.000Z', ''],
    ['question', '2', 'a bridge', 'en', '', '', '', '1970-01-01T00:00:00.000Z', ''],
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r1', ' =1', '\u200b=1', '＝1', '＠x', '\u0000'])(
  'the text %j is no formula',
  (text) => {
    expect(defused(text)).toBe(`'${text}`);
  },
);

test.each(['', 'Who = who?', '1 + 1', '提问', '“=1”'])('the text %j stays as it is', (text) => {
  expect(defused(text)).toBe(text);
});

test('no cell begins a formula, and every text can be read back', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '+', '"', ',', '\n', ' ', 'a') }),
  );
  fc.assert(
    fc.property(fc.array(anyText), (texts) => {
      const csv = inboxCsv(
        texts.map((text) => ({ ...REPORT, text, link: text })),
        [],
      );
      const rows = read(csv.slice(1)).slice(1);
      expect(rows).toHaveLength(texts.length);
      rows.forEach((cells, i) => {
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/);
        expect([texts[i], `'${texts[i]}`]).toContain(cells[2]);
      });
    }),
  );
});
