import type { Mention } from './alias-matcher.js';

/*
 * Tells whom a sentence names only as the one that something is done to: "to attack Canadian MPs", "a smear campaign against
 * Canada", "harassing a critic in Canada". Narrow on purpose: whoever is wrongly taken for a victim would go unheard.
 */

/** Verbs that do something to somebody, as infinitive or participle: the finite "attacked China" may be said of a critic. */
const HARMING =
  "(?:to|pour|d['’]|de|à)\\s*(?:attack|target|harass|smear|discredit|intimidate|threaten|silence|impersonate|undermine|vilify|defame|hack|dox|spy on|interfere in|meddle in|attaquer|cibler|harceler|intimider|discréditer|menacer|diffamer|pirater)" +
  '|(?:attack|target|harass|smear|discredit|intimidat|threaten|silenc|impersonat|undermin|vilify|defam|hack|doxx|spying on|interfer)ing(?: in)?' +
  '|aimed at|targeted|ciblant|attaquant|harcelant';
/** Nouns for the same, with the word that names the victim. */
const HARM =
  '(?:smear campaign|disinformation campaign|influence operation|influence campaign|harassment|hacking|cyber ?attack|attaque)s?\\s+(?:against|on|contre)';
/** What may stand between: a number, a determiner, words of origin ("Canadian") and of rank. */
const BETWEEN =
  '(?:\\s+(?:the|a|an|its|some|several|many|dozens of|hundreds of|\\d+|le|la|les|des|du|[A-Z]\\p{Ll}+(?:an|ese|ish|ien|ienne|iens)|Prime Minister|President|Senator))*';
/** Somebody who lives in the place that is named. */
const PERSON =
  '\\s+(?:\\p{L}+\\s+)?(?:critic|dissident|activist|journalist|voter|lawmaker|politician|MP)s?\\s+(?:in|across)(?:\\s+the)?';

const IS_VICTIM = new RegExp(
  `(?<!\\p{L})(?:(?:${HARMING})(?:${BETWEEN}|${BETWEEN}${PERSON})|${HARM}(?:${BETWEEN}|${BETWEEN}${PERSON}))\\s+$`,
  'u',
);

/** Where a measure of the law targets somebody, or words after the name may say why, the name may be that of an accused. */
const LEGAL = /sanction|tariff|indict|charg|lawsuit|legislat|restriction|measure|export|\bbill\b|\bban/iu;
const MORE_OF_IT =
  /^['’]s?(?:\s|$)|^\s*,?\s*(?:for|over|about|as|because|since|pour)(?:\s|$)|(?<!\p{L})(?:it|its|they|their|them|he|his|him|she|her|which|who|whose|whom|that|il|elle|ils|elles|qui|dont|son|sa|ses|leur|leurs)(?!\p{L})/iu;

/** @returns whether a mention names somebody only as the one that something is done to; in doubt not */
export function isVictim(text: string, { start, end }: Mention): boolean {
  const before = text.slice(Math.max(0, start - 120), start);
  return IS_VICTIM.test(before) && !LEGAL.test(text) && !MORE_OF_IT.test(text.slice(end));
}
