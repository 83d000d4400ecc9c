import type { Event } from '../../corpus/registry.js';
import type { NamedParty, Period } from '../../index/search-request.js';
import { overlaps } from '../../index/statement-dates.js';
import { toSimplified } from '../../lib/chinese.js';
import { carriedWords, ownWords } from './carried-words.js';
import { asksItself, namesOnly, subjectWords } from './dependence.js';
import { type ContentWord, type Intent, type Question, speakersOf } from './question.js';
import type { Vocabulary } from './vocabulary.js';

/** What the answer to the former question was about, as far as it is known: ids. */
export interface Answered {
  readonly events: readonly string[];
  /** Parties that its statements accuse, the most accused first. */
  readonly accused: readonly string[];
  /** Whether those whose words were asked for allege nothing in it: they respond, if anything. */
  readonly responds: boolean;
}

/** A name after one of these is what is spoken about, not who speaks. */
const ABOUT =
  /(?:\b(?:about|in|on|against|with|for|from|to|of|at|à|au|aux|en|contre|sur|avec|de|du|des|chez)\s+(?:the\s+|la\s+|le\s+|les\s+|l['’])?|\b(?:d['’])|关于|对|针对|在)$/iu;

/**
 * Reads a question as a follow-up: what it names takes the place of what it stands for, all else is carried over from
 * the former question. A new speaker takes the former's place, but stands beside it where a response is asked for; a
 * new period takes the place of the former; what is asked (who, when, how many) is the new question's, unless it only
 * names something.
 * @param question understood by itself
 * @param former the question before, resolved itself if it was a follow-up
 * @param answered what the answer to the former was about
 * @returns the question with the subject of the former; `asked`, `text` and languages are its own
 */
export function resolveFollowUp(
  question: Question,
  former: Question,
  answered: Answered,
  vocabulary: Vocabulary,
): Question {
  const isOwn = asksItself(question);
  const intents = isOwn ? ownIntents(question) : carriedIntents(question, former);
  const asksResponse = isOwn && intents.has('response') && !(former.intents.has('response') || answered.responds);
  const own = ownParties(question, former, isOwn, vocabulary);
  const dropped = droppedParties(own, former, { asksResponse, isOwn }, vocabulary);
  const kept = former.parties.filter(({ id }) => !dropped.has(id) && !own.some((party) => party.id === id));
  const carried = carriedWords(question, former, dropped, { speaks: isOwn && own.some(isSpeaking), vocabulary });
  const answerer = asksResponse && !own.some(isSpeaking) ? answererOf(question, answered) : [];
  const parties: NamedParty[] = [
    ...own.filter(({ id }) => id !== answerer[0]?.id),
    ...answerer,
    ...kept
      .filter(({ id }) => id !== answerer[0]?.id)
      .map(({ id, role }) => ({ id, role: asksResponse || own.some(isSpeaking) ? ('mentioned' as const) : role })),
  ];
  const ownPeriod = periodAfter(question, former);
  const inPeriod = (id: string) => isWithin(vocabulary.registry.events.get(id), ownPeriod);
  const fits = (id: string) => inPeriod(id) && ![...dropped].some((party) => namesParty(id, party, vocabulary));
  const events = question.events.length > 0 ? question.events : former.events.filter(fits);
  return {
    ...question,
    // A bare name is in no language: the person still speaks the former.
    phraseLanguage: namesOnly(question) ? former.phraseLanguage : question.phraseLanguage,
    intents,
    parties,
    events,
    relatedEvents: [
      ...new Set([
        ...question.relatedEvents,
        ...(question.events.length > 0 ? [] : [...former.relatedEvents, ...answered.events].filter(fits)),
      ]),
    ],
    period: ownPeriod ?? former.period,
    words: [...ownWords(question), ...carried],
    ...vectorInput(question, former, carried),
  };
}

/** "Did they deny it?": they are whom the former answer accuses. "Is it true?" is for anybody to answer. */
function answererOf(question: Question, { accused }: Answered): NamedParty[] {
  const role = question.intents.has('response') ? 'speaker' : 'mentioned';
  return accused.slice(0, 1).map((id) => ({ id, role }));
}

/** "Is it true?" by itself asks for what was said in reply. */
function ownIntents(question: Question): ReadonlySet<Intent> {
  const isBare = question.intents.has('is it true') && subjectWords(question).length === 0;
  return isBare ? new Set<Intent>([...question.intents, 'response']) : question.intents;
}

/** "Tell me more" asks for what was asked, at greater length. */
function carriedIntents({ text }: Question, { intents }: Question): ReadonlySet<Intent> {
  return ASKS_MORE.test(text) ? new Set<Intent>([...intents, 'in detail']) : intents;
}

const ASKS_MORE =
  /\b(?:more|elaborate|go on|en savoir plus|plus de détails|dis-m['’]en plus|dites-m['’]en plus)\b|更多|详细|詳細/iu;

/** "And in November?" is the November of the year that was asked about. */
function periodAfter(question: Question, former: Question): Period | null {
  const { period } = question;
  if (!period || !former.period || YEAR_NAMED.test(question.text)) return period;
  const year = former.period.start.slice(0, 4);
  return { start: `${year}${period.start.slice(4)}`, end: `${year}${period.end.slice(4)}` };
}

const YEAR_NAMED =
  /(?:19|20)\d{2}|\b(?:last|ago|since|this|yesterday|today|now|dernier|dernière|passée?|hier|il y a|depuis)\b|去年|前年|今年|上|昨|今/iu;

/** A bare name stands where the former question had another: "and Meta?" after "What did Canada report?". */
function ownParties(question: Question, former: Question, isOwn: boolean, vocabulary: Vocabulary): NamedParty[] {
  if (isOwn || speakersOf(former).length === 0) return [...question.parties];
  const text = question.language === 'zh' ? toSimplified(question.text) : question.text;
  return question.parties.map(({ id, role }) => {
    const mention = vocabulary.parties.find(text).find((found) => found.id === id);
    const isAbout = mention === undefined || ABOUT.test(text.slice(0, mention.start));
    return { id, role: isAbout ? role : 'speaker' };
  });
}

/** Parties of the former question whose place is taken. */
function droppedParties(
  own: readonly NamedParty[],
  former: Question,
  { asksResponse, isOwn }: { asksResponse: boolean; isOwn: boolean },
  vocabulary: Vocabulary,
): Set<string> {
  const dropped = new Set<string>();
  if (own.some(isSpeaking) && !asksResponse) for (const { id } of speakersOf(former)) dropped.add(id);
  const mentioned = own.filter((party) => !isSpeaking(party));
  if (!isOwn || asksAbout(own)) {
    // A country takes the place of a country, and not of the network or company that was asked about.
    for (const { id, role } of former.parties) {
      if (
        role === 'mentioned' &&
        mentioned.some((party) => isCountry(party.id, vocabulary) === isCountry(id, vocabulary))
      )
        dropped.add(id);
    }
  }
  for (const { id } of own) dropped.delete(id);
  return dropped;
}

/** "What happened in Japan?" puts another place into the former question; "what did Meta say about Japan?" does not. */
function asksAbout(own: readonly NamedParty[]): boolean {
  return own.length > 0 && !own.some(isSpeaking);
}

/** The model is given both questions, or the words of both where it does not know one of their languages. */
function vectorInput(
  question: Question,
  former: Question,
  carried: readonly ContentWord[],
): Pick<Question, 'vectorText' | 'wordForWord'> {
  const words = [...new Set(carried.map(({ english }) => english))].join(' ');
  const own = question.wordForWord || question.vectorText === null ? (question.vectorText ?? '') : question.text;
  const text = `${own} ${words}`.trim();
  return { vectorText: text === '' ? null : text, wordForWord: question.wordForWord || former.wordForWord };
}

function isSpeaking({ role }: NamedParty): boolean {
  return role === 'speaker';
}

function isCountry(id: string, vocabulary: Vocabulary): boolean {
  return vocabulary.adjectivesOf(id).length > 0;
}

function namesParty(event: string, party: string, vocabulary: Vocabulary): boolean {
  return vocabulary.eventsNaming(party).includes(event);
}

function isWithin(event: Event | undefined, period: Period | null): boolean {
  if (!event || !period || (!event.start && !event.end)) return true;
  const start = event.start ?? event.end ?? '';
  const end = event.end ?? '9999';
  return overlaps({ start, end: `${end}-99-99`.slice(0, 10) }, period);
}
