import type { Span } from './grammar.js';
import { isSign, type Token } from './tokens.js';
import { wordsOf } from './words.js';

/** Prepositions that stay inside a name: "Ministry of Defence", "lawyers for the survivors", "ministère de la Défense". */
const INSIDE = new Set(['of', 'for', 'de', 'du', 'des', "d'"]);
/** What a noun phrase must have at least one of. */
const CORE = new Set(['noun', 'name', 'number', 'pronoun']);
/** Words before a name that are no part of it. */
const ARTICLES = {
  en: /^(?:the|a|an|some|certain|such|this|these|that|those)$/u,
  fr: /^(?:le|la|les|l'|un|une|des|ce|cette|ces|du|de|d'|certains)$/u,
};
/** Kinds of the words of a noun phrase. */
const PHRASE = new Set(['noun', 'name', 'number', 'det', 'possessive', 'quote', 'time', 'prep', 'coordination']);
/** Longer noun phrases hold more than a name. */
const LONGEST = 14;

/** Noun phrases of an English or French sentence, found by the kinds of its words. Places are indices of its tokens. */
export class NounPhrases {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly language: 'en' | 'fr',
  ) {}

  /** @returns the noun phrase whose last word is a token; null where that is no part of one */
  endingAt(last: number): Span | null {
    const { tokens } = this;
    let end = last;
    let stopped: Token | undefined;
    let start = end + 1;
    const only = tokens[end];
    if (only?.kind === 'pronoun') return this.spanOf(end, end);
    for (let index = end; index >= 0; index--) {
      const token = tokens[index];
      if (token === undefined) break;
      const dots = token.folded === '.' && /^\p{L}$/u.test(tokens[index - 1]?.folded ?? '');
      if (!PHRASE.has(token.kind) && !dots) {
        // "Deckhands interviewed by the group recounted": what was collected belongs to "interviewed".
        const inside =
          tokens[index + 1]?.kind === 'prep' &&
          (tokens[index - 1]?.kind === 'noun' || tokens[index - 1]?.kind === 'name');
        if (token.kind === 'verb' && inside && /(?:ed|en|[dnt]|ing|e|es|i|u)$/u.test(token.folded)) {
          end = index - 1;
          start = index;
          continue;
        }
        stopped = token;
        break;
      }
      start = index;
    }
    if (start > end) return null;
    if (stopped !== undefined && (stopped.kind === 'verb' || stopped.kind === 'auxiliary')) {
      for (let index = end; index > start; index--) {
        if (tokens[index]?.kind === 'coordination') {
          start = index + 1;
          break;
        }
      }
    }
    return this.trim(start, end);
  }

  /** @returns whether "le", "la", "l'" at an index is an article rather than a pronoun */
  startsFrenchPhrase(index: number): boolean {
    const next = this.tokens[index + 1];
    return (
      this.language === 'fr' &&
      /^(?:le|la|les|l'|ce|leur)$/u.test(this.tokens[index]?.folded ?? '') &&
      next !== undefined &&
      (next.kind === 'noun' || next.kind === 'name')
    );
  }

  /** @returns the noun phrase whose first word is a token; null where that begins none */
  forward(from: number): Span | null {
    const { tokens } = this;
    let last = -1;
    for (let index = from; index < tokens.length && index < from + LONGEST; index++) {
      const token = tokens[index];
      const next = tokens[index + 1];
      if (token === undefined) break;
      const { kind } = token;
      if (kind === 'name' || kind === 'noun' || (kind === 'number' && last < 0)) last = index;
      else if (kind === 'time' && last < 0) last = index;
      else if (kind === 'possessive' && next?.kind !== 'sign') continue;
      else if (kind === 'det' || (kind === 'pronoun' && this.startsFrenchPhrase(index))) {
        if (last >= 0 && tokens[index - 1]?.kind !== 'prep' && tokens[index - 1]?.kind !== 'coordination') break;
      } else if (kind === 'prep' && last >= 0 && this.staysInside(index)) continue;
      else if (kind === 'coordination' && last >= 0 && this.joinsNames(index)) continue;
      else break;
    }
    return last < 0 ? null : this.trim(from, last);
  }

  /** "Ministry of Defence" goes on, "accused Acme of fraud" does not; "maire de Lyon" does, "accuse Acme de fraude" does not. */
  private staysInside(index: number): boolean {
    const { tokens } = this;
    const token = tokens[index];
    const next = tokens[index + 1];
    if (token === undefined || next === undefined || !INSIDE.has(token.folded) || token.folded === 'for') return false;
    if (this.language === 'en')
      return (
        next.kind === 'name' ||
        (next.kind === 'det' &&
          tokens[index + 2]?.kind !== 'verb' &&
          /^(?:the|its|their|his|her)$/u.test(next.folded) &&
          tokens[index + 2]?.kind !== 'noun')
      );
    if (token.folded === 'du' || token.folded === 'des') return next.kind === 'noun' || next.kind === 'name';
    return (
      next.kind === 'name' ||
      /^(?:la|l'|les)$/u.test(next.folded) ||
      /^(?:etat|police|securite|presse|football|commerce)$/u.test(next.folded)
    );
  }

  private joinsNames(index: number): boolean {
    const { tokens } = this;
    const next = tokens[index + 1];
    if (next === undefined || !/^(?:and|et|or|ou|&)$/u.test(tokens[index]?.folded ?? '')) return false;
    if (next.kind !== 'name' && next.kind !== 'noun' && next.kind !== 'det') return false;
    for (let at = index + 1; at < index + 5; at++) {
      const token = tokens[at];
      if (token === undefined || token.kind === 'prep' || isSign(token)) return true;
      if (token.kind === 'verb' || token.kind === 'auxiliary') return false;
    }
    return true;
  }

  /** @returns a noun phrase without articles, times and what stands beside the name; null where nothing is left */
  trim(from: number, to: number): Span | null {
    const { tokens } = this;
    const { spokespeople } = wordsOf(this.language);
    let start = from;
    let end = to;
    const skip = (token: Token | undefined): boolean =>
      token !== undefined && (token.kind === 'quote' || token.kind === 'coordination' || token.kind === 'possessive');
    if (tokens[start]?.kind === 'prep') {
      start++;
      let times = start;
      while (times < end && ['time', 'number', 'det'].includes(tokens[times]?.kind ?? '')) times++;
      if (tokens[times - 1]?.kind === 'time' || tokens[times - 1]?.kind === 'number') start = times;
    }
    while (start < end && (tokens[start]?.kind === 'time' || skip(tokens[start]))) start++;
    while (start < end && ARTICLES[this.language].test(tokens[start]?.folded ?? '')) start++;
    while (
      end > start &&
      (skip(tokens[end]) || tokens[end]?.kind === 'time' || tokens[end]?.kind === 'prep' || tokens[end]?.kind === 'det')
    )
      end--;
    for (let index = start + 1; index < end; index++) {
      const token = tokens[index];
      if (token === undefined || token.kind !== 'prep') continue;
      const speaks = tokens.slice(start, index).some(({ folded }) => spokespeople.has(folded));
      if (speaks && /^(?:for|representing|of|de|du|des|d'|at|from)$/u.test(token.folded))
        return this.trim(index + 1, end);
      if (!INSIDE.has(token.folded)) {
        end = index - 1;
        break;
      }
    }
    if (!tokens.slice(start, end + 1).some(({ kind }) => CORE.has(kind))) return null;
    return this.spanOf(start, end);
  }

  /** @returns the stretch from one token to another; null where there is no such token */
  spanOf(first: number, last: number): Span | null {
    const start = this.tokens[first]?.start;
    const end = this.tokens[last]?.end;
    return start === undefined || end === undefined ? null : { start, end };
  }
}
