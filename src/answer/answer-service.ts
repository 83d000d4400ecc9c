import type { Statement } from '../corpus/document.js';
import { eventDistance, speaksFor } from '../corpus/response-rule.js';
import type { EmbeddingModel } from '../index/embeddings/model.js';
import { partyIds } from '../index/lexical/fields.js';
import { createSearcher, type Hit } from '../index/search.js';
import type { StoredIndex } from '../index/store/stored-index.js';
import { ANSWER_FROM, answerProbability } from './abstention.js';
import type { PhraseLanguage } from './answer.js';
import { compose, DEFAULT_ROOM, DETAILED_ROOM } from './compose.js';
import { type Answer, guard, refuse } from './guard.js';
import { detectLanguage, phraseLanguageOf } from './question/language.js';
import type { Question } from './question/question.js';
import { searchRequest, understand } from './question/understand.js';
import { createVocabulary } from './question/vocabulary.js';
import { type Suggestion, suggestFrom } from './suggest.js';
import { type Support, supportOf } from './support.js';

/** Longest question that is read, in characters: that of Discord's text options is 6,000, a message 4,000. */
const MAX_QUESTION_LENGTH = 2_000;
/** How much of a question that is too long is repeated, in characters. */
const REPEATED_LENGTH = 200;
/** How many statements are searched for an answer. */
const SEARCHED = 40;
/** How many where only those on one event or party are kept. */
const SEARCHED_WITHIN = 1_000;

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
  /**
   * @returns the answer that the guard let out; a refusal for a question without words or too long
   * @throws Error if the model fails or the index is damaged; never for what a question holds
   */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /**
   * @param k how many statements at most
   * @returns the best statements for a question, with what speaks for their answering it
   * @throws Error as `ask` does
   */
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
    const chosen = chosenSubject(options, index);
    const question = withChoices(understood, options.language, chosen);
    const found = await searcher.search(searchRequest(question), chosen ? SEARCHED_WITHIN : k);
    const hits = chosen ? found.filter(({ statement }) => concerns(statement, chosen, index)).slice(0, k) : found;
    const support = supportOf(question, hits, searcher.lexical, index.registry);
    return { question, hits, support, probability: answerProbability(support) };
  }

  return {
    retrieve,
    suggest: (prefix) => suggestFrom(index.registry, prefix),
    async ask(text, options = {}) {
      const language = options.language ?? phraseLanguageOf(text, detectLanguage(text.slice(0, MAX_QUESTION_LENGTH)));
      if (!/[\p{L}\p{N}]/u.test(text)) return refuse(text, language, 'empty question');
      if (text.length > MAX_QUESTION_LENGTH)
        return refuse(text.slice(0, REPEATED_LENGTH), language, 'question too long');
      const { question, hits, probability } = await retrieve(text, SEARCHED, options);
      const room = options.room ?? (question.intents.has('in detail') ? DETAILED_ROOM : DEFAULT_ROOM);
      const answerable = hits.length > 0 && probability >= ANSWER_FROM;
      return guard(compose({ question, hits, library: index, answerable, room }), index);
    },
  };
}

/** Puts what was chosen beside the question into the question: a language for the phrases, an event, a party. */
function withChoices(question: Question, language: PhraseLanguage | undefined, chosen: Subject | null): Question {
  const phraseLanguage = language ?? question.phraseLanguage;
  if (!chosen) return { ...question, phraseLanguage };
  const { events, parties } = question;
  const isNamed = parties.some(({ id }) => id === chosen.id);
  return {
    ...question,
    phraseLanguage,
    events: chosen.kind === 'event' ? [...new Set([...events, chosen.id])] : events,
    parties: chosen.kind === 'party' && !isNamed ? [...parties, { id: chosen.id, role: 'mentioned' }] : parties,
  };
}

/** What an answer should be about. */
type Subject = { readonly kind: 'event' | 'party'; readonly id: string };

/** The event or party that was chosen, or whose name was typed; null where nothing was, or nothing fits. */
function chosenSubject({ event }: AskOptions, { registry }: StoredIndex): Subject | null {
  if (event === undefined || event.trim() === '') return null;
  const id = suggestFrom(registry, event)[0]?.value;
  if (id === undefined) return null;
  return { kind: registry.events.has(id) ? 'event' : 'party', id };
}

/** Whether a statement is on the chosen event or one within it, or of or against the chosen party. */
function concerns(statement: Statement, chosen: Subject, { registry }: StoredIndex): boolean {
  if (chosen.kind === 'event') return eventDistance(registry, statement.event, chosen.id) < Infinity;
  const voices = speaksFor(registry, chosen.id);
  return partyIds(statement).some((id) => voices.includes(id));
}
