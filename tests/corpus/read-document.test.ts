import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDocument } from '../../src/corpus/read-document.js';
import { frontMatter } from '../support/corpus-folder.ts';

/** The document of a source that has no errors. */
function read(source: string, file = 'a.md') {
  const { document, problems } = readDocument(source, file);
  if (document === null) throw new Error(problems.map(({ line, what }) => `${line}: ${what}`).join('\n'));
  return document;
}

function texts(source: string): string[] {
  return read(source).statements.map(({ text }) => text);
}

const HEAD = frontMatter('doc', 'event: harbour');

describe('a document with front matter and blocks', () => {
  const source = `${HEAD}
First paragraph
on two lines.

:::allegation{by="north" against="south east" at="p. 12"}
North said that South did it.
:::

:::response{by="envoy" for="south" type="denial" event="cable"}
South said that it did not.

It called the claim baseless.
:::
`;

  test('has what the front matter says', () => {
    expect(read(source, 'sub/a.md')).toMatchObject({
      id: 'doc',
      file: 'sub/a.md',
      title: 'Title of doc',
      publisher: 'Example News',
      via: null,
      url: 'https://news.example/doc',
      published: '2024-03-05',
      kind: null,
      sourceLanguage: null,
      event: 'harbour',
    });
  });

  test('gives one statement for each paragraph and block, with the line of the file', () => {
    expect(read(source).statements).toEqual([
      expect.objectContaining({ stance: 'context', text: 'First paragraph on two lines.', line: 10, event: 'harbour' }),
      {
        stance: 'allegation',
        id: expect.stringMatching(/^doc#[0-9a-f]{16}$/),
        document: 'doc',
        text: 'North said that South did it.',
        reviewed: true,
        line: 13,
        at: 'p. 12',
        event: 'harbour',
        by: ['north'],
        against: ['south', 'east'],
      },
      expect.objectContaining({
        stance: 'response',
        text: 'South said that it did not. It called the claim baseless.',
        by: ['envoy'],
        for: ['south'],
        type: 'denial',
        against: [],
        event: 'cable',
        line: 17,
      }),
    ]);
  });

  test('reads the same with a byte order mark, CRLF and lone CR', () => {
    const { statements } = read(source);
    expect(read(`\uFEFF${source.replaceAll('\n', '\r\n')}`).statements).toEqual(statements);
    expect(read(source.replaceAll('\n', '\r')).statements).toEqual(statements);
  });

  test('a response without for answers for who speaks', () => {
    const [statement] = read(`${HEAD}:::response{by=south type=denial}\nNo.\n:::\n`).statements;
    expect(statement).toMatchObject({ by: ['south'], for: ['south'] });
  });

  test('reviewed: false in the front matter marks all its blocks', () => {
    const { statements } = read(source.replace('event: harbour', 'reviewed: false'));
    expect(statements.map(({ reviewed }) => reviewed)).toEqual([false, false, false]);
  });

  test('reviewed: true keeps paragraphs whole where there are no blocks', () => {
    const five = 'One is. Two is. Three is. Four is. Five is.';
    expect(read(frontMatter('d', 'reviewed: true') + five).statements).toMatchObject([{ text: five, reviewed: true }]);
    expect(read(frontMatter('d') + five).statements).toMatchObject([
      { text: 'One is. Two is. Three is.', reviewed: false },
      { text: 'Four is. Five is.', reviewed: false },
    ]);
  });
});

describe('opening lines as people write them', () => {
  const expected = { stance: 'allegation', by: ['north'], against: ['south', 'east'] };

  test.each([
    [':::allegation{by="north" against="south east"}', 'straight quotes'],
    [":::allegation{by='north' against='south east'}", 'single quotes'],
    [':::allegation{by=“north” against=“south east”}', 'curly quotes'],
    [':::allegation{by=‘north’ against=‘south east’}', 'curly single quotes'],
    [':::allegation{by="north” against=«south east»}', 'mixed quotes'],
    [':::allegation{by=north against="south east"}', 'no quotes'],
    [':::allegation{by=north against="south, east"}', 'commas between ids'],
    ['::: allegation { by = "north" against = "south east" }', 'blanks'],
    ['  :::Allegation{against="south  east south" by="north"}', 'indented, capital, ids twice'],
    ['::::allegation{by="north" against="south east"}', 'four colons'],
  ])('%s (%s)', (opening) => {
    const closing = /^:{4}/.test(opening) ? '::::' : ':::';
    expect(read(`${HEAD}${opening}\nIt did.\n${closing}`).statements).toMatchObject([{ ...expected, text: 'It did.' }]);
  });

  test('a keyword of prototypes in attributes is only an unknown attribute', () => {
    const source = `${HEAD}:::allegation{by=north against=south __proto__="x" constructor="y"}\nIt did.\n:::`;
    const { document, problems } = readDocument(source, 'a.md');
    expect(document?.statements).toMatchObject([{ by: ['north'], against: ['south'] }]);
    expect(problems.map(({ what }) => what)).toContain('unknown attribute "constructor"');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('text', () => {
  test.each([
    ['**Bold**, *thin* and [a link](https://x.example) and `code`.', 'Bold, thin and a link and code.'],
    ['R&amp;D &eacute;tude &#8212; ok', 'R&D étude — ok'],
    [
      'At 10:30 the ratio was 3:1 :smile: and a:b::c:d[e]{f=g}.',
      'At 10:30 the ratio was 3:1 :smile: and a:b::c:d[e]{f=g}.',
    ],
    ['::leaf{a=b}', '::leaf{a=b}'],
    ['Spam<b>ouflage</b> is<br>here <!-- a note --> now.', 'Spamouflage is here now.'],
    ['<div class="x">Inside a box.</div>', 'Inside a box.'],
    ['<script>alert(1)</script>', undefined],
    ['<!-- a note\n\n:::allegation{}\n\nfor editors -->', undefined],
    ['so\u00adft hy\u200bphen\u2060s \u202eand\u202c bi\u2066di\u2069\u{e0041}', 'soft hyphens and bidi'],
    ['cafe\u0301 has\u00a0NBSP\u3000wide', 'café has NBSP wide'],
    ['中国外交部发言人表示，\n加拿大的指控毫无根据。', '中国外交部发言人表示，加拿大的指控毫无根据。'],
    [
      'family \u{1f468}\u200d\u{1f469}\u200d\u{1f467} and می\u200cخواهم',
      'family \u{1f468}\u200d\u{1f469}\u200d\u{1f467} and می\u200cخواهم',
    ],
    ['a\u200db', 'ab'],
  ])('%j', (markdown, expected) => {
    expect(texts(`${frontMatter('doc', 'reviewed: true')}${markdown}`)).toEqual(
      expected === undefined ? [] : [expected],
    );
  });

  test('list items and quotations are paragraphs, headings are none', () => {
    const body = '# A\n\n- one\n- two\n  - three\n\n> four\n> still\n\nTitle\n===\n\n1. five\n\n---\n\nsix\n';
    expect(texts(`${frontMatter('doc', 'reviewed: true')}${body}`)).toEqual([
      'one',
      'two',
      'three',
      'four still',
      'five',
      'six',
    ]);
  });

  test('lists inside a block join its text', () => {
    expect(texts(`${HEAD}:::context\nIt named:\n\n- one;\n- two.\n:::`)).toEqual(['It named: one; two.']);
  });
});

describe('a file with no front matter', () => {
  test('takes id and title from its name, and nothing from nowhere', () => {
    const document = read('Only a sentence.', '2024/My notes (old).md');
    expect(document).toMatchObject({
      id: '2024-my-notes-old',
      title: 'My notes (old)',
      publisher: null,
      url: null,
      published: null,
      event: null,
      language: 'en',
    });
    expect(document.statements).toMatchObject([{ stance: 'context', reviewed: false, line: 1 }]);
  });

  test('takes its title from the highest heading', () => {
    expect(read('## Small\n\n# The *great* title\n\nText.').title).toBe('The great title');
  });

  test.each([
    ['Le ministère a déclaré que les comptes étaient faux et que la campagne visait des députés.', 'fr'],
    ['The ministry said that the accounts were fake.', 'en'],
    ['加拿大全球事务部表示，Spamouflage 针对国会议员。', 'zh'],
    ['偽アカウントが日本の選挙について投稿した。', 'ja'],
    ['12345', 'en'],
  ])('guesses the language of %s', (text, language) => {
    expect(read(text).language).toBe(language);
  });

  test('names in any script give an id', () => {
    expect(read('Text.', '报告.md').id).toBe('报告');
    expect(read('Text.', '!!!.md').id).toMatch(/^document-[0-9a-f]{8}$/);
  });
});

describe('ids of statements', () => {
  const sentence = fc.stringMatching(/^[A-Z][a-z]{2,8} [a-z]{2,8} [a-z]{2,8}\.$/);

  test('editing one block leaves the ids of the others alone', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sentence, { minLength: 2, maxLength: 8 }), fc.nat(), sentence, (blocks, at, other) => {
        fc.pre(!blocks.includes(other));
        const place = at % blocks.length;
        const edited = blocks.with(place, other);
        const source = (list: string[]) => HEAD + list.map((text) => `:::context\n${text}\n:::\n`).join('\n');
        const before = read(source(blocks)).statements.map(({ id }) => id);
        const after = read(source(edited)).statements.map(({ id }) => id);
        expect(new Set(before).size).toBe(blocks.length);
        expect(after.toSpliced(place, 1)).toEqual(before.toSpliced(place, 1));
        expect(after[place]).not.toBe(before[place]);
      }),
      { numRuns: 50 },
    );
  });

  test('the same text twice gets -2 and a warning', () => {
    const { document, problems } = readDocument(`${HEAD}:::context\nSame.\n:::\n\nSame.\n\nSame.`, 'a.md');
    const ids = document?.statements.map(({ id }) => id) ?? [];
    expect(ids).toEqual([ids[0], `${ids[0]}-2`, `${ids[0]}-3`]);
    expect(problems).toEqual([
      expect.objectContaining({ line: 13, what: 'the same text as at line 9', severity: 'warning' }),
      expect.objectContaining({ line: 15, what: 'the same text as at line 9', severity: 'warning' }),
    ]);
  });

  test('are the same for composed and decomposed letters', () => {
    const [composed] = read('Un été.', 'a.md').statements;
    const [decomposed] = read('Un e\u0301te\u0301.', 'a.md').statements;
    expect(decomposed?.id).toBe(composed?.id);
  });
});
