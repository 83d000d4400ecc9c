import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AnsweredContent } from '../../../src/answer/answer.js';
import { citedIn } from '../../../src/answer/cited.js';
import { type CompositionInput, compose } from '../../../src/answer/compose.js';
import { type Answer, guard } from '../../../src/answer/guard.js';
import { createModelComposer, type ModelComposer, type ModelUse } from '../../../src/answer/language-model/composer.js';
import { createDailyTokens } from '../../../src/answer/language-model/daily-tokens.js';
import { openLanguageModel } from '../../../src/answer/language-model/open-model.js';
import { checkedMessage } from '../../../src/discord/checked-message.js';
import { answerText } from '../../../src/present/text.js';
import { foundIn } from '../../support/composed-answer.ts';
import {
  type FakeLanguageModel,
  type ScriptedReply,
  startFakeLanguageModel,
} from '../../support/fake-language-model.ts';
import { harbourCorpus } from '../../support/harbour-corpus.ts';

const QUESTION = 'How many accounts posted about the harbour?';
const ALLEGED = 'The Halden Institute said on 8 June 2022 that a network of 7,704 accounts posted about the harbour.';
const FAITHFUL = 'The Halden Institute said that a network of 7,704 accounts posted about the harbour.';
const DENIED = 'Sudria said on 10 June 2022 that it has nothing to do with the accounts.';
const UNUSED = 'The language model gave no usable answer';

let server: FakeLanguageModel;
let uses: ModelUse[] = [];
let input: CompositionInput;
/** Number of the passage with these words, as the model was told. */
let numberOf: (text: string) => number;

beforeAll(async () => {
  server = await startFakeLanguageModel();
  input = await foundIn(harbourCorpus(), QUESTION);
  const { groups } = compose({ ...input, room: 6_000 });
  numberOf = (text) => {
    const place = groups.findIndex((group) => group.statements[0].statement.text === text);
    if (place < 0) throw new Error(`no passage: ${text}`);
    return place + 1;
  };
});
afterAll(() => server.close());
beforeEach(() => {
  uses = [];
});

async function composer(limits: { timeoutSeconds?: number; dailyTokens?: number } = {}): Promise<ModelComposer> {
  const { timeoutSeconds = 5, dailyTokens = null } = limits;
  const setting = { name: 'openai:scripted', baseUrl: server.baseUrl, apiKey: 'none', timeoutSeconds };
  return createModelComposer({
    model: await openLanguageModel(setting),
    tokens: createDailyTokens(dailyTokens, () => new Date('2024-05-15T12:00:00Z')),
    timeoutSeconds,
    price: { input: 1, output: 4 },
    onUse: (use) => uses.push(use),
  });
}

async function answered(...replies: ScriptedReply[]): Promise<Answer> {
  server.script(...replies);
  return (await composer()).answer(async () => input);
}

const saying = (...sentences: readonly object[]): ScriptedReply => ({ text: JSON.stringify({ sentences }) });
const sentence = (text: string, about = ALLEGED, more: object = {}) => ({ text, passages: [numberOf(about)], ...more });

/** The answer that is shown without a model, but for the line above it. */
function expectExtractive(answer: Answer): void {
  const { title: _, ...rest } = answer as AnsweredContent;
  expect(rest).toEqual(guard(compose(input), input.library));
  expect((answer as AnsweredContent).title).toEqual({ kind: 'model unused' });
  expect(answerText(answer)).toContain(UNUSED);
  expect(checkedMessage({ kind: 'answer', answer }).faults).toEqual([]);
}

describe('a reply that holds', () => {
  test('is shown in its words, with its source, the accused party’s own words after it, and a line that says so', async () => {
    const answer = await answered(saying(sentence(FAITHFUL, ALLEGED, { speaker: 'Halden Institute' })));
    const text = answerText(answer);
    expect(text).toContain(`${FAITHFUL} [1]`);
    expect(text).not.toContain(ALLEGED);
    expect(text.indexOf(DENIED)).toBeGreaterThan(text.indexOf(FAITHFUL));
    expect(text).toContain('Worded by a language model');
    const sent = checkedMessage({ kind: 'answer', answer });
    expect(sent.faults).toEqual([]);
    expect(JSON.stringify(sent.message)).toContain(DENIED);
    expect(uses).toMatchObject([{ outcome: 'model', sentences: 1, dropped: 0 }]);
  });

  test('gets the name of who alleges where its words have none', async () => {
    const answer = await answered(saying(sentence('A network of 7,704 accounts posted about the harbour.')));
    // Without its speaker the sentence is not let through; what is shown says who alleges.
    expectExtractive(answer);
    expect(answerText(answer)).toContain('The Halden Institute said');
  });

  test('chooses and orders', async () => {
    const rebuilt = 'The harbour of Norland was rebuilt in 1902.';
    const answer = await answered(saying(sentence(rebuilt, rebuilt), sentence(FAITHFUL)));
    const shown = (answer as AnsweredContent).blocks.flatMap(citedIn);
    expect(shown.map(({ statement }) => statement.text)).toEqual([rebuilt, ALLEGED, DENIED]);
  });

  test('is read with a fence and words around it, and after one repair', async () => {
    const good = JSON.stringify({ sentences: [sentence(FAITHFUL)] });
    expect(answerText(await answered({ text: `Here you are:\n\`\`\`json\n${good}\n\`\`\`` }))).toContain(FAITHFUL);
    expect(answerText(await answered({ text: '{"sentences": [{' }, { text: good }))).toContain(FAITHFUL);
    expect(server.requests).toHaveLength(2);
  });

  test('tells its tokens and cost', async () => {
    const text = JSON.stringify({ sentences: [sentence(FAITHFUL)] });
    await answered({ text, usage: { prompt: 900, completion: 100 } });
    expect(uses).toMatchObject([{ inputTokens: 900, outputTokens: 100, cost: 0.0013 }]);
  });

  test('callbacks hear of every step', async () => {
    server.script(saying(sentence(FAITHFUL)));
    const steps: string[] = [];
    const heard = {
      handleChainStart: (...args: readonly unknown[]) => {
        steps.push(String(args[7] ?? args[6]));
      },
      handleChatModelStart: () => {
        steps.push('chat model');
      },
    };
    await (await composer()).answer(async () => input, { callbacks: [heard] });
    expect(steps).toEqual(
      expect.arrayContaining(['retrieve', 'prompt', 'model', 'chat model', 'parse', 'ground', 'guard']),
    );
  });
});

describe('a reply that does not hold leaves the sources’ own words', () => {
  const outcomes = () => uses.map(({ outcome }) => outcome);

  test.each<[string, () => ScriptedReply]>([
    ['numbers that no source has', () => saying(sentence(FAITHFUL.replace('7,704', '9,704')))],
    ['a swapped attribution', () => saying(sentence(FAITHFUL.replace('The Halden Institute', 'Norland')))],
    ['another speaker', () => saying(sentence(FAITHFUL, ALLEGED, { speaker: 'Norland' }))],
    ['an invented response', () => saying(sentence('Sudria admitted that it ran the accounts about the harbour.'))],
    ['an invented passage', () => saying({ text: FAITHFUL, passages: [99] })],
    ['a thousand characters', () => saying(sentence(FAITHFUL.repeat(11)))],
    ['a spoiler', () => saying(sentence(`||${FAITHFUL}||`))],
    ['subtext', () => saying(sentence(`-# ${FAITHFUL}`))],
    ['a code block', () => saying(sentence(`\`\`\`\n${FAITHFUL}`))],
    ['a comment', () => saying(sentence(`${FAITHFUL} <!-- -->`))],
    ['zero-width characters', () => saying(sentence(FAITHFUL.replaceAll(' ', '\u200b ')))],
    ['right-to-left characters', () => saying(sentence(`\u202e${FAITHFUL}`))],
    ['homoglyphs', () => saying(sentence(FAITHFUL.replaceAll('a', '\u0430')))],
    ['another language', () => saying(sentence('L’institut Halden a dit que 7 704 comptes ont publié sur le port.'))],
  ])('%s', async (_, reply) => {
    expectExtractive(await answered(reply()));
    expect(outcomes()).toEqual(['not grounded']);
  });

  test.each<[string, ScriptedReply, ModelUse['outcome']]>([
    ['nothing', { text: '' }, 'unreadable'],
    ['a refusal in words', { text: 'I cannot help with that.' }, 'unreadable'],
    ['a refusal of the provider’s form', { refusal: 'no' }, 'unreadable'],
    ['broken JSON', { text: '{"sentences": [{"text": "The Halden' }, 'unreadable'],
    ['JSON of another form', { text: '{"__proto__": {"sentences": []}, "answer": "yes"}' }, 'unreadable'],
    [
      'a sentence of 20,000 characters',
      { text: JSON.stringify({ sentences: [{ text: 'very '.repeat(4_000), passages: [1] }] }) },
      'unreadable',
    ],
    ['20,000 characters of words', { text: 'very '.repeat(4_000) }, 'unreadable'],
    ['no sentence', { text: '{"sentences": []}' }, 'empty'],
    ['a fault of the server', { status: 500 }, 'model failed'],
    ['a wrong key', { status: 401 }, 'model failed'],
    ['half an answer and a broken connection', 'break', 'model failed'],
  ])('%s', async (_, reply, outcome) => {
    expectExtractive(await answered(reply));
    expect(outcomes()).toEqual([outcome]);
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  test('a model that hangs is not waited for longer than the limit', async () => {
    server.script('hang');
    expectExtractive(await (await composer({ timeoutSeconds: 0.2 })).answer(async () => input));
    expect(outcomes()).toEqual(['time limit']);
  });

  test('a model that is not there', async () => {
    const model = await openLanguageModel({
      name: 'openai:none',
      baseUrl: 'http://127.0.0.1:9/v1',
      apiKey: 'none',
      timeoutSeconds: 5,
    });
    const tokens = createDailyTokens(null, () => new Date());
    const alone = createModelComposer({
      model,
      tokens,
      timeoutSeconds: 5,
      price: null,
      onUse: (use) => uses.push(use),
    });
    expectExtractive(await alone.answer(async () => input));
    expect(uses).toMatchObject([{ outcome: 'model failed', cost: null }]);
  });

  test('the day’s tokens being used up: the model is not asked', async () => {
    server.script({ ...(saying(sentence(FAITHFUL)) as { text: string }), usage: { prompt: 90, completion: 10 } });
    const limited = await composer({ dailyTokens: 100 });
    expect(answerText(await limited.answer(async () => input))).toContain(FAITHFUL);
    expectExtractive(await limited.answer(async () => input));
    expect(outcomes()).toEqual(['model', 'daily limit']);
    expect(server.requests).toHaveLength(1);
  });

  test('one bad sentence among good ones is dropped alone', async () => {
    const other = 'Chatterly said in November 2023 that it removed 310 accounts and linked them to people in Sudria.';
    const answer = await answered(
      saying(
        sentence(FAITHFUL),
        sentence(other.replace('310', '3,100'), other),
        sentence('The harbour of Norland was rebuilt in 1902.', 'The harbour of Norland was rebuilt in 1902.'),
      ),
    );
    expect(answerText(answer)).toContain(FAITHFUL);
    expect(answerText(answer)).not.toContain('3,100');
    expect(uses).toMatchObject([{ outcome: 'model', sentences: 3, dropped: 1, faults: ['number'] }]);
  });
});

test('where nothing answers the model is not asked', async () => {
  server.script(saying(sentence(FAITHFUL)));
  const answer = await (await composer()).answer(async () => ({ ...input, answerable: false }));
  expect(answer.kind).toBe('nothing found');
  expect(server.requests).toHaveLength(0);
});

test('passages and question stand between lines that nobody could know, another for each request', async () => {
  const marks: string[] = [];
  for (let i = 0; i < 2; i++) {
    await answered(saying(sentence(FAITHFUL)));
    const [system, human] = server.requests[0]?.messages ?? [];
    const mark = /"(=== [0-9a-f]{32} ===)"/.exec(system?.content ?? '')?.[1] ?? '';
    const parts = (human?.content ?? '').split(mark);
    expect(parts).toHaveLength(5);
    expect(parts[1]?.trim()).toBe(QUESTION);
    expect(parts[3]).toContain(ALLEGED);
    expect(system?.content).not.toContain(ALLEGED);
    marks.push(mark);
  }
  expect(marks[0]).not.toBe(marks[1]);
});

test('a failure of the search is thrown, as without a model', async () => {
  const failing = (await composer()).answer(() => Promise.reject(new Error('the index is damaged')));
  await expect(failing).rejects.toThrow('the index is damaged');
});

test('a wording that the draft brings is checked by the guard itself', () => {
  const plain = compose(input);
  const [group] = plain.groups.filter(({ statements }) => statements[0].statement.text === ALLEGED);
  if (!group) throw new Error('no group');
  const [first] = group.statements;
  const withWords = (rewording: string) =>
    answerText(guard({ ...plain, groups: [{ ...group, statements: [{ ...first, rewording }] }] }, input.library));
  expect(withWords(FAITHFUL)).toContain(FAITHFUL);
  expect(withWords('The Halden Institute said that a network of 99 accounts posted.')).toContain(ALLEGED);
});

test('a response keeps its own words, whatever the draft brings', () => {
  const plain = compose(input);
  const statement = input.hits.find((hit) => hit.statement.text === DENIED)?.statement;
  if (!statement) throw new Error('no response');
  const rewording = 'Sudria said that it has nothing to do with the accounts.';
  const answer = guard(
    { ...plain, groups: [{ statements: [{ statement, alsoIn: [], rewording }], responses: [] }] },
    input.library,
  );
  expect(answerText(answer)).toContain(DENIED);
  expect(answerText(answer)).not.toContain('Worded by');
});

test('the line about a model’s words cannot be claimed by a draft that has none', () => {
  const answer = guard({ ...compose(input), title: { kind: 'reworded' } }, input.library);
  expect(answer).not.toHaveProperty('title');
});
