import type { Glossary } from '../../corpus/glossary.js';
import { type AliasEntry, AliasMatcher, eventEntries, partyEntries } from '../../corpus/party-mentions.js';
import type { Registry } from '../../corpus/registry.js';
import { stem, words } from '../../index/lexical/analyze.js';
import { hasHan, toSimplified } from '../../lib/chinese.js';
import { readDemonyms, readGeneralGlossary, readSynonyms } from './lexicon.js';

/** What a question's words can be held against: the names of one corpus, and general vocabulary. */
export interface Vocabulary {
  readonly registry: Registry;
  readonly parties: AliasMatcher;
  readonly events: AliasMatcher;
  /** Finds adjectives of countries that are parties ("Chinese"); the id is the party's. */
  readonly adjectives: AliasMatcher;
  /** @returns adjectives of a party that is a country, in any language; none for others */
  adjectivesOf(partyId: string): readonly string[];
  /** @returns ids of the events whose title or aliases name the party, also by its adjective ("Canadian") */
  eventsNaming(partyId: string): readonly string[];
  /** Whether a word is a known name of a country or its adjective, in this corpus or not. */
  isCountryWord(foldedWord: string): boolean;
  /** Finds terms of the corpus's glossary and of the general one; the id is the place in `translation`. */
  glossary(language: 'fr' | 'zh'): AliasMatcher;
  /** @returns the English words for a term that `glossary` found */
  translation(id: string): readonly string[];
  /** @returns stems of English words that may stand for a stem, without itself */
  synonyms(englishStem: string): readonly string[];
}

/**
 * Compiles the vocabulary of one corpus. General French and Chinese vocabulary is read at the first question in those
 * languages.
 * @throws Error naming the file if one of general vocabulary is missing or of another form
 */
export function createVocabulary(registry: Registry, glossary: Glossary): Vocabulary {
  const parties = [...registry.parties.values()];
  const events = [...registry.events.values()];
  const countries = readDemonyms();
  const translations = new Map<string, readonly string[]>();
  const matchers = new Map<string, AliasMatcher>();
  const synonyms = synonymTable();
  const countryWords = new Set(
    // Names of one word only: the words of "South Korea" are no names by themselves.
    countries
      .flatMap(({ country, adjectives }) => [...country, ...adjectives])
      .map(foldedWords)
      .flatMap((name) => (name.length === 1 ? name : [])),
  );

  const partyMatcher = AliasMatcher.build(partyEntries(parties).map(inBothScripts));
  const adjectives = new Map(
    parties.map(({ id, name, aliases }) => {
      const own = countries.filter(({ country }) => country.some((known) => known === name || aliases.includes(known)));
      return [id, own.flatMap((country) => country.adjectives)] as const;
    }),
  );
  const adjectiveMatcher = AliasMatcher.build([...adjectives].map(([id, phrases]) => inBothScripts({ id, phrases })));
  const eventsByParty = new Map<string, string[]>();
  for (const { id, title, aliases } of events) {
    const text = [title, ...aliases].join(' · ');
    const named = new Set([...partyMatcher.find(text), ...adjectiveMatcher.find(text)].map((mention) => mention.id));
    for (const party of named) eventsByParty.set(party, [...(eventsByParty.get(party) ?? []), id]);
  }

  return {
    registry,
    parties: partyMatcher,
    events: AliasMatcher.build(eventEntries(events).map(inBothScripts)),
    adjectives: adjectiveMatcher,
    adjectivesOf: (partyId) => adjectives.get(partyId) ?? [],
    eventsNaming: (partyId) => eventsByParty.get(partyId) ?? [],
    isCountryWord: (word) => countryWords.has(word),
    glossary(language) {
      let matcher = matchers.get(language);
      if (!matcher) {
        const entries = glossaryEntries(glossary, language);
        for (const { id, words } of entries) translations.set(id, words);
        matcher = AliasMatcher.build(entries.map(({ id, terms }) => inBothScripts({ id, phrases: terms })));
        matchers.set(language, matcher);
      }
      return matcher;
    },
    translation: (id) => translations.get(id) ?? [],
    synonyms: (englishStem) => synonyms.get(englishStem) ?? [],
  };
}

/** The corpus's own glossary before the general one: of two entries for the same term its words come first. */
function glossaryEntries(
  glossary: Glossary,
  language: 'fr' | 'zh',
): { id: string; terms: readonly string[]; words: readonly string[] }[] {
  const own = glossary.map(({ term, words }, index) => ({ id: `corpus:${index}`, terms: [term], words }));
  // Numbered before it is filtered: the languages share one table of translations.
  const general = readGeneralGlossary()
    .map(({ lang, terms, words }, index) => ({ id: `general:${index}`, lang, terms, words }))
    .filter(({ lang }) => lang === language);
  return [...own, ...general];
}

/** A question is brought to simplified characters before it is matched, so names are there in them too. */
function inBothScripts({ id, phrases }: AliasEntry): AliasEntry {
  const simplified = phrases.flatMap((phrase) => {
    const { text, how } = typeof phrase === 'string' ? { text: phrase, how: 'alias' as const } : phrase;
    return hasHan(text) ? [{ text: toSimplified(text), how }] : [];
  });
  return { id, phrases: [...phrases, ...simplified] };
}

function synonymTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const group of readSynonyms()) {
    const stems = group.flatMap((phrase) => {
      const terms = foldedWords(phrase);
      // A phrase of several words has no single stem to stand for; its words alone would mean something else.
      return terms.length === 1 ? terms.map((word) => stem(word, 'en')) : [];
    });
    for (const one of stems) {
      const others = stems.filter((other) => other !== one);
      table.set(one, [...new Set([...(table.get(one) ?? []), ...others])]);
    }
  }
  return table;
}

function foldedWords(text: string): string[] {
  return words(text).map(({ term }) => term);
}
