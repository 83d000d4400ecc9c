import { describe, expect, test } from '@jest/globals';
import type { AnsweredContent } from '../../src/answer/answer.js';
import { mustBeCited } from '../../src/answer/cited.js';
import { type Answer, guardFactCheck, refuse } from '../../src/answer/guard.js';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom } from '../support/small-library.ts';

const library = harbourLibrary();
/** A claim whose evidence is of one document, and whose answer is of another. */
const factCheck = guardFactCheck(
  {
    question: 'Q?',
    language: 'en',
    claims: [
      {
        text: 'Sudria ran fake accounts.',
        finding: { kind: 'reported' },
        groups: library
          .statementsOf('elsewhere')
          .map((statement) => ({ statements: [{ statement, alsoIn: [] }], responses: [] })),
      },
    ],
  },
  library,
);

describe.each([
  ['an answer', answerFrom(library, ['posts', 'wider', 'elsewhere']) as Answer<AnsweredContent>],
  ['a fact-check', factCheck as Answer<AnsweredContent>],
])('%s', (_, answer) => {
  test('cites nothing but what it lists', () => {
    expect(() => mustBeCited(answer)).not.toThrow();
  });

  test('is a fault without any one of its sources', () => {
    expect(answer.sources.length).toBeGreaterThan(0);
    for (const left of answer.sources) {
      const sources = answer.sources.filter((one) => one !== left);
      expect(() => mustBeCited({ ...answer, sources })).toThrow('cites a source that it does not list');
    }
  });
});

test('what cites nothing needs no sources', () => {
  expect(() => mustBeCited(refuse('Q?', 'en', 'guard'))).not.toThrow();
});
