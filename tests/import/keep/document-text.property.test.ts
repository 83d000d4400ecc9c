import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../src/corpus/plain-text.js';
import { readDocument } from '../../../src/corpus/read-document.js';
import { documentText } from '../../../src/import/keep/document-text.js';
import { escapeParagraph } from '../../../src/import/read/escape-paragraph.js';

const HEAD = {
  id: 'x',
  title: 'X: "y" # z',
  publisher: 'A & B',
  url: 'https://a.example/?q=1',
  published: '2024-03-05',
  language: 'en',
  event: null,
  draft: 'import',
} as const;

const MARKS = [
  ...'\\`*_{}[]<>#+-.!|~&:$@=^"\'()',
  '：：：',
  ':::allegation{by="a" against="b"}',
  '1. ',
  '---',
  '<script>',
  '&lt;',
  '![a](b)',
  ':smile:',
  ' ',
  'word',
  '海底电缆',
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...MARKS), fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 12 })
  .map((parts) => plainText(parts.join('')))
  .filter((one) => /[\p{L}\p{N}]/u.test(one) && !/^[\s:：]/u.test(one));

describe('a document that is written', () => {
  test('is read back word for word, whatever Markdown its text looks like', () => {
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 4 }), fc.boolean(), (texts, paged) => {
        const place = paged ? { start: 0, end: 1, page: 3, lastPage: null } : null;
        const written = documentText(
          HEAD,
          texts.map((one) => ({ text: one, paragraph: escapeParagraph(one), place })),
        );
        // A reviewed document is not cut into sentences, so that texts compare as they are.
        const { document } = readDocument(written.replace('reviewed: false', 'reviewed: true'), 'x.md');
        expect(document?.statements.map((statement) => statement.text)).toEqual(texts);
        expect(document?.statements.every(({ at }) => at === (paged ? 'p. 3' : null))).toBe(true);
        expect(document).toMatchObject({ title: HEAD.title, publisher: HEAD.publisher, draft: 'import' });
      }),
    );
  });

  test('has no backslash where none is needed', () => {
    const plain = 'At 10:30 "it" said (twice): 50% & more - see https://a.example/b_c.';
    expect(escapeParagraph(plain)).toBe(plain);
  });
});
