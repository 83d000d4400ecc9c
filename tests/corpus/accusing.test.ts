import { describe, expect, test } from '@jest/globals';
import { accusedIn, looksAccusing } from '../../src/corpus/accusing.js';
import type { Party, Registry } from '../../src/corpus/registry.js';

function party(id: string, ...names: string[]): [string, Party] {
  const [name = id, ...aliases] = names;
  return [id, { id, name, aliases, spokespeople: [], answeredBy: null, unnamed: false }];
}

const registry: Registry = {
  parties: new Map([
    party('china', 'China', 'Beijing', 'Chinese government', 'Chine', '中国'),
    party('canada', 'Canada', 'Ottawa', '加拿大'),
    party('meta', 'Meta'),
    party('us', 'United States', 'US'),
    party('mps', 'Canadian MPs', 'MPs'),
    party('botnet', 'Lanternnet'),
  ]),
  events: new Map(),
};

describe('looks accusing', () => {
  test.each([
    'Canada said China was behind the posts.',
    'Meta linked the accounts to Chinese law enforcement.',
    'The network spread disinformation about MPs.',
    'Hackers stole the files.',
    'Sudria ran the accounts.',
    'The accounts were operated by Sudria.',
    'Sudria controls the network’s servers.',
    'A smear campaign against Canada.',
    'Officials lied about it.',
    'Ottawa accuse Pékin d’ingérence.',
    'Le réseau a visé des députés et propagé de fausses nouvelles.',
    'La Chine est derrière cette campagne.',
    '加拿大指控中国干预选举。',
    '该网络抹黑议员。',
    '該網路散布假訊息攻擊議員。',
    'Власти обвинили Канаду.',
  ])('%s', (text) => {
    expect(looksAccusing(text)).toBe(true);
  });

  test.each([
    'The ministers met for twenty minutes in New Delhi.',
    'The report has 40 pages and appeared in English.',
    'The committee mentioned the schedule of its next meeting.',
    'Les ministres ont parlé vingt minutes.',
    '两国外长会谈了二十分钟。',
    '',
  ])('not: %s', (text) => {
    expect(looksAccusing(text)).toBe(false);
  });
});

describe('who accuses whom', () => {
  test.each<[string, string[], string[]]>([
    ['Canada said that China was behind the posts.', ['canada'], ['china']],
    ['China was accused by Canada of interference.', ['canada'], ['china']],
    ['According to Meta, the accounts were tied to Beijing.', ['meta'], ['china']],
    ["Canada's government accused China and the US of spying.", ['canada'], ['china', 'us']],
    ['Selon Meta, la Chine a attaqué le Canada.', ['meta'], ['china', 'canada']],
    ['加拿大政府指控中国干预选举。', ['canada'], ['china']],
    ['China interfered.', [], ['china']],
    ['China said that it never hacked anyone.', [], ['china']],
    ['China said no. Meta said that China lied.', ['china', 'meta'], ['china']],
    ['Hackers attacked a bank.', [], []],
  ])('%s', (text, by, against) => {
    const accused = accusedIn(text, registry);
    expect([accused.by.sort(), accused.against.sort()]).toEqual([by.sort(), against.sort()]);
  });
});

describe('who is only a victim is not asked to answer', () => {
  test.each<[string, string[]]>([
    ['China used bots to attack Canadian MPs.', ['china']],
    ['China was accused of targeting dozens of MPs.', ['china']],
    ['Lanternnet ran a smear campaign against Canada.', ['botnet']],
    ['Lanternnet has been harassing a critic in Canada.', ['botnet']],
    ['Beijing paid for posts aimed at MPs.', ['china']],
    ['La Chine a payé des comptes pour harceler les MPs.', ['china']],
  ])('%s', (text, against) => {
    expect(accusedIn(text, registry).against.sort()).toEqual([...against].sort());
  });
});

describe('in doubt whoever is named is asked to answer:', () => {
  test.each<[string, string, string]>([
    ['nobody else is named', 'Bots were used to attack Canadian MPs.', 'mps'],
    ['nobody else is named but who says so', 'Meta said that bots were used to attack Canadian MPs.', 'mps'],
    ['the words that follow say why', 'The US kept attacking China over its fake accounts.', 'china'],
    ['the next sentence goes on about it', 'The US kept attacking China. It had hidden the report.', 'china'],
    ['a measure of the law targets it', 'The US announced sanctions targeting China.', 'china'],
    ['somebody is only in its name', "The US ran articles attacking Beijing's critics.", 'china'],
    ['it is named once more', 'Canada tried to discredit China. China ran the bots.', 'china'],
    ['people come from there', 'The US is targeting MPs with accounts from China.', 'china'],
    ['accounts are there', 'The US is targeting accounts in China.', 'china'],
    ['a critic attacks with words', 'The US attacked China.', 'china'],
  ])('%s', (_, text, accused) => {
    expect(accusedIn(text, registry).against).toContain(accused);
  });
});
