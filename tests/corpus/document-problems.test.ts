import { describe, expect, test } from '@jest/globals';
import { readDocument } from '../../src/corpus/read-document.js';
import { frontMatter } from '../support/corpus-folder.ts';

/** Problems as `line severity what`. */
function told(source: string): string[] {
  return readDocument(source, 'a.md').problems.map(({ line, severity, what }) => `${line} ${severity} ${what}`);
}

/** The first line of `body` is line 9. */
function toldIn(body: string): string[] {
  return told(`${frontMatter('doc')}${body}`);
}

describe('front matter', () => {
  test('missing keys are told at its first line', () => {
    expect(told('---\nid: a\nkind: x\n---\n\nText.')).toEqual([
      '1 error no title',
      '1 error no publisher',
      '1 error no url',
      '1 error no published',
    ]);
  });

  test('an empty key is a missing one, told at its line', () => {
    const source = frontMatter('doc')
      .replace(/^url:.*$/m, 'url:')
      .replace(/^title:.*$/m, 'title: ""');
    expect(told(`${source}Text.`)).toEqual(['3 error no title', '5 error no url']);
  });

  test.each(['2023-02-30', '2023-13-01', '5 March 2024', '2024-3-5', '20240305', '2024-03', "'2024-02-30'"])(
    'a date that is none: %s',
    (date) => {
      const what = `6 error "${date.replaceAll("'", '')}" is no date`;
      expect(told(`${frontMatter('doc').replace('2024-03-05', date)}Text.`)).toEqual([what]);
    },
  );

  test.each(['ftp://a.example/', 'javascript:alert(1)', 'a.example', 'https://', 'https://a.example/a b', 'http:a'])(
    'a bad address: %s',
    (url) => {
      const source = frontMatter('doc').replace(/^url:.*$/m, `url: ${url}`);
      expect(told(`${source}Text.`)).toEqual([`5 error "${url}" is no web address`]);
    },
  );

  test('a key that is not known is a warning with a suggestion', () => {
    const { document, problems } = readDocument(`${frontMatter('doc', 'publishd: x')}Text.`, 'a.md');
    expect(problems).toMatchObject([{ line: 7, severity: 'warning', what: 'unknown key "publishd"' }]);
    expect(problems[0]?.mend).toMatch(/^did you mean "published"\? known keys are id, /);
    expect(document).not.toBeNull();
  });

  test('keys of prototypes are unknown keys like any other', () => {
    const source = `${frontMatter('doc', '__proto__: { url: x }\nconstructor: y\ntoString: z')}Text.`;
    const { document, problems } = readDocument(source, 'a.md');
    expect(problems.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '7 "__proto__" is neither a text nor a list',
      '8 unknown key "constructor"',
      '9 unknown key "toString"',
    ]);
    expect(document).toBeNull();
    expect(({} as Record<string, unknown>).url).toBeUndefined();
  });

  test('numbers, yes and no stay the texts that they are', () => {
    const source = frontMatter('doc').replace('Title of doc', '2024').replace('Example News', 'no');
    expect(readDocument(`${source}Text.`, 'a.md').document).toMatchObject({ title: '2024', publisher: 'no' });
  });

  test.each([
    ['a colon', 'title: a: b', '7 error broken YAML'],
    ['an open quote', "kind: 'open", '7 error broken YAML'],
    ['a tag', 'kind: !!js/function x', '7 error broken YAML'],
    ['a double key', 'kind: x\nkind: y', '8 error broken YAML'],
    ['an alias', 'kind: &a x\nvia: *a', '8 error "via" is neither a text nor a list'],
    ['a mapping', 'kind: {a: b}', '7 error "kind" is neither a text nor a list'],
    ['a list where a text belongs', 'kind: [a, b]', '7 error "kind" is not one text'],
    ['a language that is none', 'language: "!"', '7 error "!" is no language tag'],
    ['an id with a blank', 'event: e\nvia: v', null],
  ])('%s', (_, line, start) => {
    const found = told(`${frontMatter('doc', line)}Text.`);
    if (start === null) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringContaining(start)]);
  });

  test('an id that cannot be one', () => {
    expect(told(`${frontMatter('doc').replace('id: doc', 'id: a#b c')}Text.`)).toEqual([
      '2 error "a#b c" cannot be an id',
    ]);
  });

  test('front matter that is never closed', () => {
    expect(told('---\ntitle: A\nurl: x\n\nText.')).toContain('1 error the front matter is never closed');
  });

  test('none at all is a warning', () => {
    expect(told('Text.')).toEqual(['1 warning no front matter, so that the source cannot be cited in full']);
  });

  test('a YAML bomb and deep nesting end quickly and are told', () => {
    const bomb = `a: &a [x,x]\n${[...'bcdefghijk'].map((key, i) => `${key}: &${key} [${`*${'abcdefghij'[i]},`.repeat(9)}x]`).join('\n')}`;
    expect(told(`---\n${bomb}\n---\nText.`).length).toBeGreaterThan(5);
    expect(told(`---\nkind: ${'['.repeat(100_000)}\n---\nText.`)[0]).toMatch(/nested too deeply/);
    expect(told(`---\n${'- '.repeat(1_000)}\n---\nText.`)[0]).toMatch(/nested too deeply/);
  });

  test('a file that is not a mapping', () => {
    expect(told('---\njust words\n---\nText.')).toEqual(['2 error this is not a list of `key: value` lines']);
  });
});

describe('blocks', () => {
  const opening = ':::allegation{by=a against=b}';

  test.each<[string, string, string[]]>([
    ['unknown stance', ':::allegaton{by=a against=b}\nX.\n:::', ['9 error unknown block "allegaton"']],
    ['allegation without by', ':::allegation{against=b}\nX.\n:::', ['9 error allegation without by']],
    ['allegation without against', ':::allegation{by=a}\nX.\n:::', ['9 error allegation without against']],
    ['response without by', ':::response{type=denial}\nX.\n:::', ['9 error response without by']],
    ['response without type', ':::response{by=a}\nX.\n:::', ['9 error response without type']],
    ['unknown type', ':::response{by=a type=deny}\nX.\n:::', ['9 error unknown response type "deny"']],
    [
      'counter-accusation of nobody',
      ':::response{by=a type=counter-accusation}\nX.\n:::',
      ['9 error counter-accusation without against'],
    ],
    [
      'a denial that accuses',
      ':::response{by=a type=denial against=b}\nX.\n:::',
      ['9 warning a response of type denial accuses nobody'],
    ],
    ['two events', ':::context{event="a b"}\nX.\n:::', ['9 warning a block has one event']],
    ['an empty block', `${opening}\n:::`, ['9 error this block is empty']],
    ['a block of unseen characters', `${opening}\n\u200b\u00ad\n:::`, ['9 error this block is empty']],
    [
      'an unknown attribute',
      ':::allegation{by=a agianst=c against=b}\nX.\n:::',
      ['9 warning unknown attribute "agianst"'],
    ],
    ['a label', ':::context[Label]\nX.\n:::', ['9 warning square brackets after the name of the block are not read']],
    ['a heading inside', ':::context\n# H\n\nX.\n:::', ['10 warning a heading inside a block is not shown']],
    [
      'a word that is no id',
      ':::allegation{by="a/b" against=c}\nX.\n:::',
      ['9 error "a/b" in by cannot be an id', '9 error allegation without by'],
    ],
    ['over 120 words', `${opening}\n${'word '.repeat(121)}\n:::`, ['9 warning 121 words, more than 120']],
    [
      'an underlined sentence',
      'A sentence.\n---\n\nX.',
      ['9 warning the line of dashes makes this text a heading, which is not shown'],
    ],
    ['no text', '', ['1 warning there is no text in this file']],
  ])('%s', (_, body, expected) => {
    expect(toldIn(body)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['never closed', `${opening}\nX.\n`, ['9 error this block is never closed']],
    [
      'never closed before another',
      `${opening}\nX.\n\n${opening}\nY.\n:::\n\nZ.`,
      ['9 error this block is never closed'],
    ],
    ['closed at the end of its text', `${opening}\nX. :::\n\nY.`, ['9 error this block is never closed']],
    ['closed twice', `${opening}\nX.\n:::\n:::\n`, ['12 error ::: closes a block that was never opened']],
    ['closed without opening', 'X.\n\n:::\n', ['11 error ::: closes a block that was never opened']],
    [
      'nested with more colons',
      `::::context\nX.\n${opening}\nY.\n:::\n::::`,
      ['11 error a block inside another block'],
    ],
    [
      'closed with fewer colons',
      ':::::context\nX.\n:::\n',
      ['11 error ::: has fewer colons than the line that opened the block', '9 error this block is never closed'],
    ],
    ['two colons', '::allegation{by=a against=b}\nX.', ['9 error a block opens with three colons']],
    [
      'full-width colons',
      '：：：allegation{by=a against=b}\nX.\n：：：',
      ['9 error the colons are full-width', '11 error the colons are full-width'],
    ],
    ['inside a list', `- ${opening}\n  X.\n`, ['9 error a block inside a list or a quotation']],
    [
      'inside a quotation',
      `> ${opening}\n> X.\n> :::`,
      ['9 error a block inside a list or a quotation', '11 error a block inside a list or a quotation'],
    ],
    [
      'quotes that do not match',
      ':::allegation{by="a against="b"}\nX.\n:::',
      ['9 error this line cannot be read as the opening of a block'],
    ],
    [
      'words after the name',
      ':::allegation by=a\nX.\n:::',
      ['9 error this line cannot be read as the opening of a block'],
    ],
    ['a code fence never closed', `\`\`\`\n${opening}\nX.\n:::`, ['9 error this code fence is never closed']],
  ])('%s', (_, body, expected) => {
    const structural = toldIn(body).filter((line) => !/unknown|empty|the same text/.test(line));
    expect(structural.sort()).toEqual([...expected].sort());
    expect(readDocument(`${frontMatter('doc')}${body}`, 'a.md').document).toBeNull();
  });

  test('marks inside closed code fences mean nothing', () => {
    expect(toldIn(`\`\`\`text\n${opening}\n:::\n:::\n\`\`\`\n\nX.`)).toEqual([]);
  });

  test('with CRLF the lines are the same', () => {
    const source = `${frontMatter('doc')}${opening}\nX.\n`.replaceAll('\n', '\r\n');
    expect(told(source)).toEqual(['9 error this block is never closed']);
  });

  test('every mend says what to write', () => {
    const { problems } = readDocument(`${frontMatter('doc')}\n:::responce{by=a type=denail}\nX.\n:::`, 'a.md');
    expect(problems).toMatchObject([{ mend: 'did you mean "response"? write allegation, response or context' }]);
    const typed = readDocument(`${frontMatter('doc')}\n:::response{by=a type=denail}\nX.\n:::`, 'a.md');
    expect(typed.problems[0]?.mend).toMatch(/^did you mean "denial"\? write one of denial, counter-accusation, /);
  });
});
