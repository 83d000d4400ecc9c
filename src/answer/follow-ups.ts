import type { Event } from '../corpus/registry.js';
import type { LexicalIndex } from '../index/lexical/lexical-index.js';
import type { Hit } from '../index/search.js';
import type { Period } from '../index/search-request.js';
import { datesIn, overlaps } from '../index/statement-dates.js';
import { ANSWER_FROM } from './abstention.js';
import { type Dependence, dependenceOf, hasLoosePronoun, isDateWord, subjectWords } from './question/dependence.js';
import { type Answered, resolveFollowUp } from './question/follow-up.js';
import type { Question } from './question/question.js';
import type { Vocabulary } from './question/vocabulary.js';
import type { Retrieval } from './retrieval.js';
import { answeredBy, knownSubject, type Subject } from './subject.js';
import { supportOf } from './support.js';

/** How many of the questions before are read. */
const READ = 3;
/** Share of a follow-up's own words, if it has several, that the best hits have to hold: else it has left the subject. */
const OWN_WORDS_HELD = 0.5;

/** From this share of the greatest rarity on, a word names a thing of few statements. */
const RARE = 0.65;

/** What was said before a question. */
export interface Conversation {
  /** The questions before, the oldest first. */
  readonly previous: readonly string[];
  /** What the last answer was about; null where that is not known. */
  readonly subject: Subject | null;
  /** Whether the subject was chosen beside the question, so that the questions before do not count. */
  readonly isChosen: boolean;
}

/**
 * Finds statements for one question, read in one way.
 * @param keep which hits count; all if left out
 */
export type Search = (question: Question, keep?: (hit: Hit) => boolean) => Promise<Retrieval>;

/** Finds statements for questions that may follow up others. */
export interface FollowUps {
  /**
   * @returns what was found for the question read by itself or with what went before: by rules, and where these leave it
   *   open, as it is the likelier answered
   * @throws Error as `search` does
   */
  retrieve(text: string, conversation: Conversation, search: Search): Promise<Retrieval>;
}

/** What follow-ups are resolved with. */
export interface FollowUpParts {
  readonly vocabulary: Vocabulary;
  readonly lexical: LexicalIndex;
  understand(text: string): Promise<Question>;
}

/** What went before, resolved. */
interface Former {
  readonly question: Question;
  readonly answered: Answered;
}

/** @returns a reader of follow-ups over one index */
export function createFollowUps({ vocabulary, lexical, understand }: FollowUpParts): FollowUps {
  const { registry } = vocabulary;

  return {
    async retrieve(text, { previous, subject, isChosen }, search) {
      const known = subject === null ? null : knownSubject(subject, registry);
      let former = known === null ? null : await formerOfSubject(known);
      const questions = isChosen ? [] : previous.filter((one) => /[\p{L}\p{N}]/u.test(one)).slice(-READ);
      for (const [place, one] of questions.entries()) {
        const retrieval = await follow(one, former, search);
        const isLast = place === questions.length - 1;
        // What was shown is known better than what would be found now.
        const shown = isLast && known !== null && known.events.length > 0 ? known.events : null;
        const answered =
          retrieval.probability >= ANSWER_FROM ? answeredBy(retrieval.question, retrieval.hits, registry) : NOTHING;
        former = { question: retrieval.question, answered: shown ? { ...answered, events: shown } : answered };
      }
      return follow(text, former, search);
    },
  };

  async function follow(text: string, former: Former | null, search: Search): Promise<Retrieval> {
    const question = await understand(text);
    const dependence = former === null ? 'new' : dependenceOf(question, former.question, vocabulary);
    const alone = await search(question);
    if (former === null || dependence === 'new') return alone;
    const read = resolveFollowUp(question, former.question, former.answered, vocabulary);
    const { period } = read;
    // Where nothing but another time is asked about, what is of the former time is no answer.
    const onlyPeriod = question.period !== null && period !== null && subjectWords(question).length === 0;
    const resolved = await search(read, onlyPeriod ? (hit) => isOf(hit, period) : undefined);
    const staysOn = holdsOwnWords(question, resolved);
    const isSpecific = dependence === 'either' && namesRareThings(question);
    return better(dependence, alone, { ...resolved, followsUp: true }, { staysOn, isSpecific });
  }

  /** A follow-up on something that the corpus does not tell of is not answered by what was asked before. */
  function holdsOwnWords(question: Question, { hits }: Retrieval): boolean {
    const words = subjectWords(question);
    if (words.length === 0) return true;
    const { jointCoverage, missingNames, unknownWords } = supportOf({ ...question, words }, hits, lexical, registry);
    if (missingNames > 0 || unknownWords > 0) return false;
    // "Who was behind it?": one word beside a pronoun says too little for its absence to tell anything.
    return jointCoverage >= OWN_WORDS_HELD || (words.length === 1 && hasLoosePronoun(question, vocabulary));
  }

  /** Several words that few statements have name a subject of their own. */
  function namesRareThings(question: Question): boolean {
    const rare = subjectWords(question).filter(({ group }) => {
      const known = group.terms.filter(({ weight }) => weight >= 1).flatMap(({ term }) => lexical.idf(term) ?? []);
      return known.length > 0 && Math.min(...known) >= RARE * lexical.greatestIdf;
    });
    return rare.length >= 2;
  }

  /** A question as if the events' titles, or the parties' names, had been asked. */
  async function formerOfSubject({ events, parties }: Subject): Promise<Former | null> {
    const names =
      events.length > 0
        ? events.map((id) => registry.events.get(id)?.title ?? id)
        : parties.map((id) => registry.parties.get(id)?.name ?? id);
    if (names.length === 0) return null;
    const question = await understand(names.join(' · '));
    const own = new Set(question.parties.map(({ id }) => id));
    return {
      question: {
        ...question,
        intents: new Set(['what']),
        events,
        period: spanOf(events.length === 1 ? registry.events.get(events[0] ?? '') : undefined),
        parties: [
          ...question.parties.map(({ id }) => ({ id, role: 'mentioned' as const })),
          ...parties.filter((id) => !own.has(id)).map((id) => ({ id, role: 'mentioned' as const })),
        ],
        words: question.words.filter((word) => !isDateWord(word)),
      },
      answered: { ...NOTHING, events },
    };
  }
}

/** The days of an event that has ended; null for any other. */
function spanOf(event: Event | undefined): Period | null {
  return event?.start && event.end
    ? { start: `${event.start}-01-01`.slice(0, 10), end: `${event.end}-31-31`.slice(0, 10) }
    : null;
}

/** Whether a statement names a day of the period, or was published in it. */
function isOf({ statement, document }: Hit, period: Period): boolean {
  const { published } = document;
  const dates = published === null ? [] : [{ start: published, end: published }];
  return [...datesIn(statement.text), ...dates].some((date) => overlaps(date, period));
}

const NOTHING: Answered = { events: [], accused: [], responds: false };

/**
 * @param staysOn whether the hits of the resolved question hold what the question itself names
 * @param isSpecific whether the question names a subject by itself after all
 */
function better(
  dependence: Dependence,
  alone: Retrieval,
  resolved: Retrieval,
  { staysOn, isSpecific }: { staysOn: boolean; isSpecific: boolean },
): Retrieval {
  const isResolvedFound = resolved.probability >= ANSWER_FROM && staysOn;
  if (!isResolvedFound) return alone;
  if (alone.probability < ANSWER_FROM || dependence === 'dependent') return resolved;
  return !isSpecific && resolved.probability >= alone.probability ? resolved : alone;
}
