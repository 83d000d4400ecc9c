import { expect, test } from '@jest/globals';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import fc from 'fast-check';
import { compose } from '../../../src/answer/compose.js';
import { isAnswer } from '../../../src/answer/guard.js';
import { createModelComposer } from '../../../src/answer/language-model/composer.js';
import { createDailyTokens } from '../../../src/answer/language-model/daily-tokens.js';
import { checkedMessage } from '../../../src/discord/checked-message.js';
import { asShown, foundIn } from '../../support/composed-answer.ts';
import { answeredOrNull, citedIn, faultsOf } from '../../support/guard-oracle.ts';
import { harbourCorpus } from '../../support/harbour-corpus.ts';
import { displayed, expectWholeBlocks } from '../../support/seen-blocks.ts';

const QUESTION = 'How many accounts posted about the harbour?';
const corpus = harbourCorpus();
const texts = corpus.documents.flatMap(({ statements }) => statements.map(({ text }) => text));
const input = await foundIn(corpus, QUESTION);
/** The passages that the model is given, in the order of their numbers. */
const candidates = compose({ ...input, room: 6_000 }).groups.map(({ statements }) => statements[0].statement.text);
const numbers = (text: string): readonly string[] => text.match(/\d+(?:,\d{3})*/g) ?? [];

async function composed(replies: string[]) {
  const composer = createModelComposer({
    model: new FakeListChatModel({ responses: replies }),
    tokens: createDailyTokens(null, () => new Date()),
    timeoutSeconds: 5,
    price: null,
    onUse: () => {},
  });
  return composer.answer(async () => input);
}

/** What an honest model leaves as it is and a dishonest one does to a sentence. */
const changes: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.replace(/ on \d+ \w+ \d{4}| in \w+ \d{4}/, ''),
  (text) => text.replace(/\d/, '9'),
  (text) => text.replace(/\b\d{4}\b/, '2019'),
  (text) => text.replace('Sudria', 'Norland'),
  (text) => text.replace('The Halden Institute said', 'It is a fact'),
  (text) => text.replace('posted', 'did not post'),
  (text) => text.replace('nothing', 'something'),
  (text) => `||${text}||`,
  (text) => `-# ${text}`,
  (text) => `\`\`\`${text}`,
  (text) => `${text} @everyone <@1> [x](https://example.org) <t:1:R>`,
  (text) => text.replaceAll(' ', ' \u200b'),
  (text) => `\u202e${text}`,
  (text) => text.replaceAll('a', '\u0430'),
  (text) => `${text} Sudria admitted everything.`,
  (text) => text.toUpperCase(),
  (text) => text.repeat(3),
  (text) => text.split(' ').reverse().join(' '),
];

const anySentence = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...changes)).map(([text, change]) => change(text)),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  // Words of all statements in any order: as like the source as nonsense and lies can be.
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...texts.flatMap((text) => text.split(' '))), { maxLength: 20 })
      .map((all) => `${all.join(' ')}.`),
  },
);
/** A sentence for the passage that it cites, as a model that follows its instructions would write it, or nearly. */
const informed = fc
  .tuple(fc.nat({ max: candidates.length - 1 }), fc.constantFrom(...changes))
  .map(([place, change]) => ({
    text: change(candidates[place] ?? ''),
    passages: [place + 1],
    speaker: null,
  }));
const anyReply = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(informed, { minLength: 1, maxLength: 4 }).map((sentences) => JSON.stringify({ sentences })),
  },
  {
    weight: 6,
    arbitrary: fc
      .array(
        fc.record({
          text: anySentence,
          passages: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
          speaker: fc.option(fc.constantFrom('Sudria', 'Norland', 'Halden Institute', 'Chatterly', 'x')),
        }),
        { maxLength: 6 },
      )
      .map((sentences) => JSON.stringify({ sentences })),
  },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

test('whatever the model returns, what is sent is whole, paired and sourced', async () => {
  const records = corpus.documents.flatMap(({ statements }) => statements);
  let reworded = 0;
  await fc.assert(
    fc.asyncProperty(anyReply, anyReply, async (first, second) => {
      const answer = await composed([first, second]);
      expect(isAnswer(answer)).toBe(true);
      const { message, faults } = checkedMessage({ kind: 'answer', answer });
      expect(faults).toEqual([]);
      const content = answeredOrNull(answer);
      expect(content).not.toBeNull();
      if (!content) return;
      expect(faultsOf(content, input.library, records)).toEqual([]);
      const shown = asShown(content, input.library);
      const shownRecords = records.map((one) => shown.library.statementById(one.id) ?? one);
      const places = expectWholeBlocks(JSON.parse(JSON.stringify(message)), shown.answer, shown.library, shownRecords);
      expect(places.length).toBe(content.blocks.length);
      // No number that the corpus does not have, and nothing of a response but its own words.
      const shownTexts = citedIn(content).map((cited) => cited.wording ?? cited.statement.text);
      const known = new Set(texts.flatMap(numbers));
      expect(shownTexts.flatMap(numbers).filter((number) => !known.has(number))).toEqual([]);
      for (const { statement, wording } of citedIn(content))
        if (statement.stance === 'response') expect(wording).toBeUndefined();
      expect(displayed(message).join('\n')).not.toMatch(/\|\||@everyone|\u202e|\u200b|admitted everything/);
      if (citedIn(content).some(({ wording }) => wording !== undefined)) reworded++;
      else expect(content.title?.kind === 'model unused' || content.title === undefined).toBe(true);
    }),
    { numRuns: 300 },
  );
  // The property would hold of a composer that never lets a model speak.
  expect(reworded).toBeGreaterThan(5);
});
