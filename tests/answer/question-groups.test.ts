import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AskedText, groupQuestions } from '../../src/answer/question-groups.js';

/** Questions in the order in which they were asked, a minute apart. */
function asked(...texts: readonly string[]): AskedText[] {
  return texts.map((text, i) => ({ id: `q${i}`, text, language: 'en', askedAt: new Date(i * 60_000) }));
}

function grouped(questions: readonly AskedText[]): [string, number][] {
  return groupQuestions(questions).map(({ text, ids }) => [text, ids.length]);
}

describe('questions that ask much the same', () => {
  test('are one group, whatever their form, order and signs; the most frequent wording stands for it', () => {
    const questions = asked(
      'Who ran the fake accounts in Norland?',
      'When does the ferry leave',
      'who ran the fake accounts in Norland',
      'In Norland, who runs fake accounts?',
    );
    expect(grouped(questions)).toEqual([
      ['Who ran the fake accounts in Norland?', 3],
      ['When does the ferry leave', 1],
    ]);
    expect(groupQuestions(questions)[0]?.lastAsked).toEqual(new Date(3 * 60_000));
  });

  test('are apart where a number differs', () => {
    expect(grouped(asked('What did Meta remove in 2022?', 'What did Meta remove in 2023?'))).toHaveLength(2);
  });

  test('are apart where little is shared, though both are like a third', () => {
    const groups = grouped(
      asked('harbour ferry posts letters', 'harbour ferry posts bridges', 'harbour ferry bridges towers'),
    );
    expect(groups).toEqual([
      ['harbour ferry posts bridges', 2],
      ['harbour ferry bridges towers', 1],
    ]);
  });

  test('are found in Chinese as well', () => {
    const questions = asked('谁运营了这些虚假账号？', '这些虚假账号是谁运营的', '渡轮几点出发');
    expect(grouped(questions.map((one) => ({ ...one, language: 'zh-CN' })))[0]?.[1]).toBe(2);
  });

  test('of function words or signs alone are kept by their own text', () => {
    expect(grouped(asked('why?', '???', 'why?'))).toEqual([
      ['why?', 2],
      ['???', 1],
    ]);
  });
});

const anyQuestion = fc.record({
  text: fc
    .array(fc.constantFrom('ferry', 'ferries', 'harbour', 'the', 'posts', '2022', '2023', 'who', '?', '渡轮'))
    .map((words) => words.join(' ')),
  language: fc.constantFrom('en', 'fr', 'zh-CN'),
  askedAt: fc.date({ min: new Date(0), max: new Date(1e9), noInvalidDate: true }),
});
const anyQuestions = fc
  .array(anyQuestion, { maxLength: 30 })
  .map((list) => list.map((one, i): AskedText => ({ id: `q${i}`, ...one })));

test('every question is in exactly one group, whatever the order in which they are given', () => {
  fc.assert(
    fc.property(
      anyQuestions.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([questions, shuffled]) => {
        const groups = groupQuestions(questions);
        expect(groups.flatMap(({ ids }) => ids).sort()).toEqual(questions.map(({ id }) => id).sort());
        expect(groups.map(({ ids }) => ids.length)).toEqual(
          groups.map(({ ids }) => ids.length).toSorted((a, b) => b - a),
        );
        for (const { text, ids, lastAsked } of groups) {
          const members = questions.filter(({ id }) => ids.includes(id));
          expect(members.map((one) => one.text)).toContain(text);
          expect(lastAsked.getTime()).toBe(Math.max(...members.map(({ askedAt }) => askedAt.getTime())));
        }
        expect(groupQuestions(shuffled)).toEqual(groups);
      },
    ),
  );
});
