import { describe, expect, test } from '@jest/globals';
import { readGlossary } from '../../src/corpus/read-glossary.js';
import { readEvents, readParties } from '../../src/corpus/read-registry.js';

function told(problems: readonly { line: number; severity: string; what: string }[]): string[] {
  return problems.map(({ line, severity, what }) => `${line} ${severity} ${what}`);
}

describe('parties.yaml', () => {
  test('gives parties with what is left out as empty', () => {
    const { entries, problems } = readParties(
      '# note\n- id: china\n  name: China\n  aliases: [PRC, 中国]\n  spokespeople: Mao Ning\n- {id: net, name: Net, answered_by: china, unnamed: true}\n',
      'parties.yaml',
    );
    expect(problems).toEqual([]);
    expect([...entries.values()]).toEqual([
      {
        id: 'china',
        name: 'China',
        aliases: ['PRC', '中国'],
        spokespeople: ['Mao Ning'],
        answeredBy: null,
        unnamed: false,
      },
      { id: 'net', name: 'Net', aliases: [], spokespeople: [], answeredBy: 'china', unnamed: true },
    ]);
  });

  test.each<[string, string, string[]]>([
    ['an id twice', '- id: a\n  name: A\n- id: a\n  name: B', ['3 error the id "a" is already at line 1']],
    ['no name', '- id: a\n', ['1 error no name']],
    ['no id', '- name: A\n', ['1 error no id']],
    ['a list for a name', '- id: a\n  name: [A]', ['2 error "name" is not one text']],
    ['an unknown key', '- id: a\n  name: A\n  alias: [B]', ['3 warning unknown key "alias"']],
    [
      'a mapping for aliases',
      '- id: a\n  name: A\n  aliases: {b: c}',
      ['3 error "aliases" is neither a text nor a list'],
    ],
    ['a word for unnamed', '- id: a\n  name: A\n  unnamed: maybe', ['3 error "unnamed" is neither true nor false']],
    [
      'an unknown answered_by',
      '- id: china\n  name: A\n- id: b\n  name: B\n  answered_by: chnia',
      ['5 warning unknown answered_by "chnia"'],
    ],
    ['itself', '- id: a\n  name: A\n  answered_by: a', ['3 error answered_by goes round in a circle: a → a']],
    [
      'a circle, told once, and what leads into it',
      '- {id: x, name: X, answered_by: a}\n- {id: a, name: A, answered_by: b}\n- {id: b, name: B, answered_by: a}',
      ['2 error answered_by goes round in a circle: a → b → a'],
    ],
    ['no list', 'id: a\nname: A', ['1 error the file is not a list']],
    ['broken YAML', '- id: a\n  name: "A', ['2 error broken YAML (Missing closing "quote)']],
    ['prototype keys', '- id: a\n  name: A\n  __proto__: x', ['3 warning unknown key "__proto__"']],
    ['an empty file', '', []],
    ['only notes', '# none yet\n', []],
  ])('%s', (_, source, expected) => {
    expect(told(readParties(source, 'parties.yaml').problems)).toEqual(expected);
  });
});

describe('events.yaml', () => {
  test('dates may be years and months', () => {
    const { entries, problems } = readEvents(
      '- id: a\n  title: A\n  start: 2017\n  end: 2017-02\n  aliases: x',
      'events.yaml',
    );
    expect(problems).toEqual([]);
    expect(entries.get('a')).toEqual({
      id: 'a',
      title: 'A',
      start: '2017',
      end: '2017-02',
      parent: null,
      aliases: ['x'],
    });
  });

  test.each<[string, string, string[]]>([
    ['a month that is none', '- id: a\n  title: A\n  start: 2017-13', ['3 error "2017-13" is no date']],
    [
      'an end before the start',
      '- id: a\n  title: A\n  start: 2018\n  end: 2017-12-01',
      ['4 warning the end 2017-12-01 is before the start 2018'],
    ],
    [
      'a circle',
      '- {id: a, title: A, parent: b}\n- {id: b, title: B, parent: c}\n- {id: c, title: C, parent: a}',
      ['1 error parent goes round in a circle: a → b → c → a'],
    ],
    ['an unknown parent', '- {id: a, title: A, parent: b}', ['1 warning unknown parent "b"']],
  ])('%s', (_, source, expected) => {
    expect(told(readEvents(source, 'events.yaml').problems)).toEqual(expected);
  });
});

describe('glossary.yaml', () => {
  test('gives one entry a term, the words of a repeated term joined', () => {
    const { glossary, problems } = readGlossary(
      '- term: hypertrucage\n  words: [deepfake]\n- { terms: [深度伪造, 深偽], words: deepfake }\n- { term: hypertrucage, words: [face swap] }',
      'glossary.yaml',
    );
    expect(glossary).toEqual([
      { term: 'hypertrucage', words: ['deepfake', 'face swap'] },
      { term: '深度伪造', words: ['deepfake'] },
      { term: '深偽', words: ['deepfake'] },
    ]);
    expect(told(problems)).toEqual(['4 warning the term "hypertrucage" comes twice']);
  });

  test('an entry without term or words is told', () => {
    const { problems } = readGlossary('- words: [a]\n- term: b\n- tems: [c]\n  words: [d]', 'glossary.yaml');
    expect(told(problems)).toEqual([
      '1 error no term',
      '2 error no words',
      '3 warning unknown key "tems"',
      '3 error no term',
    ]);
  });
});
