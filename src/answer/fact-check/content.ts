import { stem, words } from '../../index/lexical/analyze.js';
import type { LexicalIndex } from '../../index/lexical/lexical-index.js';
import type { ContentWord, Question } from '../question/question.js';
import { isWeak } from '../question/weak-words.js';
import type { TextFacts } from './text-facts.js';

/** A word of a claim that a statement should have, with what it weighs. */
export interface ClaimWord {
  readonly word: ContentWord;
  readonly weight: number;
  /** Whether it is a name, so that a text without it is about somebody or something else. */
  readonly isName: boolean;
  /** Number of the clause in which it stands, from 0. */
  readonly clause: number;
}

/** A synonym or translation below this weight does not show that a text speaks of the word. */
const COUNTS = 0.5;
/** What a synonym counts against the word itself. */
const SYNONYM_COUNTS = 0.8;
/** The weight of a word in a query from which on it is the word itself, or its translation. */
const ITSELF = 0.8;
/**
 * A word that the corpus lacks weighs less than a name that it lacks: there are many words for an act, and more where the
 * claim is translated word for word.
 */
const UNKNOWN_WORD = 0.6;
const UNTRANSLATED_WORD = 0.35;
/** Words that join a claim's parts weigh little: there are many of them, and none tells what happened. */
const JOINING = new Set(
  words(
    'tied tie linked link links connected connect connection related belonging belong associated part member called call named known traced attributed affiliated based run running ran try tried trying doing seen count counted around behind group posing act full possible likely start started begin began move several various huge massive whole entire second third',
  ).map(({ term }) => stem(term, 'en')),
);
const JOINING_WEIGHT = 0.35;
/** What is left of "doesn't" when it is cut at the apostrophe; Chinese measure words and scales. */
const FRAGMENT =
  /^(?:\p{Script=Latin}|(?:do|does|did|is|was|were|are|has|have|had|could|would|should)n|[万亿千百十萬億个個名家条條次位]+)$/iu;

/**
 * @returns the words of a claim that say what happened, each with its rarity: without words of asking, and without those
 *   that stand for a number, a date or a party, which are compared by themselves
 */
export function wordsOfClaim(question: Question, facts: TextFacts, lexical: LexicalIndex): ClaimWord[] {
  const places = [...facts.dates, ...facts.quantities].map(({ wording }) => wording);
  const clauses = [...question.text.matchAll(CLAUSE)].map(({ index }) => index);
  const names = facts.actors.map(({ wording }) => wording);
  const avowal = facts.polarity.avowal?.wording ?? '';
  return question.words
    .filter((word) => !isWeakWord(word, question) && !FRAGMENT.test(word.surface))
    .filter(({ surface, alias }) => !(alias && names.some((name) => name.includes(surface))))
    .filter(({ surface }) => !/^\d/u.test(surface) && !isPartOfDate(surface, facts) && !avowal.includes(surface))
    .filter(({ surface }) => !(places.length > 0 && isNumberWord(surface)))
    .map((word) => {
      const unknown = word.group.terms.every(({ term }) => lexical.idf(term) === null);
      const rarity = rarityOf(word, lexical);
      return {
        word,
        weight: rarity * shareOf(word, unknown, question),
        isName: isName(word, rarity, question),
        clause: clauses.filter((start) => start <= question.text.indexOf(word.surface)).length,
      };
    });
}

/** @returns how well a text holds a word: 1 for itself or its translation, less for a synonym, 0 for neither */
export function held({ group }: ContentWord, stems: ReadonlySet<string>): number {
  const found = group.terms.filter(({ term, weight }) => weight >= COUNTS && stems.has(term));
  return Math.max(0, ...found.map(({ weight }) => (weight >= ITSELF ? 1 : SYNONYM_COUNTS)));
}

function isWeakWord(word: ContentWord, { language }: Question): boolean {
  return word.group.terms.every(({ term, weight }) => weight < COUNTS || isWeak(term, language) || isWeak(term, 'en'));
}

function rarityOf({ group }: ContentWord, lexical: LexicalIndex): number {
  const known = group.terms.filter(({ weight }) => weight >= ITSELF).map(({ term }) => lexical.idf(term));
  const idfs = known.filter((idf): idf is number => idf !== null);
  return idfs.length === 0 ? lexical.greatestIdf : Math.min(...idfs);
}

/** What parts a sentence into clauses that tell facts of their own. */
const CLAUSE =
  /,\s|;|，|；|(?<!\p{L})(?:and|but|while|after|before|because|which|who|whose|where|although|then|et|mais|puis|après|qui)(?!\p{L})|(?:并|並|而且|随后|隨後|之后|然后)/giu;
/** Rarer than this is the first word of a sentence likelier a name than a common noun. */
const RARE = 3.5;

/** Short capitals are often mere abbreviations: "PR", "PM". A capital at the beginning shows a name only if it is rare. */
function isName({ surface, name }: ContentWord, rarity: number, { text, language }: Question): boolean {
  if (surface.length <= 2 || !/^\p{Lu}/u.test(surface)) return false;
  return name || (language === 'en' && text.startsWith(surface) && rarity >= RARE);
}

function shareOf(word: ContentWord, unknown: boolean, { language }: Question): number {
  if (word.group.terms.some(({ term, weight }) => weight >= ITSELF && JOINING.has(term))) return JOINING_WEIGHT;
  if (!unknown || (word.name && language === 'en')) return 1;
  return language === 'en' ? UNKNOWN_WORD : UNTRANSLATED_WORD;
}

function isPartOfDate(surface: string, { dates }: TextFacts): boolean {
  return dates.some(({ wording }) => wording.includes(surface));
}

const NUMBER_WORD =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?|percent|per|cent|milliers?|mille|centaines?|dizaines?|nearly|roughly|almost|about|least|least|over|environ|moins|plus)$/iu;

function isNumberWord(surface: string): boolean {
  return NUMBER_WORD.test(surface);
}
