import { fold } from '../../index/lexical/analyze.js';
import { toSimplified } from '../../lib/chinese.js';
import { isDateWord, isKindAskedFor, isWordOfAsking, subjectWords } from './dependence.js';
import type { ContentWord, Question } from './question.js';
import type { Vocabulary } from './vocabulary.js';

/** Chinese pronouns are words to search for, unless they are known to stand for something. */
const PRONOUN = /^(?:自己|[他她它]们?|[这那](?:个|些)?|其他|别的|干)$/u;

/** Words that set one thing beside another: no statement has to hold them. */
const SETS_BESIDE =
  /^(?:else|autres?|more|others?|another|next|first|second\p{L}*|third|last|latter|former|same|ones?|examples?|still|premi\p{L}+|derni\p{L}+)$/iu;
/** Below what counts where it is judged whether the corpus holds an answer. */
const UNCOUNTED_WEIGHT = 0.45;

function uncounted(word: ContentWord): ContentWord {
  const terms = word.group.terms.map(({ term, weight }) => ({ term, weight: Math.min(weight, UNCOUNTED_WEIGHT) }));
  return { ...word, name: false, group: { terms } };
}

/** Words by which texts say why: they help to find, and do not count as what the question names. */
const AIMS = ['aim', 'goal', 'purpos', 'seek', 'sought', 'intend', 'motiv', 'reason', 'becaus', 'meant'];

/** A bare "why?" has no word by which a reason could be found. */
function aims(question: Question): ContentWord[] {
  if (!question.intents.has('why') || subjectWords(question).length > 0) return [];
  const terms = AIMS.map((term) => ({ term, weight: UNCOUNTED_WEIGHT }));
  return [{ surface: 'why', english: 'aim', name: false, alias: false, group: { terms } }];
}

/** @returns the words that a follow-up is searched for with, of those that it has itself */
export function ownWords(question: Question): ContentWord[] {
  return [
    ...question.words
      .filter((word) => !PRONOUN.test(word.surface) && !isKindAskedFor(word, question))
      .map((word) => (SETS_BESIDE.test(word.surface) ? uncounted(word) : word)),
    ...aims(question),
  ];
}

/**
 * @param dropped ids of the former question's parties that are no longer meant
 * @param speaks whether the follow-up asks what somebody else said
 * @returns the words of the former question that the follow-up neither has nor replaces
 */
export function carriedWords(
  question: Question,
  former: Question,
  dropped: ReadonlySet<string>,
  { speaks, vocabulary }: { speaks: boolean; vocabulary: Vocabulary },
): ContentWord[] {
  const known = new Set(question.words.map(firstTerm));
  const namesDropped = namesOf(former, dropped, vocabulary);
  return former.words.filter((word) => {
    if (known.has(firstTerm(word)) || isWordOfAsking(word, former.language)) return false;
    if (question.period && isDateWord(word)) return false;
    if (speaks && SPEECH.test(word.english)) return false;
    return !(word.alias && namesDropped(word.surface));
  });
}

/** Verbs of the former question that said what its speaker did: the new speaker has its own. */
const SPEECH = /^(?:report|said|announc|find|found|conclud|claim|describ|publish|explain|tell|told|discover)\p{L}*$/iu;

/** @returns whether a word of the former question is part of the name of a party that is no longer meant */
function namesOf(former: Question, dropped: ReadonlySet<string>, vocabulary: Vocabulary): (surface: string) => boolean {
  const names = (id: string) => {
    const party = vocabulary.registry.parties.get(id);
    const own = party ? [party.name, ...party.aliases, ...party.spokespeople] : [];
    return [...own, ...vocabulary.adjectivesOf(id)].map((name) => toSimplified(fold(name)));
  };
  const gone = [...dropped].flatMap(names);
  const staying = former.parties.filter(({ id }) => !dropped.has(id)).flatMap(({ id }) => names(id));
  return (surface) => {
    const word = fold(surface);
    return gone.some((name) => name.includes(word)) && !staying.some((name) => name.includes(word));
  };
}

function firstTerm({ group, surface }: ContentWord): string {
  return group.terms[0]?.term ?? surface;
}
