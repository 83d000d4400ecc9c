import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDocument } from '../../src/corpus/read-document.js';
import { frontMatter } from '../support/corpus-folder.ts';

/** Characters and pieces that mean something to YAML, to Markdown or to us, among ordinary ones. */
const piece = fc.oneof(
  fc.constantFrom(
    '---\n',
    ':::',
    '::::',
    '\n',
    '\n\n',
    ':::allegation{by=a against=b}\n',
    ':::response{by="b" type="denial"}\n',
    '\n:::\n',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    "'",
    '“',
    '`',
    '```\n',
    '~~~',
    '<!--',
    '-->',
    '<b>',
    '&amp;',
    '\\',
    '*',
    '_',
    '> ',
    '- ',
    '1. ',
    '# ',
    '\t',
    '    ',
    '\u0000',
    '\ufeff',
    '\u202e',
    '\ud800',
    '__proto__: x\n',
    'title: t\n',
    '!!js x',
    '&a ',
    '*a',
    '：',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('any text at all', () => {
  test('is read without a throw, into statements of one clean line with unique ids', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (body, headed) => {
        const source = headed ? frontMatter('doc') + body : body;
        const { document, problems } = readDocument(source, 'a.md');
        const lines = source.split(/\r\n?|\n/).length;
        for (const { line, what, mend } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(what).not.toBe('');
          expect(mend).not.toBe('');
        }
        const statements = document?.statements ?? [];
        expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
        for (const statement of statements) {
          expect(statement.text).toMatch(/^\S(?:.*\S)?$/u);
          expect(statement.text).not.toMatch(/[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
          expect(statement.text).toBe(statement.text.normalize('NFC'));
          if (statement.stance === 'allegation') expect(statement.against.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('an opening line that is not understood never becomes context', () => {
    const attribute = fc.string({
      unit: fc.constantFrom('a', '=', '"', "'", ' ', '{', '}', '“', '”', '<', '\\'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(attribute, (attributes) => {
        const source = `${frontMatter('doc')}\n:::allegation{${attributes}}\nNorth said that South did it.\n:::\n`;
        const { document } = readDocument(source, 'a.md');
        for (const { stance } of document?.statements ?? []) expect(stance).toBe('allegation');
      }),
    );
  });
});

describe('what could take time that grows with its square does not', () => {
  /** As many lines as make up a text of a size, in one paragraph. */
  const lines = (piece: string, length: number): string =>
    `${piece.repeat(Math.ceil(10_000 / piece.length))}\n`.repeat(length / 10_000);

  test.each([
    ['abbreviations', lines('Mr. ', 500_000)],
    ['words without an end', lines('word ', 500_000)],
    ['tags never closed', `<div>\n${'<a '.repeat(5_000)}`],
    ['blanks in an opening line', `:::a${' '.repeat(19_000)}b\n`],
    ['marks without words', lines('!?', 100_000)],
    ['names', lines('China US ', 100_000)],
  ])('%s', (_, body) => {
    expect(readDocument(body, 'a.md').problems.length).toBeGreaterThan(0);
  });
});

describe('what would keep the parser busy is refused at once', () => {
  test.each([
    ['emphasis', '*a_ '.repeat(4_000), 'too many * and _ in one paragraph'],
    ['quotation marks', '>'.repeat(10_000), 'nested too deeply'],
    ['list marks', '- '.repeat(5_000), 'nested too deeply'],
    ['one long line', 'word '.repeat(10_000), 'a line of more than 20,000 characters'],
    ['blocks never closed', ':::context\n'.repeat(3_000), 'never closed'],
  ])('%s', (_, body, what) => {
    const { document, problems } = readDocument(`${frontMatter('doc')}\n${body}`, 'a.md');
    expect(document).toBeNull();
    expect(problems.some((problem) => problem.what.includes(what))).toBe(true);
  });
});
