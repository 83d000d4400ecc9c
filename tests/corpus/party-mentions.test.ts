import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AliasMatcher, eventEntries, partyEntries } from '../../src/corpus/party-mentions.js';
import type { Party } from '../../src/corpus/registry.js';

function party(id: string, name: string, aliases: string[] = [], spokespeople: string[] = []): Party {
  return { id, name, aliases, spokespeople, answeredBy: null, unnamed: false };
}

const matcher = AliasMatcher.build(
  partyEntries([
    party(
      'china',
      'China',
      [
        "People's Republic of China",
        'PRC',
        'MPS',
        "China's foreign ministry",
        'Chinese embassy in Canada',
        'Pékin',
        '中国',
        '中国外交部',
      ],
      ['Mao Ning'],
    ),
    party('canada', 'Canada', ['Ottawa', '加拿大'], ['Mélanie Joly', 'Global Affairs Canada']),
    party('gac', 'Global Affairs Canada', ['GAC', "Canada's foreign ministry"], ['Mélanie Joly']),
    party('us', 'United States', ['US', 'USA', 'États-Unis', 'US government']),
    party('mps', 'Canadian MPs', ['MPs', 'Members of Parliament', 'députés']),
    party('site', 'SITE Task Force', ['SITE', 'SITE TF']),
    party('ap', 'Associated Press', ['AP']),
    party('twitter', 'Twitter', ['X', 'X Corp', '推特']),
    party('moore', 'Barry Moore', ['Rep. Moore', 'Moore'], ['Barry Moore']),
    party('haimai', 'Haimai', ['Haimai Media Co. Ltd.']),
    party('five', 'Five Eyes', ['authorities of the US, UK and Canada']),
    party('graphika', 'Graphika', [], ['Ben Nimmo (until early 2021)']),
  ]),
);

/** Mentions as `id:matched`. */
function found(text: string): string[] {
  return matcher.find(text).map(({ id, matched }) => `${id}:${matched}`);
}

test.each<[string, string[], string]>([
  ['China and canada', ['china:China', 'canada:canada'], 'any case'],
  ["China's claim, China’s claim, Chinas claim", ['china:China', 'china:China', 'china:Chinas'], 'possessives'],
  ['Canada’s foreign ministry', ['gac:Canada’s foreign ministry'], 'the longest name, whatever the apostrophe'],
  [
    'the Chinese embassy in Canada said',
    ['china:Chinese embassy in Canada'],
    'the party inside a longer name is not meant',
  ],
  ['Global Affairs Canada', ['canada:Global Affairs Canada', 'gac:Global Affairs Canada'], 'all parties of a name'],
  ['tell us about the US', ['us:US'], 'US is not us'],
  ['U.S. and U.S.A. and US-based', ['us:U.S.', 'us:U.S.A.', 'us:US'], 'dotted acronyms and compounds'],
  ['the us government', ['us:us government'], 'an acronym inside a longer name is an ordinary word'],
  ['the MPS and the MPs and mps', ['china:MPS', 'mps:MPs', 'mps:mps'], 'MPS is not MPs'],
  ['this site, SITE and site tf', ['site:SITE', 'site:site tf'], 'SITE is not site'],
  ['ap news, an AP report', ['ap:AP'], 'AP is not ap'],
  ['x, on X. Also X’s rules, (X)', ['twitter:X', 'twitter:X', 'twitter:X'], 'one letter'],
  ['X-ray, X.509, e-X, #X, X+1', [], 'one letter that is part of something'],
  ['Chinatown, Canadas, Moorehead', ['canada:Canadas'], 'no parts of words'],
  ['pekin, PÉKIN, Melanie Joly', ['china:pekin', 'china:PÉKIN', 'canada:Melanie Joly', 'gac:Melanie Joly'], 'accents'],
  ["l'Ottawa, d’Ottawa, aux États-Unis", ['canada:Ottawa', 'canada:Ottawa', 'us:États-Unis'], 'elisions'],
  [
    'Rep. Moore, Rep Moore and Barry  Moore',
    ['moore:Rep. Moore', 'moore:Rep Moore', 'moore:Barry  Moore'],
    'dots and blanks',
  ],
  ['in Global. Affairs Canada', ['canada:Canada'], 'no name goes over the end of a sentence'],
  ['Haimai Media Co. Ltd. said', ['haimai:Haimai Media Co. Ltd'], 'dots within a name'],
  ['authorities of the US, UK and Canada', ['five:authorities of the US, UK and Canada'], 'commas within a name'],
  ['authorities of the US; UK and Canada', ['us:US', 'canada:Canada'], 'another mark than the name has'],
  ['中国外交部说加拿大在推特上', ['china:中国外交部', 'canada:加拿大', 'twitter:推特'], 'Chinese, without boundaries'],
  ['在X上，MPs', ['twitter:X', 'mps:MPs'], 'Latin letters in Chinese'],
  ['Ben Nimmo of Graphika', ['graphika:Ben Nimmo', 'graphika:Graphika'], 'remarks of editors are not part of a name'],
  ['', [], 'nothing'],
  ['.,;!', [], 'no words'],
])('%s: %j (%s)', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('says what was found, and a name goes before an alias or a spokesperson', () => {
  expect(matcher.find('Barry Moore, Moore, Mao Ning')).toEqual([
    { id: 'moore', start: 0, end: 11, matched: 'Barry Moore', how: 'name' },
    { id: 'moore', start: 13, end: 18, matched: 'Moore', how: 'alias' },
    { id: 'china', start: 20, end: 28, matched: 'Mao Ning', how: 'spokesperson' },
  ]);
});

test('finds events by title and alias, numbers with and without separators', () => {
  const events = AliasMatcher.build(
    eventEntries([
      {
        id: 'mps-2023',
        title: 'Comments on MPs, 2023',
        start: null,
        end: null,
        parent: null,
        aliases: ['7,704 accounts', 'The #Americans', 'HK$1 million'],
      },
    ]),
  );
  expect(
    events.find('the 7704 accounts; the #Americans; HK$1 million; comments on MPs 2023').map(({ matched }) => matched),
  ).toEqual(['7704 accounts', 'the #Americans', 'HK$1 million', 'comments on MPs 2023']);
});

describe('against a plain search', () => {
  const word = fc.constantFrom('alpha', 'beta', 'Gamma', 'delta', '北', '京');
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

  /** Every place where a phrase stands between word boundaries, longest first, none overlapping. */
  function search(text: string, phrases: readonly string[]): string[] {
    const places: { start: number; end: number }[] = [];
    for (const wanted of new Set(phrases.map((each) => each.toLowerCase()))) {
      const lower = text.toLowerCase();
      for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1)) {
        const end = start + wanted.length;
        if (!/[a-z]/.test(lower[start - 1] ?? '') && !/[a-z]/.test(lower[end] ?? '')) places.push({ start, end });
      }
    }
    // Of names that begin at one place only the longest counts, even where it then gives way to a longer one before it.
    const longest = places.filter(
      ({ start, end }) => !places.some((other) => other.start === start && other.end > end),
    );
    longest.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    const taken: typeof places = [];
    for (const place of longest) {
      if (!taken.some((other) => place.start < other.end && other.start < place.end)) taken.push(place);
    }
    return taken.map(({ start, end }) => `${start}-${end}`).sort();
  }

  test('finds the same places', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(phrase, { minLength: 1, maxLength: 6 }),
        fc.array(word, { maxLength: 20 }),
        (phrases, words) => {
          const text = words.join(' ');
          const built = AliasMatcher.build(phrases.map((each) => ({ id: each, phrases: [each] })));
          const places = built.find(text).map(({ start, end }) => `${start}-${end}`);
          expect([...new Set(places)].sort()).toEqual(search(text, phrases));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('on any text: within bounds, matched as written, without a throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
        (text, phrases) => {
          const built = AliasMatcher.build(phrases.map((each, index) => ({ id: String(index), phrases: [each] })));
          for (const { start, end, matched } of built.find(`${text} ${phrases.join(' ')}`)) {
            expect(end).toBeGreaterThan(start);
            expect(`${text} ${phrases.join(' ')}`.slice(start, end)).toBe(matched);
          }
        },
      ),
    );
  });
});
