import type { EmbeddingModel } from '../index/embeddings/model.js';
import { createSearcher, type Hit } from '../index/search.js';
import type { StoredIndex } from '../index/store/stored-index.js';
import { ANSWER_FROM, answerProbability } from './abstention.js';
import type { PhraseLanguage } from './answer.js';
import { type Choice, concerns, findChoice } from './choice.js';
import { type CompositionInput, compose, DEFAULT_ROOM, DETAILED_ROOM } from './compose.js';
import { createFollowUps, type Search } from './follow-ups.js';
import { type Answer, guard, refuse } from './guard.js';
import type { ModelComposer } from './language-model/composer.js';
import { detectLanguage, phraseLanguageOf } from './question/language.js';
import type { Question } from './question/question.js';
import { searchRequest, understand } from './question/understand.js';
import { createVocabulary } from './question/vocabulary.js';
import type { Retrieval } from './retrieval.js';
import type { Subject } from './subject.js';
import { supportOf } from './support.js';

export type { Retrieval } from './retrieval.js';

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
  /**
   * The question before, or those before, the oldest first: "and what did Meta say?" is then read with their subject. The
   * last three are read. A question with a subject of its own is answered as if nothing had been asked before.
   */
  readonly previous?: string | readonly string[];
  /** What the answer before was about, of which the same holds: where the text of the question before is not kept. */
  readonly subject?: Subject;
}

/** Answers questions from one open index. */
export interface AnswerService {
  /**
   * @returns the answer that the guard let out; a refusal for a question without words or too long, and where no event or
   *   party has the name given as `event`
   * @throws Error if the model fails or the index is damaged; never for what a question holds
   */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /**
   * @param k how many statements at most
   * @returns the best statements for a question, with what speaks for their answering it; none where no event or party
   *   has the name given as `event`
   * @throws Error as `ask` does
   */
  retrieve(question: string, k: number, options?: AskOptions): Promise<Retrieval>;
}

/** What the service is made of. */
export interface AnswerServiceParts {
  readonly index: StoredIndex;
  readonly model: EmbeddingModel;
  /** The present, from which "last month" is counted. */
  readonly clock?: () => Date;
  /** Where a language model is set: words the answers, as far as they hold. */
  readonly composer?: ModelComposer;
}

/**
 * Wires understanding, search, composition and guard together.
 * @throws Error if the index is damaged
 */
export function createAnswerService({
  index,
  model,
  clock = () => new Date(),
  composer,
}: AnswerServiceParts): AnswerService {
  const searcher = createSearcher(index, model);
  const { registry } = index;
  const vocabulary = createVocabulary(registry, index.glossary);
  const context = { vocabulary, lexical: searcher.lexical, modelLanguages: model.languages };
  const followUps = createFollowUps({
    vocabulary,
    lexical: searcher.lexical,
    understand: (text) => understand(text.slice(0, MAX_QUESTION_LENGTH), { ...context, now: clock() }),
  });

  /** @param keep which statements count; null for all */
  async function find(question: Question, k: number, keep: ((hit: Hit) => boolean) | null): Promise<Retrieval> {
    const found = await searcher.search(searchRequest(question), keep ? SEARCHED_WITHIN : k);
    const hits = keep ? found.filter(keep).slice(0, k) : found;
    const support = supportOf(question, hits, searcher.lexical, registry);
    return { question, hits, support, probability: answerProbability(support), followsUp: false };
  }

  async function retrieve(text: string, k: number, options: AskOptions = {}): Promise<Retrieval> {
    const chosen = chosenOf(options, index);
    const conversation = {
      previous: [options.previous ?? []].flat(),
      // What was chosen is what an elliptic question is about, whatever was asked before.
      subject: chosen ? subjectOfChoice(chosen) : (options.subject ?? null),
      isChosen: chosen !== null,
    };
    const isOnChosen = chosen && (({ statement }: Hit) => concerns(statement, chosen, registry));
    const search: Search = (question, keep) => {
      const filters = [isOnChosen, keep].flatMap((filter) => filter ?? []);
      const all = filters.length === 0 ? null : (hit: Hit) => filters.every((filter) => filter(hit));
      return find(withChoices(question, options.language, chosen), k, all);
    };
    const retrieval = await followUps.retrieve(text, conversation, search);
    return isUnknown(options, chosen) ? { ...retrieval, hits: [], probability: 0 } : retrieval;
  }

  return {
    retrieve,
    async ask(text, options = {}) {
      const language = options.language ?? phraseLanguageOf(text, detectLanguage(text.slice(0, MAX_QUESTION_LENGTH)));
      if (!/[\p{L}\p{N}]/u.test(text)) return refuse(text, language, 'empty question');
      if (text.length > MAX_QUESTION_LENGTH)
        return refuse(text.slice(0, REPEATED_LENGTH), language, 'question too long');
      if (isUnknown(options, chosenOf(options, index))) return refuse(text, language, 'unknown event');
      const found = async (): Promise<CompositionInput> => {
        const { question, hits, probability } = await retrieve(text, SEARCHED, options);
        const room = options.room ?? (question.intents.has('in detail') ? DETAILED_ROOM : DEFAULT_ROOM);
        const answerable = hits.length > 0 && probability >= ANSWER_FROM;
        return { question, hits, library: index, answerable, room };
      };
      return composer ? composer.answer(found) : guard(compose(await found()), index);
    },
  };
}

/** Puts what was chosen beside the question into the question: a language for the phrases, an event, a party. */
function withChoices(question: Question, language: PhraseLanguage | undefined, chosen: Choice | null): Question {
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

/** The event or party that was chosen, or whose name was typed; null where nothing was, or nothing fits. */
function chosenOf({ event = '' }: AskOptions, { registry }: StoredIndex): Choice | null {
  return findChoice(registry, event);
}

/** Whether something was chosen that the corpus does not know. */
function isUnknown({ event = '' }: AskOptions, chosen: Choice | null): boolean {
  return event.trim() !== '' && chosen === null;
}

function subjectOfChoice({ kind, id }: Choice): Subject {
  return kind === 'event' ? { events: [id], parties: [] } : { events: [], parties: [id] };
}
