import type { Question } from '../../src/answer/question/question.js';
import { type UnderstandingContext, understand } from '../../src/answer/question/understand.js';
import { createVocabulary } from '../../src/answer/question/vocabulary.js';
import type { Corpus } from '../../src/corpus/corpus.js';
import { openLexicalIndex } from '../../src/index/lexical/lexical-index.js';
import { packLexicalIndex } from '../../src/index/lexical/pack.js';

/** The day on which the tests ask. */
const TODAY = new Date('2024-05-15T12:00:00Z');

/** @returns what understands a question about a corpus, with a model that knows the given languages */
export function understanding(
  corpus: Corpus,
  modelLanguages: UnderstandingContext['modelLanguages'] = ['en'],
): (question: string) => Promise<Question> {
  const vocabulary = createVocabulary(corpus.registry, corpus.glossary);
  const lexical = openLexicalIndex(packLexicalIndex(corpus));
  return (question) => understand(question, { vocabulary, lexical, modelLanguages, now: TODAY });
}
