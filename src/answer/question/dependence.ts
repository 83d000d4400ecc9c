import type { Mention } from '../../corpus/party-mentions.js';
import { analyze } from '../../index/lexical/analyze.js';
import { datesIn } from '../../index/statement-dates.js';
import { toSimplified } from '../../lib/chinese.js';
import { type ContentWord, type Question, type QuestionLanguage, speakersOf } from './question.js';
import type { Vocabulary } from './vocabulary.js';
import { isWeak } from './weak-words.js';

/**
 * Whether a question needs the one before: `new` has a subject of its own, or is no question; `either` may be read with
 * the former or without; `dependent` says too little by itself.
 */
export type Dependence = 'new' | 'either' | 'dependent';

/** How a question goes on from another. */
const OPENING: Readonly<Record<QuestionLanguage, RegExp>> = {
  en: /^(?:(?:ok(?:ay)?|well|hm+|oh|ah|yes|no|thanks|so)[\s,.!]+)*(?:and|but|or|also|then|plus|what about|how about|what else|who else|where else|anything else|any others?|same (?:question|for)|(?:tell|show|give) (?:me|us) (?:some )?more|(?:any )?more (?:on|about|of|details?|info\w*)|go on|(?:please )?elaborate)\b/iu,
  fr: /^(?:(?:ok|bon|ah|oui|non|merci)[\s,.!]+)*(?:et|mais|ou|sinon|aussi|puis|alors|donc|quid|qu['’]en est-il|quoi d['’]autre|qui d['’]autre|plus de détails|dis-m['’]en plus|dites-m['’]en plus)(?![\p{L}-])/iu,
  zh: /^(?:好的?[，,\s]*)?(?:那(?!些)|还有|另外|以及|而(?!且)|然后|但是?|可是|此外|再)|呢\s*[？?]?$/u,
};

/** What stands for something said before. */
const PRONOUNS: Readonly<Record<QuestionLanguage, RegExp>> = {
  en: new RegExp(
    [
      '\\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|those|these)\\b',
      '\\bthis\\b(?!\\s+(?:year|month|week|bot|server|channel))',
      '(?<=\\b(?:about|of|to|on|with|for|from|by|is|was|does|did|do|after|before|behind|why|when|how|deny|denied|say|said|mean|confirm|know|where)\\s)that\\b(?!\\s+(?:the|a|an|there|it)\\b)|\\bthat\\s*[?.!]?$',
      '\\bones?\\b(?!\\s+of\\b)|\\b(?:former|latter)\\b',
      '\\bthere\\s*[?.!]?$',
    ].join('|'),
    'iu',
  ),
  fr: /\b(?:ils?|elles?|leurs?|lui|eux|cela|celui|celle|ceux|celles)\b|(?<!\p{L})ça(?!\p{L})|(?<=-t-|-)(?:y|en|on)\b|\bl['’](?=(?:a|ont|avait|avaient|aurait|auraient)\b)/iu,
  zh: /他们|她们|它们|[他她它](?!国)|这(?!里)|那(?!里)|其中|该(?:报告|公司|国|网络|行动|事件|说法|指控|团体)|此事/u,
};
/** What sets something beside what was said before, unless the question names what that is. */
const MORE: Readonly<Record<QuestionLanguage, RegExp>> = {
  en: /\b(?:else|others?|another|same|again|too|both)\b|\balso\s*[?]?$/iu,
  fr: /\b(?:autres?|aussi|même)\b/iu,
  zh: /其[他它余]|别的|还有/u,
};
/** These may stand for whoever is asked about: "did Meta say that it removed them?" */
const MAY_BE_SPEAKER = /^(?:its?|they|their|theirs|he|his|she|hers?|ils?|elles?|leurs?|lui|on)$/iu;
/** Before a pronoun that cannot be who is asked about. */
const OBJECT_AFTER =
  /\b(?:about|of|to|on|with|for|from|by|against|behind|deny|denied|reject|rejected|confirm|confirmed)\s+$/iu;
/** What was done was said before, whoever is named here as having done it. */
const DID_SO = /\b(?:did|do|done|doing) (?:it|this|that|so)\s*(?:[?.!,]|$)/iu;
/** "Is it true that", "il y a", "est-ce qu'il": a pronoun that stands for nothing. */
const EXPLETIVE =
  /\bis it (?:really |actually )?(?:true|possible|correct|right|a fact) (?:that|if|the|an?)\b|\b(?:is|was) it called\b|\bit is\b|\bit['’]s\b|\bil y a(?:vait)?\b|\by a-t-il\b|\ben quoi\b|\bpeut-on\b|\ba-t-on\b|\best-il (?:vrai|exact|possible) qu/giu;
/** French repeats a subject by a pronoun: "la Chine a-t-elle réagi". */
const INVERSION = /-(?:t-)?(?:ils?|elles?|on)\b/giu;

/** Addressed to the bot, or about the hour: no part of any subject. */
const ADDRESS =
  /\bwhat(?:['’]s| is)? (?:the )?(?:time|day|date)(?: is it)?\s*[?]?$|\bquelle heure|几点了|\b(?:how|where|which|what) (?:\p{L}+ )?(?:can|do|should|could|would) (?:i|we|one)\b|\bshould i\b|\bmy\b|\b(?:you|your|you['’]re|yourself|u|ya)\b|\b(?:tu|toi|tes?|vous|votre|vos|t['’]es)\b|[-](?:tu|vous)\b|[你您]/iu;
/** A polite form of a question on something else. */
const REQUEST =
  /\b(?:(?:can|could|would|will) (?:you|u)(?: please)? (?:tell|give|show|explain|list|say|summari[sz]e|elaborate)|do (?:you|u) (?:know|have)|(?:are|r) you sure about|what do you know)\b|\b(?:peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|sais-tu|savez-vous|avez-vous|as-tu|dites|s['’]il (?:vous|te) plaît)\b|你(?:知道|能|可以)|请你|您(?:知道|能|可以)/iu;

/** A word by which something is asked, or a question mark. */
const ASKS =
  /[?？]|\b(?:who|whom|whose|what|when|where|why|which|how|did|does|do|is|are|was|were|has|have|had|can|could|any|tell|show|give|list|explain|elaborate|more|go on)\b|\b(?:qui|que|quoi|quels?|quelles?|quand|comment|combien|pourquoi|où|est-ce)\b|\bqu['’]|什么|谁|哪|何|多少|几|怎|吗|呢|为啥|是否|有没有/iu;
/** A word that asks for a thing of its own: without one, "and Meta?" asks what was asked before. */
const OWN_QUESTION =
  /\b(?:who|whom|whose|when|where|why|which|how (?!about)|did|does|do|is|are|was|were|has|have|had)\b|\bwhat\b(?! about)|\b(?:qui|que|quoi|quels?|quelles?|quand|comment|combien|pourquoi|où)\b|\bqu['’](?!en est)|什么|谁|哪|何|多少|几|怎|是否|有没有|为啥|吗|回应|反应|否认/iu;

/** Verbs by which it is asked what somebody said, and words for one more or one of several: they name no subject. */
const VERBS_OF_ASKING =
  /^(?:den(?:y|ied|ies|ial)|reject\p{L}*|announc\p{L}*|report(?:ed|s)?|conclud\p{L}*|stat(?:ed?|es)|comment(?:ed)?|deni|nier|nié\p{L}*|dément\p{L}*|reject|affirm\p{L}*|conclu\p{L}*|confirm\p{L}*|refut\p{L}*|blam\p{L}*|warn\p{L}*|else|autres?|more|other|another|next|first|second|third|last|latter|former|same|one|example|exact|mean|second\p{L}*|premi\p{L}+|proof|prove|start|begin|began|end|stop|due|still|否认|承认|干|自己|[他她它]们?|[这那](?:个|些)|其他|别的)$/iu;
/** "On which apps?": the word for the kind of thing that is asked for. */
const PLATFORM_WORDS =
  /^(?:platforms?|apps?|sites?|websites?|networks?|social|media|plate-?formes?|réseaux|平台|社交|媒体)$/iu;

/**
 * Tells by rules whether a question needs the one before: how it opens, pronouns with nothing before them that they could
 * stand for, and how much it says by itself.
 * @param question understood by itself
 * @param former the question before
 */
export function dependenceOf(question: Question, former: Question, vocabulary: Vocabulary): Dependence {
  const text = textOf(question);
  if (ADDRESS.test(text) && !REQUEST.test(text)) return 'new';
  const opens = OPENING[question.language].test(text);
  if (!opens && !ASKS.test(text) && !namesOnly(question)) return 'new';
  const { subjects, content, unknownNames } = ownSubject(question, vocabulary);
  const refers =
    opens || hasLoosePronoun(question, vocabulary) || (subjects === 0 && MORE[question.language].test(text));
  if (unknownNames > 0) return refers && content <= 2 ? 'either' : 'new';
  if (subjects > 0) {
    if (content === 0 && (opens || !asksItself(question))) return 'dependent';
    if (refers) return opens || content <= 1 ? 'dependent' : 'either';
    return content === 0 && !asksWhatIs(question) && sharesSubject(question, former) ? 'either' : 'new';
  }
  if (refers) return content <= 3 ? 'dependent' : 'either';
  if (content === 0) return 'dependent';
  const most = speakersOf(question).length > 0 || question.period ? 0 : 2;
  return content <= most ? 'either' : 'new';
}

/** "What is X?", "who is X?": complete by itself. */
function asksWhatIs(question: Question): boolean {
  return question.intents.has('definition') || WHO_IS.test(textOf(question));
}

const WHO_IS = /^(?:who|what)(?:['’]s|\s+(?:is|are|was|were))\b|^(?:qui|c['’]est quoi|qu['’]est-ce)|是谁/iu;

/** Whether all that is named was named before, as what was spoken about. */
function sharesSubject(question: Question, former: Question): boolean {
  const mentioned = question.parties.filter(({ role }) => role === 'mentioned');
  return question.events.length === 0 && mentioned.every(({ id }) => former.parties.some((party) => party.id === id));
}

/** @returns whether a question asks for something of its own, and does not only put another name into the former */
export function asksItself(question: Question): boolean {
  return OWN_QUESTION.test(textOf(question));
}

/** @returns the words of a question that name what it is about: no words of asking, no dates, no names of known parties */
export function subjectWords(question: Question): ContentWord[] {
  return question.words.filter(
    (word) =>
      !word.alias &&
      !(question.period && isDateWord(word)) &&
      !isWordOfAsking(word, question.language) &&
      !isKindAskedFor(word, question),
  );
}

/** @returns whether a word is that for the kind of thing that is asked for: "on which apps?" asks for names of apps */
export function isKindAskedFor({ surface }: ContentWord, { intents }: Question): boolean {
  return intents.has('which platforms') && PLATFORM_WORDS.test(surface);
}

/** @returns whether a word is a year, a month or the number of a day */
export function isDateWord({ surface, english }: ContentWord): boolean {
  return [surface, english].some((word) => /^(?:(?:19|20)\d{2}年?|\d{1,2}[月日号號]?)$/u.test(word) || isMonth(word));
}

/** @returns whether a word says how something is asked rather than what about */
export function isWordOfAsking({ surface, english, group }: ContentWord, language: QuestionLanguage): boolean {
  if (VERBS_OF_ASKING.test(surface) || VERBS_OF_ASKING.test(english)) return true;
  const own = group.terms.filter(({ weight }) => weight > 0.75 || group.terms.length === 1);
  return own.length > 0
    ? own.some(({ term }) => isWeak(term, language))
    : group.terms.every(({ term }) => isWeak(term, language) || isWeak(term, 'en'));
}

/** What a question names by itself. */
function ownSubject(question: Question, vocabulary: Vocabulary) {
  const content = subjectWords(question);
  const mentioned = question.parties.filter(({ role }) => role === 'mentioned').length;
  const unknown = content.filter(
    ({ name, surface }) => (name && !/^\d/.test(surface)) || vocabulary.isCountryWord(surface.toLowerCase()),
  );
  return { subjects: mentioned + question.events.length, content: content.length, unknownNames: unknown.length };
}

/** @returns whether a question is nothing but names and dates: "Meta?", "2024?", "in Japan" */
export function namesOnly(question: Question): boolean {
  return (
    subjectWords(question).length === 0 &&
    question.words.length > 0 &&
    question.words.every((word) => word.alias || (question.period && isDateWord(word)))
  );
}

/** @returns whether a pronoun stands where nothing before it in the question could be what it means */
export function hasLoosePronoun(question: Question, vocabulary: Vocabulary): boolean {
  const { language } = question;
  const whole = textOf(question).replace(EXPLETIVE, blank);
  if (DID_SO.test(whole)) return true;
  const names = [...vocabulary.parties.find(whole), ...vocabulary.events.find(whole)];
  const text = whole.replace(INVERSION, (ending, at: number) =>
    contentBefore(whole, at, names, language) > 0 || names.some(({ start }) => start < at) ? blank(ending) : ending,
  );
  const match = PRONOUNS[language].exec(text);
  if (!match) return false;
  const before = text.slice(0, match.index);
  const isLast = /^\s*(?:[?.!,]|$)/u.test(text.slice(match.index + match[0].length));
  const mayBeSpeaker = MAY_BE_SPEAKER.test(match[0]) && !isLast && !OBJECT_AFTER.test(before);
  const speakers = new Set(mayBeSpeaker ? [] : speakersOf(question).map(({ id }) => id));
  if (names.some(({ id, end }) => end <= match.index && !speakers.has(id))) return false;
  return contentBefore(text, match.index, names, language) <= 1;
}

/** How many words before an offset name something, known names left aside. */
function contentBefore(text: string, offset: number, names: readonly Mention[], language: QuestionLanguage): number {
  return analyze(text.slice(0, offset), language).filter(
    ({ term, start, surface }) =>
      !isWeak(term, language) &&
      !VERBS_OF_ASKING.test(surface) &&
      !names.some((name) => name.start <= start && start < name.end),
  ).length;
}

/** Blanks of the same length keep every offset. */
function blank(text: string): string {
  return ' '.repeat(text.length);
}

function textOf({ text, language }: Question): string {
  return language === 'zh' ? toSimplified(text) : text;
}

function isMonth(word: string): boolean {
  const [date] = datesIn(`1 ${word} 2000`);
  return date !== undefined && date.start === date.end;
}
