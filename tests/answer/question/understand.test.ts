import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAnswerService } from '../../../src/answer/answer-service.js';
import type { Question } from '../../../src/answer/question/question.js';
import { searchRequest } from '../../../src/answer/question/understand.js';
import { loadCorpus } from '../../../src/corpus/load-corpus.js';
import { harbourCorpus } from '../../support/harbour-corpus.ts';
import { workshop } from '../../support/index-workshop.ts';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';
import { understanding } from '../../support/understanding.ts';

let read: (question: string) => Promise<Question>;

beforeAll(async () => {
  read = understanding((await loadCorpus('corpus')).corpus);
});

describe('the language', () => {
  test.each([
    ['What did Meta remove?', 'en', 'en'],
    ['spamouflage canada', 'en', 'en'],
    ['deepfakes?', 'en', 'en'],
    ['China Deepfake Trudeau', 'en', 'en'],
    ["Qu'a dit la Chine ?", 'fr', 'fr'],
    ['Quels députés ont été visés par la campagne ?', 'fr', 'fr'],
    ['reponse de la chine', 'fr', 'fr'],
    ['qui a ete expulse en mai 2023', 'fr', 'fr'],
    ['Combien de comptes Meta a-t-elle supprimés', 'fr', 'fr'],
    ['中国外交部怎么回应？', 'zh', 'zh-CN'],
    ['Meta 删除了多少个账号？', 'zh', 'zh-CN'],
    ['加拿大說了什麼？', 'zh', 'zh-TW'],
    ['哪些國會議員被鎖定？', 'zh', 'zh-TW'],
    ['Spamouflage是什么', 'zh', 'zh-CN'],
  ])('of "%s" is %s', async (question, language, phraseLanguage) => {
    expect(await read(question)).toMatchObject({ language, phraseLanguage });
  });
});

describe('what is wanted', () => {
  test.each([
    ['Who was targeted?', ['who']],
    ['Whom did they impersonate?', ['who']],
    ['which politicians were hit', ['who']],
    ['When did it begin?', ['when']],
    ['Since when is it known?', ['when']],
    ['Where were the servers?', ['where']],
    ['Why did they do it?', ['why']],
    ['What was the goal of it?', ['why']],
    ['How many accounts were there?', ['how many']],
    ['how big was the network', ['how many']],
    ['On which platforms did it run?', ['which platforms']],
    ['which social media sites', ['which platforms']],
    ['How did China respond?', ['response']],
    ['Did the embassy deny it?', ['response', 'is it true']],
    ['the other side of the story', ['response']],
    ['Give me a timeline', ['timeline']],
    ['Is it true that Trudeau lied?', ['is it true']],
    ['Has Canada expelled a diplomat', ['is it true']],
    ['tell me about Dragonbridge', ['what']],
    ['Qui a été visé ?', ['who']],
    ['Quand les commentaires ont-ils commencé ?', ['when']],
    ['Combien de comptes ?', ['how many']],
    ['Sur quelles plateformes ?', ['which platforms']],
    ["Qu'a répondu l'ambassade ?", ['response']],
    ['La Chine a-t-elle démenti ?', ['response']],
    ['Pourquoi ?', ['why']],
    ['Est-ce vrai ?', ['is it true']],
    ['谁是目标？', ['who']],
    ['什么时候开始的？', ['when']],
    ['有多少个账号？', ['how many']],
    ['在哪些社交平台上？', ['which platforms']],
    ['中国怎么回应？', ['response']],
    ['中國是否否認？', ['response', 'is it true']],
    ['為什麼？', ['why']],
  ])('by "%s" is %j', async (question, intents) => {
    expect([...(await read(question)).intents]).toEqual(expect.arrayContaining(intents));
  });

  test.each([
    ['Who was targeted?', 'response'],
    ['What do the deepfakes show?', 'response'],
    ['What is Spamouflage?', 'how many'],
    ['What did Meta say?', 'is it true'],
    ['Which country is accused?', 'which platforms'],
  ] as const)('by "%s" is not "%s"', async (question, intent) => {
    expect([...(await read(question)).intents]).not.toContain(intent);
  });
});

describe('who is named, and who is asked', () => {
  test.each([
    ['What did China say?', { china: 'speaker' }],
    ['How did Beijing respond?', { china: 'speaker' }],
    ["What was China's reply to Canada?", { china: 'speaker', canada: 'mentioned' }],
    ['What did Canada say about Spamouflage, and what did China reply?', { canada: 'speaker', china: 'speaker' }],
    ['According to Meta, who ran the network?', { meta: 'speaker' }],
    ['Who was targeted in Canada?', { canada: 'mentioned' }],
    ['How many accounts did Meta remove?', { meta: 'speaker' }],
    ['What did Mao Ning say?', { china: 'speaker' }],
    ['What did the Chinese embassy in Ottawa say?', { china: 'speaker' }],
    ["Qu'a répondu la Chine ?", { china: 'speaker' }],
    ['Que dit le gouvernement chinois ?', { china: 'speaker' }],
    ['Selon Meta, qui est derrière le réseau ?', { meta: 'speaker' }],
    ['中国如何回应加拿大的指控？', { china: 'speaker' }],
    ['中國如何回應？', { china: 'speaker' }],
    ['Meta删除了什么？', { meta: 'speaker' }],
  ])('in "%s": %j', async (question, expected) => {
    const parties = Object.fromEntries((await read(question)).parties.map(({ id, role }) => [id, role]));
    expect(parties).toMatchObject(expected);
  });

  test.each([
    ['US is a country', 'What did the US do?', 'united-states', true],
    ['us is a pronoun', 'Can you tell us more?', 'united-states', false],
    ['MPs are members of parliament', 'Which MPs were named?', 'canadian-mps', true],
    ['and not a ministry', 'Which MPs were named?', 'china', false],
    ['MPS is a ministry', 'What did the MPS do?', 'china', true],
    ['and not members of parliament', 'What did the MPS do?', 'canadian-mps', false],
    ['AP is an agency', 'What did AP report?', 'associated-press', true],
    ['a part of a word is no name', 'What happened to the apps?', 'associated-press', false],
    [
      'the longest name counts: an adjective within it names nobody besides',
      'What did the Chinese embassy in Canada say?',
      'canada',
      false,
    ],
  ])('%s: "%s"', async (_, question, party, named) => {
    expect((await read(question)).parties.some(({ id }) => id === party)).toBe(named);
  });

  test('a name is found in capitals of any kind and with any blanks', async () => {
    for (const question of [
      'what did global affairs canada say',
      'What did GLOBAL   AFFAIRS\nCANADA say',
      'what did ｃｈｉｎａ say',
    ]) {
      expect((await read(question)).parties.length).toBeGreaterThan(0);
    }
  });

  test('events by alias in any language, traditional characters included', async () => {
    for (const question of ['what is dragonbridge', 'la campagne Spamouflage', '垃圾伪装是什么', '垃圾偽裝是什麼']) {
      expect((await read(question)).events).toContain('spamouflage');
    }
    expect((await read('who won the chess game')).events).toEqual([]);
  });
});

describe('the period', () => {
  test.each([
    ['What happened on 24 October 2023?', '2023-10-24', '2023-10-24'],
    ['What happened on October 24, 2023?', '2023-10-24', '2023-10-24'],
    ['in May 2023', '2023-05-01', '2023-05-31'],
    ['in 2022', '2022-01-01', '2022-12-31'],
    ['since August 2023', '2023-08-01', '9999-12-31'],
    ['before 2021', '0001-01-01', '2021-12-31'],
    ['between May 2023 and October 2023', '2023-05-01', '2023-10-31'],
    ['2023-10-23', '2023-10-23', '2023-10-23'],
    ['en mai 2023', '2023-05-01', '2023-05-31'],
    ['depuis le 3 août 2023', '2023-08-03', '9999-12-31'],
    ['2023年5月', '2023-05-01', '2023-05-31'],
    ['2023年10月24日发生了什么？', '2023-10-24', '2023-10-24'],
    ['what was said last month', '2024-04-01', '2024-04-30'],
    ['what happened in February 2024', '2024-02-01', '2024-02-29'],
  ])('of "%s" is %s to %s', async (question, start, end) => {
    expect((await read(question)).period).toEqual({ start, end });
  });

  test.each(['Who was targeted?', '7,704 accounts', '2,023 accounts', 'the US may respond', 'version 2.2020'])(
    'of "%s" is none',
    async (question) => {
      expect((await read(question)).period).toBeNull();
    },
  );
});

describe('the words that are searched for', () => {
  const terms = async (question: string) =>
    (await read(question)).words.flatMap(({ group }) => group.terms.map(({ term }) => term));

  test.each([
    ['a slip', 'What is spamouflauge?', 'spamouflag'],
    ['two letters exchanged', 'what did the depefakes show', 'deepfak'],
    ['a letter too few', 'which diplomat was expeled', 'expel'],
    ['French by the glossary', 'Que montraient les hypertrucages ?', 'deepfak'],
    ['French by general vocabulary', 'Qui a été expulsé ?', 'expel'],
    ['Chinese by the glossary', '深度伪造视频显示了什么？', 'deepfak'],
    ['traditional characters', '深度偽造影片顯示了什麼？', 'deepfak'],
    ['Chinese members of parliament', '哪些议员被攻击？', 'mp'],
    ['a number without its comma', 'the 7704 accounts', '7704'],
  ])('for %s: "%s"', async (_, question, term) => expect(await terms(question)).toContain(term));

  test('a known word is not taken for a misspelt one, nor one country for another', async () => {
    expect(await terms('What did Meta remove?')).not.toContain('media');
    expect(await terms('What happened in Austria?')).not.toContain('australia');
  });

  test('in French and Chinese the model is given English words; in its own language the question', async () => {
    expect(await read('What did China say?')).toMatchObject({ vectorText: 'What did China say?', wordForWord: false });
    const french = await read('Que montraient les hypertrucages ?');
    expect(french).toMatchObject({ vectorText: expect.stringMatching(/deepfake/i), wordForWord: true });
  });

  test('what the search is asked for is what was understood', async () => {
    const question = await read('How many accounts did Meta remove in August 2023, and how did China respond?');
    expect(searchRequest(question)).toMatchObject({
      vectorText: question.vectorText,
      parties: [
        { id: 'meta', role: 'speaker' },
        { id: 'china', role: 'speaker' },
      ],
      period: { start: '2023-08-01', end: '2023-08-31' },
    });
    expect(searchRequest(question).groups.length).toBe(question.words.length);
  });

  test.each([
    ['How many accounts were there?', ['number']],
    ['On which platforms?', ['platform']],
    ['How did China respond?', ['response']],
    ['What did Canada say, and what did China reply?', []],
    ['Who was expelled, and how did China react?', []],
  ])('"%s" wants statements of the kinds %j', async (question, wants) => {
    expect(searchRequest(await read(question)).wants).toEqual(wants);
  });
});

describe('any text at all', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '\u0000',
      '\u202e',
      '\ud800',
      '🦊',
      '👩‍👩‍👧',
      '?',
      '深度伪造',
      'US',
      'May',
      'yesterday',
      '31 février 2023',
      '2023年99月',
      '((((',
      '\\',
      '%s',
      '{a}',
      "' OR 1=1 --",
      'a'.repeat(4000),
      '的'.repeat(2000),
      '1'.repeat(4000),
      '\n',
    ),
  );
  const anyQuestion = fc.array(pieces, { maxLength: 6 }).map((list) => list.join(' '));

  test('is understood without failing, with a whole question back', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestion, async (text) => {
        const question = await read(text);
        expect(['en', 'fr', 'zh']).toContain(question.language);
        expect(question.intents.size).toBeGreaterThan(0);
        if (question.period) expect(question.period.start <= question.period.end).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('is answered, or told that it is not', async () => {
    await withTemporaryFolder(async (folder) => {
      const { build, open, model } = workshop(folder);
      await build(harbourCorpus(), 'harbour');
      const index = await open();
      const service = createAnswerService({ index, model });
      await fc.assert(
        fc.asyncProperty(anyQuestion, async (text) => {
          expect(['answered', 'nothing found', 'refused']).toContain((await service.ask(text)).kind);
        }),
        { numRuns: 100 },
      );
      const refusals = await Promise.all(
        ['', '   ', '???', '🦊🦊', '\u0000\u0007', 'a '.repeat(1500)].map((text) => service.ask(text)),
      );
      expect(refusals.map((answer) => (answer.kind === 'refused' ? answer.reason : answer.kind))).toEqual([
        'empty question',
        'empty question',
        'empty question',
        'empty question',
        'empty question',
        'question too long',
      ]);
      index.close();
    });
  });
});
