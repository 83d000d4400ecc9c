import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkGrounding, type Grounding } from '../../../src/answer/grounding/check-grounding.js';
import type { NonEmpty, Statement } from '../../../src/corpus/document.js';
import { loadCorpus } from '../../../src/corpus/load-corpus.js';
import type { Registry } from '../../../src/corpus/registry.js';

/** A line of `data/pairs.jsonl`. */
interface Pair {
  /** `tuned`: the check was mended until it held. The others were first run after that; README.md beside them says how it went. */
  readonly set: string;
  readonly label: 'faithful' | 'wrong';
  /** In what a wrong sentence is wrong. */
  readonly kind: string;
  readonly sentence: string;
  readonly statement: {
    readonly text: string;
    readonly stance: Statement['stance'];
    /** Whose parties are meant. */
    readonly corpus: 'shipped' | 'lanternfish';
    readonly by?: NonEmpty<string>;
    readonly against?: NonEmpty<string>;
    readonly type?: 'denial';
  };
}

const pairs = readFileSync(new URL('data/pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Pair);

const registries = new Map<string, Registry>();

beforeAll(async () => {
  const folders = { shipped: '../../../corpus', lanternfish: '../../fixtures/lanternfish' };
  for (const [name, folder] of Object.entries(folders)) {
    const { corpus } = await loadCorpus(fileURLToPath(new URL(folder, import.meta.url)));
    registries.set(name, corpus.registry);
  }
});

function check({ sentence, statement: { corpus, by, ...rest } }: Pair): Grounding {
  const common = { id: 'd#1', document: 'd', reviewed: true, line: 1, at: null, event: null };
  const roles = rest.stance === 'response' ? { for: by, against: [] } : {};
  const statement = { ...common, ...rest, ...roles, ...(by ? { by } : {}) } as unknown as Statement;
  const registry = registries.get(corpus);
  if (!registry) throw new Error(corpus);
  return checkGrounding(sentence, [statement], registry);
}

const right = (pair: Pair) => check(pair).ok === (pair.label === 'faithful');
const share = (list: readonly Pair[]) => list.filter(right).length / list.length;

test('there are at least 200 pairs, and more than 60 beside those that the check was tuned on', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(200);
  expect(pairs.filter(({ set }) => set !== 'tuned').length).toBeGreaterThanOrEqual(60);
  expect(new Set(pairs.map(({ sentence }) => sentence)).size).toBe(pairs.length);
});

describe.each([...new Set(pairs.map(({ set }) => set))])('pairs %s', (set) => {
  const own = pairs.filter((pair) => pair.set === set);

  test('at least 95 % of what is wrong is caught', () => {
    const wrong = own.filter(({ label }) => label === 'wrong');
    expect(share(wrong)).toBeGreaterThanOrEqual(0.95);
  });

  test('at least 85 % of what is faithful is kept', () => {
    const faithful = own.filter(({ label }) => label === 'faithful');
    expect(share(faithful)).toBeGreaterThanOrEqual(0.85);
  });
});

describe('of each kind', () => {
  const kinds = [...new Set(pairs.filter(({ label }) => label === 'wrong').map(({ kind }) => kind))];

  test.each(kinds)('%s: at least 95 % is caught', (kind) => {
    expect(share(pairs.filter((pair) => pair.kind === kind))).toBeGreaterThanOrEqual(0.95);
  });
});

test('of sentences with two words exchanged, at least nine in ten are caught', () => {
  const exchanged = pairs
    .filter(({ label }) => label === 'faithful')
    .flatMap((pair) => {
      const parts = pair.sentence.split(' ');
      const longer = [...parts.keys()].filter((place) => /^\p{L}{5,}$/u.test(parts[place] ?? ''));
      const [from, to] = [longer[1], longer.at(-1)];
      if (from === undefined || to === undefined || from === to || parts[from] === parts[to]) return [];
      const sentence = parts.map((part, place) => (place === from ? parts[to] : place === to ? parts[from] : part));
      return [{ ...pair, label: 'wrong' as const, sentence: sentence.join(' ') }];
    });
  expect(exchanged.length).toBeGreaterThan(150);
  expect(share(exchanged)).toBeGreaterThanOrEqual(0.9);
});

describe('the form of a sentence', () => {
  const pair = pairs.find(({ label, statement }) => label === 'faithful' && statement.corpus === 'lanternfish') as Pair;
  const kindsOf = (sentence: string) => {
    const grounding = check({ ...pair, sentence });
    return grounding.ok ? [] : [...new Set(grounding.faults.map(({ kind }) => kind))];
  };

  test('the sentence as it is holds', () => {
    expect(kindsOf(pair.sentence)).toEqual([]);
  });

  test.each([
    ['a spoiler', (text: string) => `||${text}||`],
    ['subtext', (text: string) => `-# ${text}\n`],
    ['a code block', (text: string) => `\`\`\`${text}\`\`\``],
    ['a comment', (text: string) => `<!-- ${text} -->`],
    ['a zero-width space', (text: string) => text.replace(' ', '\u200b ')],
    ['a soft hyphen', (text: string) => text.replace('the', 'th\u00ade')],
    ['a right-to-left override', (text: string) => `\u202e${text}`],
    ['a Cyrillic letter', (text: string) => text.replace('a', '\u0430')],
    ['mathematical letters', (text: string) => text.replace('a', '\u{1d41a}')],
    ['a full-width digit', (text: string) => text.replace('.', '\uff11.')],
    ['a tag character', (text: string) => text.replace('.', '\u{e0041}.')],
    ['an emoji', (text: string) => text.replace('.', ' \u{1f600}.')],
    ['a link', (text: string) => text.replace('.', ' (https://example.org).')],
    ['a mention', (text: string) => `@everyone ${text}`],
    ['a line break', (text: string) => text.replace(' ', '\n')],
    ['20,000 characters', (text: string) => text.repeat(200)],
    ['another language', () => 'La Velmora accuse Ostrand d’être la source probable des messages sur une panne.'],
    ['Chinese', () => '维尔莫拉指责奥斯特兰是消息的可能来源。'],
    ['nothing', () => ''],
  ])('%s is not let through', (_, change) => {
    expect(kindsOf(change(pair.sentence))).toContain('form');
  });
});
