import { distance } from 'fastest-levenshtein';
import type { Mention } from '../../corpus/party-mentions.js';
import { analyze, isStopWord, stem, type Token, words } from '../../index/lexical/analyze.js';
import type { LexicalIndex } from '../../index/lexical/lexical-index.js';
import type { ContentWord, QuestionLanguage } from './question.js';
import type { Vocabulary } from './vocabulary.js';
import { isWeak, WEAK_WEIGHT } from './weak-words.js';

/** What a synonym weighs in search against the word itself. */
export const SYNONYM_WEIGHT = 0.7;
/** What a near spelling weighs. */
const MISSPELLING_WEIGHT = 0.8;
/** What a further translation weighs against the first. */
const ALTERNATIVE_WEIGHT = 0.9;
/** A name of more words is a title; its words alone are no sign of it. */
const LONGEST_NAME = 5;

/** What `contentWords` needs to know besides the text. */
export interface WordContext {
  /** Language of the text. */
  readonly language: QuestionLanguage;
  readonly vocabulary: Vocabulary;
  readonly lexical: LexicalIndex;
  /** Places of parties and events in the text. */
  readonly mentions: readonly Mention[];
}

/**
 * Finds the words that a question is about, each with the terms of the index that stand for it: its stem, synonyms in
 * English, the corpus's words in French and Chinese, and near spellings where no statement has the word.
 * @returns one entry a word; of English in the order of the question, words of asking with a low weight; of the others
 *   translated terms first, then names, then the rest, without words of asking
 */
export function contentWords(text: string, context: WordContext): ContentWord[] {
  const { language } = context;
  return language === 'en' ? englishWords(text, context) : translatedWords(text, { ...context, language });
}

function englishWords(text: string, context: WordContext): ContentWord[] {
  return analyze(text, 'en').map((token) => {
    const near = nearSpellings(token, context);
    const weak = isWeak(token.term, 'en') || transpositions(token.term).some((term) => isWeak(term, 'en'));
    const terms = [{ term: token.term, weight: weak ? WEAK_WEIGHT : 1 }];
    if (!weak) {
      const synonyms = [...context.vocabulary.synonyms(token.term), ...partyNameStems(token, context)];
      for (const term of synonyms) if (term !== token.term) terms.push({ term, weight: SYNONYM_WEIGHT });
      for (const term of near) terms.push({ term, weight: MISSPELLING_WEIGHT });
    }
    return { ...describe(token, text, context), group: { terms } };
  });
}

/** "Ottawa" may stand as "Canada" or "Canadian" in a text: a party's short name and adjectives are as good as its alias. */
function partyNameStems(token: Token, { mentions, vocabulary }: WordContext): string[] {
  const here = mentions.filter((mention) => mention.start <= token.start && token.start < mention.end);
  const names = here.flatMap(({ id }) => [
    vocabulary.registry.parties.get(id)?.name ?? '',
    ...vocabulary.adjectivesOf(id),
  ]);
  return names
    .map((name) => analyze(name, 'en').map(({ term }) => term))
    .flatMap((terms) => (terms.length === 1 ? terms : []));
}

type TranslatedContext = WordContext & { readonly language: 'fr' | 'zh' };

/** In another language: what a glossary knows goes in by its English words, a party by its name, the rest as it stands. */
function translatedWords(text: string, context: TranslatedContext): ContentWord[] {
  const terms = spans(context.vocabulary.glossary(context.language).find(text));
  const translated = terms.map(([mention]) => mention);
  return [
    ...terms.flatMap(([mention, ids]) => glossaryWords(mention, ids, context)),
    ...spans(context.mentions)
      .filter(([{ start }]) => !covers(translated, start))
      .flatMap(([mention, ids]) => namedWord(mention, ids, context) ?? []),
    ...untranslatedWords(text, translated, context),
  ];
}

/** @param ids the glossary's entries for the mention */
function glossaryWords({ start, matched }: Mention, ids: readonly string[], context: TranslatedContext): ContentWord[] {
  const { vocabulary, mentions } = context;
  const translations = ids.flatMap((id) => vocabulary.translation(id));
  const own = asWritten(matched, context);
  const english = translations[0] ?? matched;
  const alias = covers(mentions, start);
  return translationGroups(translations).map(({ terms }) => ({
    surface: matched,
    english,
    name: false,
    alias,
    group: { terms: [...terms, ...own] },
  }));
}

/** The words as they stand, for documents in the question's language; none where no statement has them. */
function asWritten(matched: string, { language, lexical }: TranslatedContext): ContentWord['group']['terms'] {
  const terms = analyze(matched, language).map(({ term }) => term);
  return [...new Set(terms)].filter((term) => lexical.idf(term) !== null).map((term) => ({ term, weight: 1 }));
}

/** @param ids the parties and events that the mention may mean; where one is a party, events do not count */
function namedWord({ matched }: Mention, ids: readonly string[], context: TranslatedContext): ContentWord | null {
  const { vocabulary } = context;
  const parties = ids.filter((id) => vocabulary.registry.parties.has(id));
  const stems = [...new Set((parties.length > 0 ? parties : ids).flatMap((id) => nameStems(id, vocabulary)))];
  if (stems.length === 0) return null;
  const group = { terms: [...stems.map((term) => ({ term, weight: 1 })), ...asWritten(matched, context)] };
  return { surface: matched, english: nameOf(ids[0] ?? '', vocabulary), name: false, alias: true, group };
}

function untranslatedWords(text: string, translated: readonly Mention[], context: TranslatedContext): ContentWord[] {
  const { language, mentions, lexical } = context;
  return analyze(text, language).flatMap((token) => {
    if (covers(translated, token.start) || covers(mentions, token.start)) return [];
    if (isWeak(token.term, language) || isStopWord(token.surface, 'en')) return [];
    const stems = [...new Set([token.term, stem(words(token.surface)[0]?.term ?? token.term, 'en')])];
    // A single Chinese character that no statement has is a particle or half a word, not a subject.
    const unknown = stems.every((term) => lexical.idf(term) === null);
    if (unknown && /^\p{Script=Han}$/u.test(token.surface)) return [];
    return [{ ...describe(token, text, context), group: { terms: stems.map((term) => ({ term, weight: 1 })) } }];
  });
}

/** Mentions by place: several entries may be named by the same words. */
function spans(mentions: readonly Mention[]): [Mention, string[]][] {
  const byPlace = new Map<string, [Mention, string[]]>();
  for (const mention of mentions) {
    const place = `${mention.start}-${mention.end}`;
    const known = byPlace.get(place);
    if (!known) byPlace.set(place, [mention, [mention.id]]);
    else if (!known[1].includes(mention.id)) known[1].push(mention.id);
  }
  return [...byPlace.values()];
}

/**
 * A translation of several words asks for each of them; the other translations are alternatives to all.
 */
function translationGroups(translations: readonly string[]): ContentWord['group'][] {
  const stems = translations.map((phrase) => analyze(phrase, 'en').map(({ term }) => term));
  const [first = [], ...others] = stems.filter((terms) => terms.length > 0);
  const alternatives = [...new Set(others.flat())].filter((term) => !first.includes(term));
  return [...new Set(first)].map((term) => ({
    terms: [
      { term, weight: isWeak(term, 'en') ? WEAK_WEIGHT : 1 },
      ...alternatives.map((alternative) => ({
        term: alternative,
        weight: isWeak(alternative, 'en') ? WEAK_WEIGHT : ALTERNATIVE_WEIGHT,
      })),
    ],
  }));
}

/** What stands for a party or event whatever the language of its alias: the words of a short name. */
function nameStems(id: string, vocabulary: Vocabulary): string[] {
  const terms = analyze(nameOf(id, vocabulary), 'en').map(({ term }) => term);
  return terms.length <= LONGEST_NAME ? terms : [];
}

function nameOf(id: string, { registry }: Vocabulary): string {
  return registry.parties.get(id)?.name ?? registry.events.get(id)?.title ?? '';
}

function nearSpellings(token: Token, { lexical, vocabulary }: WordContext): string[] {
  const { term, surface } = token;
  if (term.length < 5 || /\d/.test(term) || lexical.idf(term) !== null) return [];
  if (vocabulary.isCountryWord(words(surface)[0]?.term ?? '')) return [];
  const swapped = transpositions(term).filter((candidate) => lexical.idf(candidate) !== null);
  if (swapped.length > 0) return swapped;
  const limit = term.length >= 8 ? 2 : 1;
  return lexical.similarTerms(term, distance, limit).filter((candidate) => candidate[0] === term[0]);
}

/** All words with two neighbouring letters exchanged: one slip of the keyboard, two edits by Levenshtein. */
function transpositions(term: string): string[] {
  return Array.from(
    { length: Math.max(0, term.length - 1) },
    (_, at) => term.slice(0, at) + (term[at + 1] ?? '') + (term[at] ?? '') + term.slice(at + 2),
  );
}

function describe(token: Token, text: string, { mentions }: WordContext): Omit<ContentWord, 'group'> {
  const capital = /^\p{Lu}/u.test(token.surface) && token.start > 0 && text !== text.toUpperCase();
  return {
    surface: token.surface,
    english: token.surface,
    name: capital || /\d/.test(token.surface),
    alias: covers(mentions, token.start),
  };
}

function covers(mentions: readonly Mention[], offset: number): boolean {
  return mentions.some((mention) => mention.start <= offset && offset < mention.end);
}
