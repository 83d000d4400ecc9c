import { isStopWord, words } from '../../index/lexical/analyze.js';
import type { QuestionLanguage } from '../question/question.js';
import { withoutFillers } from './plain-words.js';

/** A question, also one without its mark: by its first words, or Chinese particles at its end. */
const QUESTION =
  /[?？]["'”’)\s]*$|^(?:who|whom|whose|what|when|where|why|how|which)\b(?!ever)|^(?:is|are|was|were|do|does|did|can|could|would|will|has|have|had|should|any|anyone|anybody|does anyone)\s+(?:[\p{L}’']+\s+){1,}|^(?:qui|que|quoi|quand|où|comment|pourquoi|combien|est-ce|quel(?:le)?s?)\b|^(?:谁|什么|怎么|为什么|为何|哪|几|是否)|(?:吗|呢|么|什么|谁)[。.!！~～]*$/iu;
/** What one wishes, thinks or expects. */
const OPINION =
  /^(?:i|we)\s+(?:(?:really|just|still|personally|kinda)\s+)?(?:think|believe|feel|hope|wish|guess|doubt|love|hate|like|prefer|bet|want|need|wonder)\b|\b(?:imo|imho|in my opinion|if you ask me|underrated|overrated)\b|\b(?:should|ought to|must be)\b|^(?:je|nous)\s+(?:pense|crois|trouve|espère|voudrais|pensons|croyons)|à mon avis|^(?:我|我们)(?:觉得|认为|希望|想|猜|喜欢|讨厌)|应该/iu;
/** What one does oneself. */
const OF_ONESELF =
  /^(?:im|ive)\b|\b(?:i|i['’](?:m|ve|d|ll)|we|we['’](?:re|ve|d|ll)|my|our|mine|me)\b(?!['’”"])|^(?:je|j['’]|nous|mon|ma|mes|notre|nos)(?:\s|(?<=['’]))|^(?:我|咱|今天晚上一起|一起)/iu;
/** What asks somebody to do something, greets or thanks. */
const REQUEST =
  /^(?:please|pls|plz|let['’]?s|stop|don['’]?t|check|look|read|watch|click|join|come|go|give|tell|send|dm|ping|subscribe|follow|remember|imagine|vote|share|help|s['’]il|svp|请|快来|来)\b|^(?:请|快来)|^(?:hi|hello|hey|gm|gn|good (?:morning|night|evening)|thanks?|thank you|thx|ty|congrats|welcome|bye|cheers|merci|bonjour|bonsoir|salut)(?![\p{L}])|^(?:谢谢|謝謝|你好|早上好|晚安)/iu;

const VERBS =
  "is|are|was|were|be|been|has|have|had|does|did|said|says|say|told|tells|found|finds|took|takes|taken|ran|runs|run|made|makes|went|goes|gave|gives|got|gets|came|comes|left|leaves|began|begins|saw|sees|seen|kept|keeps|held|holds|led|leads|sent|sends|spent|spends|spread|spreads|shut|shuts|cut|cuts|hit|hits|put|puts|set|sets|wrote|writes|written|thought|bought|buys|sold|sells|built|builds|paid|pays|met|meets|won|wins|lost|loses|fell|falls|rose|rises|grew|grows|knew|knows|known|meant|means|lay|stood|stands|spoke|speaks|broke|breaks|chose|drew|threw|hid|hides|stole|steals|fought|beat|beats|will|would|can|could|may|might|cannot|\\p{L}{2,}n[’']t|\\p{L}{2,}ed|denies|accuses|removes|deletes|bans|blames|links|claims|reports|calls|rejects|admits|confirms|warns|closes|suspends|counts|expels|charges|targets|uses|posts|attacks|poses|traces|works|refuses|declines|names|takes|shows|blocks|disables|backs";
const HAS_VERB = new RegExp(`(?<![\\p{L}])(?:${VERBS})(?![\\p{L}])`, 'iu');
const PRONOUN =
  /^(?:they|them|it|he|she|this|that|these|those|one of them|both|ils|elles|il|elle|cela|ça|ce|他们|她们|它们|他|她|它|这|那)(?![\p{L}\p{N}])/iu;

/** Shorter sentences tell nothing that could be looked up. */
const LEAST_WORDS = 3;
const LEAST_HAN = 6;

/** What a sentence can be to a fact-check. */
export type Checkability = 'claim' | 'question' | 'opinion' | 'of oneself' | 'request' | 'too little';

/**
 * Tells whether a sentence states something that could be looked up. It goes by the form alone; whether it is true, or on
 * any subject, is not asked.
 * @param sentence one sentence without markup
 */
export function checkability(sentence: string, language: QuestionLanguage): Checkability {
  const text = withoutFillers(sentence);
  if (QUESTION.test(text)) return 'question';
  if (REQUEST.test(text)) return 'request';
  if (OPINION.test(text)) return 'opinion';
  if (OF_ONESELF.test(text)) return 'of oneself';
  return saysSomething(text, language) ? 'claim' : 'too little';
}

function saysSomething(text: string, language: QuestionLanguage): boolean {
  if (language === 'zh') return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST_HAN;
  const content = words(text).filter(({ term }) => !isStopWord(term, language));
  if (content.length < LEAST_WORDS) return false;
  return language === 'fr' || HAS_VERB.test(text) || /\d/.test(text);
}

/** @returns whether the sentence is about what a pronoun stands for: "They deleted them." */
export function opensWithPronoun(sentence: string): boolean {
  return PRONOUN.test(withoutFillers(sentence));
}

/** @returns the sentence with a name in place of the pronoun that opens it */
export function withSubject(sentence: string, name: string): string {
  return withoutFillers(sentence).replace(PRONOUN, name);
}
