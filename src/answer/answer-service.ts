import type { EmbeddingModel } from '../index/embeddings/model.js';
import { createSearcher, type Hit } from '../index/search.js';
import type { StoredIndex } from '../index/store/stored-index.js';
import { ANSWER_FROM, answerProbability } from './abstention.js';
import { compose, DEFAULT_ROOM } from './compose.js';
import { type Answer, guard, refuse } from './guard.js';
import type { PhraseLanguage } from './answer.js';
import { type Suggestion, suggestFrom } from './suggest.js';
import { type Support, supportOf } from './support.js';
import type { Question } from './question/question.js';
import { searchRequest, understand } from './question/understand.js';
import { createVocabulary } from './question/vocabulary.js';

/** Longest question that is read, in characters: that of Discord's text options is 6,000, a message 4,000. */
export const MAX_QUESTION_LENGTH = 2_000;
/** How many statements are searched for an answer. */
const SEARCHED = 40;

/** What a question may be asked with. */
export interface AskOptions {
  /** Language of the bot's phrases; that of the question if left out. */
  readonly language?: PhraseLanguage;
  /** An event's or a party's id, or its name as typed, that the answer should be about. */
  readonly event?: string;
  /** Characters for the statements of the answer, about. */
  readonly room?: number;
}

/** A question with what was found for it, before anything is composed. */
export interface Retrieval {
  readonly question: Question;
  /** Best first. */
  readonly hits: readonly Hit[];
  readonly support: Support;
  /** How likely the hits answer the question, 0 to 1. */
  readonly probability: number;
}

/** Answers questions from one open index. */
export interface AnswerService {
  /** @returns the answer that the guard let out; never throws for what a question holds */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** @returns the `k` best statements for a question, with what speaks for their answering it */
  retrieve(question: string, k: number, options?: AskOptions): Promise<Retrieval>;
  /** @returns events and parties that a typed prefix may mean, at most 25 */
  suggest(prefix: string): Suggestion[];
}

/** What the service is made of. */
export interface AnswerServiceParts {
  readonly index: StoredIndex;
  readonly model: EmbeddingModel;
  /** The present, from which "last month" is counted. */
  readonly clock?: () => Date;
}

/**
 * Wires understanding, search, composition and guard together.
 * @throws Error if the index is damaged
 */
export function createAnswerService({ index, model, clock = () => new Date() }: AnswerServiceParts): AnswerService {
  const searcher = createSearcher(index, model);
  const vocabulary = createVocabulary(index.registry, index.glossary);
  const context = { vocabulary, lexical: searcher.lexical, modelLanguages: model.languages };

  async function retrieve(text: string, k: number, options: AskOptions = {}): Promise<Retrieval> {
    const understood = await understand(text, { ...context, now: clock() });
    const question = narrow(understood, options, index);
    const hits = await searcher.search(searchRequest(question), k);
    const support = supportOf(question, hits, searcher.lexical, index.registry);
    return { question, hits, support, probability: answerProbability(support) };
  }

  return {
    retrieve,
    suggest: (prefix) => suggestFrom(index.registry, prefix),
    async ask(text, options = {}) {
      const language = options.language ?? 'en';
      if (!/[\p{L}\p{N}]/u.test(text)) return refuse(text, language, 'empty question');
      if (text.length > MAX_QUESTION_LENGTH) return refuse(text.slice(0, 200), language, 'question too long');
      const { question, hits, probability } = await retrieve(text, SEARCHED, options);
      const room = options.room ?? DEFAULT_ROOM;
      const answerable = hits.length > 0 && probability >= ANSWER_FROM;
      return guard(compose({ question, hits, library: index, answerable, room }), index);
    },
  };
}

/** Applies what was chosen beside the question: a language for the phrases, an event or party to look at. */
function narrow(question: Question, { language, event }: AskOptions, index: StoredIndex): Question {
  const phraseLanguage = language ?? question.phraseLanguage;
  if (event === undefined || event.trim() === '') return { ...question, phraseLanguage };
  const chosen = suggestFrom(index.registry, event)[0]?.value ?? event;
  const isEvent = index.registry.events.has(chosen);
  const isParty = index.registry.parties.has(chosen);
  return {
    ...question,
    phraseLanguage,
    events: isEvent ? [...new Set([...question.events, chosen])] : question.events,
    parties: isParty ? [...question.parties, { id: chosen, role: 'mentioned' }] : question.parties,
  };
}
