import type { Statement } from '../../corpus/document.js';
import type { Mention } from '../../corpus/party-mentions.js';
import type { Registry } from '../../corpus/registry.js';
import { speaksFor } from '../../corpus/response-rule.js';
import { fold, words } from '../../index/lexical/analyze.js';
import { partyIds } from '../../index/lexical/fields.js';
import { toSimplified } from '../../lib/chinese.js';
import type { Vocabulary } from '../question/vocabulary.js';

/** Somebody named in a text. */
export interface Actor {
  /** The party's id; null for a country that the corpus does not know as a party. */
  readonly id: string | null;
  readonly wording: string;
  readonly start: number;
  readonly end: number;
  /** Whether the text says that it does something: it stands before a verb, and nothing makes it a part of another name. */
  readonly acts: boolean;
}

/** "the accounts of Meta", "linked to China", "against Canada": named, but not doing anything. */
const DEPENDENT =
  /(?:\b(?:of|in|from|to|against|with|on|about|for|at|into|than|and|or|de|du|des|d['’]|en|contre|avec|sur|aux?|à)\s+(?:the\s+|la\s+|le\s+|les\s+|l['’])?|-|与|與|对|對|在|和)$/iu;
const BY = /\b(?:by|according to|par|selon)\s+(?:the\s+|la\s+|le\s+)?$/iu;
/** A possessive, or a noun after the name: "Meta's report", "Canadian MPs". Not: "Meta said". */
const PART_OF_NAME =
  /^(?:['’]s\b|-\p{L}|的|\s+(?:accounts?|pages?|groups?|channels?|users?|posts?|videos?|networks?|sites?|websites?|profiles?|bots?|content|comptes?|pages?|réseaux?)\b)/iu;

/**
 * Finds who is named in a text: parties of the corpus, their adjectives, and other countries.
 * @returns the actors in the order of the text, those at the same place once
 */
export function actorsIn(text: string, vocabulary: Vocabulary): Actor[] {
  const matched = toSimplified(text);
  const parties = vocabulary.parties.find(matched);
  const adjectives = vocabulary.adjectives.find(matched).filter((mention) => !overlapsAny(mention, parties));
  const nouns = commonNouns(vocabulary.registry);
  const known = [...parties, ...adjectives].filter((mention) => !nouns.has(fold(mention.matched)));
  const countries = words(text)
    .filter(({ term, surface }) => /^\p{Lu}/u.test(surface) && vocabulary.isCountryWord(term))
    .map(({ surface, start }) => ({ id: null, start, end: start + surface.length }))
    .filter((place) => !overlapsAny(place, known));
  const adjectivePlaces = new Set(adjectives.map(({ start }) => start));
  return [...known, ...countries]
    .sort((a, b) => a.start - b.start)
    .map(({ id, start, end }) => ({
      id,
      start,
      end,
      wording: text.slice(start, end),
      acts: !adjectivePlaces.has(start) && acts(text, start, end),
    }));
}

function acts(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (BY.test(before)) return true;
  return !DEPENDENT.test(before) && !PART_OF_NAME.test(text.slice(end));
}

function overlapsAny(
  place: Pick<Mention, 'start' | 'end'>,
  others: readonly Pick<Mention, 'start' | 'end'>[],
): boolean {
  return others.some((other) => place.start < other.end && other.start < place.end);
}

const nounsOf = new WeakMap<Registry, ReadonlySet<string>>();

/** Aliases that are no proper names ("inauthentic accounts"): they name nobody whom a text could lack. */
function commonNouns(registry: Registry): ReadonlySet<string> {
  const known = nounsOf.get(registry);
  if (known) return known;
  const aliases = [...registry.parties.values()].flatMap((party) => party.aliases);
  const nouns = new Set(aliases.filter((alias) => !/[\p{Lu}\p{Script=Han}\d]/u.test(alias)).map(fold));
  nounsOf.set(registry, nouns);
  return nouns;
}

/** @returns ids of all parties that a statement is by, for or against, or names */
export function involvedIn(statement: Statement, actors: readonly Actor[]): Set<string> {
  return new Set([...partyIds(statement), ...actors.flatMap(({ id }) => id ?? [])]);
}

/** @returns whether two parties are one for the reader: one speaks for the other, or a third for both */
export function isRelated(a: string, b: string, registry: Registry): boolean {
  if (a === b) return true;
  const voicesOfA = speaksFor(registry, a);
  const voicesOfB = speaksFor(registry, b);
  return voicesOfA.includes(b) || voicesOfB.includes(a);
}
