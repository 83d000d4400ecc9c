import { beforeAll, describe, expect, test } from '@jest/globals';
import { dependenceOf } from '../../../src/answer/question/dependence.js';
import { type Answered, resolveFollowUp } from '../../../src/answer/question/follow-up.js';
import type { Question } from '../../../src/answer/question/question.js';
import { createVocabulary, type Vocabulary } from '../../../src/answer/question/vocabulary.js';
import { loadCorpus } from '../../../src/corpus/load-corpus.js';
import { understanding } from '../../support/understanding.ts';

const FORMER = "What did Canada report about comments on MPs' accounts?";
const NOTHING: Answered = { events: [], accused: [], responds: false };

let read: (question: string) => Promise<Question>;
let vocabulary: Vocabulary;

beforeAll(async () => {
  const { corpus } = await loadCorpus('corpus');
  read = understanding(corpus);
  vocabulary = createVocabulary(corpus.registry, corpus.glossary);
});

const resolve = async (question: string, former: string, answered: Answered = NOTHING) =>
  resolveFollowUp(await read(question), await read(former), answered, vocabulary);

const roles = ({ parties }: Question) => Object.fromEntries(parties.map(({ id, role }) => [id, role]));
const wordsOf = ({ words }: Question) => words.map(({ surface }) => surface);

describe('a question', () => {
  test.each([
    ['and what did Meta say?'],
    ['and in 2024?'],
    ['in 2024?'],
    ['why?'],
    ['who else?'],
    ['did they deny it?'],
    ["what was China's response?"],
    ['and the second one?'],
    ['how many?'],
    ['what about Microsoft?'],
    ['Meta?'],
    ['tell me more'],
    ['is that true?'],
    ['was Canada sure that China did it?'],
    ['what did China say about it in May?'],
    ['Et Meta ?'],
    ['pourquoi ?'],
    ['qui d’autre ?'],
    ['Et en 2024 ?'],
    ['Comment la Chine a-t-elle réagi ?'],
    ['qu’ont-ils répondu ?'],
    ['那Meta呢？'],
    ['为什么？'],
    ['还有谁？'],
    ['他们否认了吗？'],
    ['中国怎么回应？'],
    ['那2024年呢？'],
  ])('"%s" depends on the one before', async (question) => {
    expect(dependenceOf(await read(question), await read(FORMER), vocabulary)).toBe('dependent');
  });

  test.each([['Who was targeted?'], ['which accounts were removed?'], ['combien de députés ?']])(
    '"%s" may be read either way',
    async (question) => {
      expect(dependenceOf(await read(question), await read(FORMER), vocabulary)).toBe('either');
    },
  );

  test.each([
    ['What is the capital of France?'],
    ["What did Microsoft report about Taiwan's election?"],
    ['What did Meta remove in August 2023?'],
    ['What is Spamouflage?'],
    ['Who is Liu Xin?'],
    ['How did China respond to the charges of the Justice Department against the 912 group?'],
    ['Is it true that Meta removed accounts of the US military?'],
    ['why is it called Spamouflage'],
    ['What did Meta say it removed in August 2023?'],
    ['how can I tell if an account is a bot'],
    ['what time is it'],
    ['who are you?'],
    ['how are you doing?'],
    ['ok thanks'],
    ['lol nice'],
    ['Comment la Chine a-t-elle réagi au rapport de Meta sur Spamouflage ?'],
    ["Qu'est-ce que l'ambassade de Chine a dit du rapport final de la commission Hogue ?"],
    ['merci beaucoup'],
    ['Quelle heure est-il ?'],
    ['日本怎么回应中国关于福岛核污水的说法？'],
    ['谢谢'],
    ['你是谁？'],
  ])('"%s" is no follow-up', async (question) => {
    expect(dependenceOf(await read(question), await read(FORMER), vocabulary)).toBe('new');
  });
});

describe('a follow-up', () => {
  test('takes a new speaker in place of the former', async () => {
    const question = await resolve('and what did Meta say?', FORMER);
    expect(roles(question)).toEqual({ meta: 'speaker', 'canadian-mps': 'mentioned' });
    expect(wordsOf(question)).toEqual(expect.arrayContaining(['Meta', 'comments', 'MPs', 'accounts']));
    expect(wordsOf(question)).not.toEqual(expect.arrayContaining(['Canada']));
    expect(wordsOf(question)).not.toEqual(expect.arrayContaining(['report']));
  });

  test('keeps the former speaker beside the one whose response is asked for', async () => {
    const question = await resolve("what was China's response?", FORMER);
    expect(roles(question)).toEqual({ china: 'speaker', canada: 'mentioned', 'canadian-mps': 'mentioned' });
    expect(question.intents).toContain('response');
  });

  test('asks those for a response whom the former answer accuses, where it names nobody', async () => {
    const answered = { events: ['canada-mps-2023'], accused: ['china'], responds: false };
    const question = await resolve('did they deny it?', FORMER, answered);
    expect(roles(question)).toMatchObject({ china: 'speaker', canada: 'mentioned' });
    expect(question.relatedEvents).toContain('canada-mps-2023');
  });

  test('asks the former speaker again, if that one has responded itself', async () => {
    const answered = { events: [], accused: ['canada'], responds: true };
    expect(roles(await resolve('and what did they answer?', 'What did China say about Canada?', answered))).toEqual({
      china: 'speaker',
      canada: 'mentioned',
    });
  });

  test('takes a new period in place of the former, its words and the events outside of it', async () => {
    const question = await resolve('and in 2019?', 'How many accounts did Twitter remove in June 2020?');
    expect(question.period).toEqual({ start: '2019-01-01', end: '2019-12-31' });
    expect(wordsOf(question)).not.toEqual(expect.arrayContaining(['June']));
    expect(wordsOf(question)).not.toEqual(expect.arrayContaining(['2020']));
    expect(question.intents).toContain('how many');
    expect((await resolve('and in 2019?', 'What happened to Michael Chong on WeChat?')).events).toEqual([]);
  });

  test('means the year that was asked about where it names a month alone', async () => {
    const { period } = await resolve('and in November?', 'What did Meta remove in August 2023?');
    expect(period).toEqual({ start: '2023-11-01', end: '2023-11-30' });
  });

  test('keeps the former period where it names none', async () => {
    const { period } = await resolve('what did China say to that?', 'What did Meta remove in August 2023?');
    expect(period).toEqual({ start: '2023-08-01', end: '2023-08-31' });
  });

  test('asks what it asks itself, and what the former asked where it only names something', async () => {
    expect([...(await resolve('why?', FORMER)).intents]).toEqual(['why']);
    const former = 'How many accounts did Twitter remove in June 2020?';
    expect((await resolve('and Facebook?', former)).intents).toContain('how many');
    expect(roles(await resolve('and Facebook?', former))).toEqual({ meta: 'speaker' });
  });

  test('puts a country in the place of a country, and not of who was spoken about', async () => {
    const question = await resolve('and in Japan?', 'Who was targeted by Spamouflage in Canada?');
    expect(roles(question)).toEqual({ japan: 'mentioned', 'spamouflage-network': 'mentioned' });
    expect(wordsOf(question)).not.toEqual(expect.arrayContaining(['Canada']));
  });

  test('of a follow-up keeps what that one kept, and drops what it dropped', async () => {
    const first = await resolve('why?', FORMER);
    const second = resolveFollowUp(await read('and what did ASPI say?'), first, NOTHING, vocabulary);
    expect(roles(second)).toEqual({ aspi: 'speaker', 'canadian-mps': 'mentioned' });
    expect(wordsOf(second)).toEqual(expect.arrayContaining(['comments', 'accounts']));
    expect(wordsOf(second)).not.toEqual(expect.arrayContaining(['Canada']));
  });

  test('in another language keeps the subject, and its own language', async () => {
    const question = await resolve('那中国怎么回应？', FORMER);
    expect(question).toMatchObject({ language: 'zh', phraseLanguage: 'zh-CN', wordForWord: true });
    expect(roles(question)).toMatchObject({ china: 'speaker' });
    expect(question.vectorText).toMatch(/comments/);
  });

  test('of a name alone is answered in the language of the question before', async () => {
    const question = await resolve('Meta ?', "Qu'a dit le Canada des commentaires sur les comptes des députés ?");
    expect(question.phraseLanguage).toBe('fr');
  });

  test('shows the question as it was asked', async () => {
    expect((await resolve('why?', FORMER)).asked).toBe('why?');
  });
});
