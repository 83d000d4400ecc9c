import type { Mention } from '../../corpus/party-mentions.js';
import type { EmbeddingModel } from '../../index/embeddings/model.js';
import type { LexicalIndex } from '../../index/lexical/lexical-index.js';
import type { NamedParty, SearchRequest } from '../../index/search-request.js';
import { toSimplified } from '../../lib/chinese.js';
import { contentWords } from './content-words.js';
import { intentsOf } from './intent.js';
import { detectLanguage, phraseLanguageOf } from './language.js';
import { meetingEvents } from './meeting-events.js';
import { periodOf } from './period.js';
import { type ContentWord, type Intent, type Question, type QuestionLanguage, speakersOf } from './question.js';
import { isSpeaker } from './speaker.js';
import type { Vocabulary } from './vocabulary.js';

/** What the vectors weigh, of 1 for words and vectors together, where the model knows the question's language. */
const VECTOR_WEIGHT = 0.3;
/** The same where it is given a word-for-word translation. */
const WORD_FOR_WORD_WEIGHT = 0.2;

/** What a question is understood with. */
export interface UnderstandingContext {
  readonly vocabulary: Vocabulary;
  readonly lexical: LexicalIndex;
  /** Languages that the embedding model knows. */
  readonly modelLanguages: EmbeddingModel['languages'];
  readonly now: Date;
}

/**
 * Understands a question without a language model: its language, the parties and events that it names, its period,
 * what it wants to know, and the words to search for.
 * @param asked the question as typed, of any content
 * @throws Error if the files of general vocabulary are missing
 */
export async function understand(asked: string, context: UnderstandingContext): Promise<Question> {
  const text = spelledOut(asked.normalize('NFKC').replace(/\s+/gu, ' ').trim());
  const language = detectLanguage(text);
  const { vocabulary, lexical, modelLanguages, now } = context;
  const matched = language === 'zh' ? toSimplified(text) : text;
  const parties = vocabulary.parties.find(matched);
  const adjectives = vocabulary.adjectives.find(matched).filter((mention) => !overlapsAny(mention, parties));
  const events = vocabulary.events.find(matched);
  const mentions = [...parties, ...adjectives, ...events];
  const words = contentWords(withoutAsking(matched, language), { language, vocabulary, lexical, mentions });
  const named = namedParties(matched, [...parties, ...adjectives]);
  const mentioned = named.filter(({ role }) => role === 'mentioned');
  return {
    asked,
    text,
    language,
    phraseLanguage: phraseLanguageOf(text, language),
    intents: intentsOf(text),
    parties: named,
    events: [...new Set([...events.map(({ id }) => id), ...meetingEvents(words, events, mentions, vocabulary)])],
    relatedEvents: [...new Set(mentioned.flatMap(({ id }) => vocabulary.eventsNaming(id)))],
    period: await periodOf(text, language, now),
    words,
    ...vectorInput(text, language, words, modelLanguages),
  };
}

/**
 * @returns what to search for, to answer a question
 */
export function searchRequest(question: Question): SearchRequest {
  const { intents } = question;
  return {
    groups: question.words.map(({ group }) => group),
    vectorText: question.vectorText,
    vectorWeight: question.wordForWord ? WORD_FOR_WORD_WEIGHT : VECTOR_WEIGHT,
    parties: question.parties,
    events: question.events,
    relatedEvents: question.relatedEvents,
    period: question.period,
    wants: [
      ...(intents.has('how many') ? (['number'] as const) : []),
      ...(intents.has('which platforms') ? (['platform'] as const) : []),
      ...(intents.has('target') && (intents.has('who') || intents.has('what')) ? (['target'] as const) : []),
      ...(intents.has('definition') ? (['definition'] as const) : []),
      ...(intents.has('accusation') ? (['accusation'] as const) : []),
      ...(asksOnlyForResponse(question) ? (['response'] as const) : []),
    ],
  };
}

/**
 * Tells whether a question asks for a response and nothing else.
 * "What did China reply?" asks for one side. "What did Canada say, and what did China reply?" and "who was expelled, and
 * how did China react?" ask for both, and are answered by what is asked first with the response beside it.
 */
export function asksOnlyForResponse(question: Question): boolean {
  const { text, intents } = question;
  if (!intents.has('response') || speakersOf(question).length > 1) return false;
  return !text.split(CLAUSES).some((clause) => asksForOther(intentsOf(clause)));
}

const CLAUSES = /[,;，；、]|\band\b|\bet\b|以及|并且|並且/iu;
const OTHER_QUESTIONS: readonly Intent[] = ['who', 'when', 'where', 'why', 'how many', 'which platforms'];

function asksForOther(intents: ReadonlySet<Intent>): boolean {
  return !intents.has('response') && OTHER_QUESTIONS.some((intent) => intents.has(intent));
}

/** "450k" is written "450,000" in news prose. */
function spelledOut(text: string): string {
  return text.replace(/(?<![\p{L}\d.])(\d{1,3}(?:\.\d)?)k\b/giu, (_, thousands) =>
    (Number(thousands) * 1_000).toLocaleString('en-US'),
  );
}

function namedParties(text: string, mentions: readonly Mention[]): NamedParty[] {
  const roles = new Map<string, NamedParty['role']>();
  for (const mention of mentions) {
    const role = isSpeaker(text, mention, mentions) ? 'speaker' : 'mentioned';
    if (roles.get(mention.id) !== 'speaker') roles.set(mention.id, role);
  }
  return [...roles].map(([id, role]) => ({ id, role }));
}

function vectorInput(
  text: string,
  language: QuestionLanguage,
  words: readonly ContentWord[],
  known: EmbeddingModel['languages'],
): Pick<Question, 'vectorText' | 'wordForWord'> {
  if (words.length === 0) return { vectorText: null, wordForWord: false };
  if (known === 'any' || known.includes(language)) return { vectorText: text, wordForWord: false };
  const english = [...new Set(words.map((word) => word.english))].join(' ');
  return { vectorText: english, wordForWord: true };
}

/** Chinese question words run into their neighbours; commas of the same length part them and keep every offset. */
const ASKING =
  /什么时候|甚么时候|什么|甚么|多少[个名次家人]?|几[个名次家]|哪[些个里年天月]?|为什么|为何|怎么样?|怎样|如何|是不是|是否|有没有|到底|究竟|真的吗|[吗呢吧么]|谁|这些|那些|一些|说了?|请问|告诉我/gu;

function withoutAsking(text: string, language: QuestionLanguage): string {
  return language === 'zh' ? text.replace(ASKING, (word) => '，'.repeat(word.length)) : text;
}

function overlapsAny(mention: Mention, others: readonly Mention[]): boolean {
  return others.some((other) => mention.start < other.end && other.start < mention.end);
}
