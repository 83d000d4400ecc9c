import { describe, expect, test } from '@jest/globals';
import { readList } from '../../../src/import/read/read-list.js';

const csv = (text: string) => readList(Buffer.from(text), 'csv');
const shortly = (entries: ReturnType<typeof csv>) =>
  entries.map(({ number, text, facts, fault }) => [number, fault ?? text ?? facts.address]);

describe('lists', () => {
  test('CSV with column names, quoted lines and a mark at its beginning', () => {
    const entries = csv(
      '\uFEFFTitle;URL;Date;Source;Text\r\n"A; b";https://a.example/1;2024-03-05;P;\r\nT;;;;"Two\nlines, of text"\r\n;;;;\r\n;nonsense;;;\r\n;https://a.example/2;soon;;\r\n',
    );
    expect(entries[0]).toMatchObject({
      text: null,
      facts: { title: 'A; b', address: 'https://a.example/1', published: '2024-03-05', publisher: 'P' },
    });
    expect(shortly(entries)).toEqual([
      [2, 'https://a.example/1'],
      [4, 'Two\nlines, of text'],
      [5, 'has neither a link nor a text; write "url" or "text"'],
      [6, '"nonsense" is no web address; write one that begins with https://'],
      [7, '"soon" is no date; write it as 2024-03-05'],
    ]);
  });

  test('CSV that is links only', () => {
    expect(shortly(csv('https://a.example/1\nhttps://a.example/2\n'))).toEqual([
      [1, 'https://a.example/1'],
      [2, 'https://a.example/2'],
    ]);
    expect(() => csv('a,b\n1,2\n')).toThrow('has no column "url" or "text"');
    expect(() => csv('')).toThrow('is empty');
  });

  test('JSON and JSON Lines', () => {
    const items = [
      'https://a.example/1',
      { link: 'https://a.example/2', event: 'e', party: 'p q' },
      { body: 'words' },
      7,
    ];
    const expected = [
      [1, 'https://a.example/1'],
      [2, 'https://a.example/2'],
      [3, 'words'],
      [4, 'is no entry; write an object with "url" or "text"'],
    ];
    expect(shortly(readList(Buffer.from(JSON.stringify(items)), 'json'))).toEqual(expected);
    expect(shortly(readList(Buffer.from(JSON.stringify({ documents: items })), 'json'))).toEqual(expected);
    const lines = readList(
      Buffer.from(`${items.map((item) => JSON.stringify(item)).join('\n')}\n{oops\n`),
      'json-lines',
    );
    expect(shortly(lines).slice(0, 4)).toEqual(expected);
    expect(lines[4]?.fault).toMatch(/^is no JSON/u);
    expect(lines[1]).toMatchObject({ event: 'e', party: 'p q' });
    expect(() => readList(Buffer.from('7'), 'json')).toThrow('is no list');
  });
});
