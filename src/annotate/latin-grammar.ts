import type { Grammar, Span, Subject } from './grammar.js';
import { NounPhrases } from './noun-phrases.js';
import type { PreparedText } from './prepared-text.js';
import { isSign, type Token, tokensOf } from './tokens.js';

const NONE: Subject = { span: null, shared: false };
const RELATIVE = new Set(['who', 'which', 'that', 'qui']);
const BE =
  /^(?:is|are|was|were|be|been|being|get|got|est|sont|etait|etaient|ete|etre|fut|furent|soit|serait|seraient|sera)$/u;

/** English and French: nouns and their verbs are found by the kinds of the words, with no parse. */
class LatinGrammar implements Grammar {
  private readonly tokens: readonly Token[];
  private readonly phrases: NounPhrases;
  readonly clauses: readonly number[];

  constructor(
    prepared: PreparedText,
    private readonly language: 'en' | 'fr',
  ) {
    this.tokens = tokensOf(prepared, language);
    this.phrases = new NounPhrases(this.tokens, language);
    this.clauses = [0, ...this.tokens.filter((token) => /^[;:.!?]$/u.test(token.folded)).map(({ end }) => end)];
  }

  subjectOf(at: number): Subject {
    return this.subjectBefore(this.indexAt(at), 0);
  }

  isPassive(at: number): boolean {
    let index = this.indexAt(at) - 1;
    while (this.tokens[index]?.kind === 'adverb') index--;
    const before = this.tokens[index];
    return before !== undefined && BE.test(before.folded);
  }

  isVerb(at: number): boolean {
    return this.tokens[this.indexAt(at)]?.kind === 'verb';
  }

  hasPassive(from: number, to: number): boolean {
    const limit = this.indexAt(to);
    for (let index = this.indexAt(from); index < limit; index++) {
      const token = this.tokens[index];
      if (token?.kind === 'verb') return false;
      if (token?.kind !== 'auxiliary') continue;
      let next = index;
      let be = false;
      while (this.tokens[next]?.kind === 'auxiliary' || this.tokens[next]?.kind === 'adverb') {
        be ||= BE.test(this.tokens[next]?.folded ?? '');
        next++;
      }
      const verb = this.tokens[next];
      return (
        be &&
        verb !== undefined &&
        verb.kind === 'verb' &&
        !/(?:ing|ant)$/u.test(verb.folded) &&
        !/^(?:paid|designed|aware|linked|supposed)$/u.test(verb.folded)
      );
    }
    return false;
  }

  /** @returns the first token that does not end before an offset */
  private indexAt(at: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.end ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private subjectBefore(verb: number, depth: number): Subject {
    const { tokens } = this;
    if (depth > 6) return NONE;
    let end = verb - 1;
    const first = tokens[verb];
    for (; end >= 0; end--) {
      const token = tokens[end];
      if (token === undefined) return NONE;
      if (token.kind === 'adverb' || token.kind === 'auxiliary') continue;
      if (/^(?:s'|se|l'|y|en|m'|nous|lui|leur)$/u.test(token.folded) && this.language === 'fr' && end > 0) continue;
      // "sought to deny", "was quick to deny", "refuse de commenter"
      const governs = token.folded === 'to' || (this.language === 'fr' && /^(?:de|d'|a)$/u.test(token.folded));
      const before = tokens[end - 1];
      if (governs && before !== undefined && (before.kind === 'verb' || before.kind === 'auxiliary')) {
        end--;
        continue;
      }
      if (token.kind === 'verb' && first?.kind === 'verb' && !/(?:ed|ing)$/u.test(token.folded)) continue;
      break;
    }
    const token = tokens[end];
    if (token === undefined) return NONE;
    if (token.kind === 'coordination' || token.kind === 'verb') return this.sharedSubject(end, depth);
    if (token.folded === ',') {
      if (first !== undefined && /(?:ing|ant)$/u.test(first.folded)) return this.sharedSubject(end, depth);
      const open = this.openingOf(end);
      if (open !== null) return this.ending(open - 1);
      const next = tokens[end - 1];
      if (next?.kind === 'coordination') return this.sharedSubject(end - 1, depth);
      // "The priest, accused of abuse, denies": a participle after its noun.
      if (
        first !== undefined &&
        /(?:ed|ee?s?|e|u|i)$/u.test(first.folded) &&
        /^(?:of|by|with|over|de|d'|par|pour)$/u.test(tokens[verb + 1]?.folded ?? '')
      )
        return this.ending(end - 1);
      return this.sharedSubject(end, depth);
    }
    if (RELATIVE.has(token.folded)) {
      const head = tokens[end - 1]?.folded === ',' ? end - 2 : end - 1;
      let names = head;
      while (tokens[names - 1]?.kind === 'name') names--;
      // "mettent en cause Brandt, qui nie": the name alone.
      if (tokens[head]?.kind === 'name') return { span: this.phrases.spanOf(names, head), shared: false };
      return this.ending(head);
    }
    if (isSign(token) && token.kind !== 'quote') return NONE;
    return this.ending(end);
  }

  /** The subject of the verb before: "rejected the charge and accused", "hit back, accusing". */
  private sharedSubject(from: number, depth: number): Subject {
    let start = from;
    while (start > 0 && !/^[.;!?]$/u.test(this.tokens[start - 1]?.folded ?? '')) start--;
    // "The garden said that two plants were sold but denied a trade": the main verb's subject is the first.
    const opening = this.tokens[start]?.kind;
    if (
      this.tokens[from]?.kind === 'coordination' &&
      opening !== 'subordination' &&
      opening !== 'prep' &&
      opening !== 'verb'
    ) {
      for (let index = start; index < from; index++) {
        const token = this.tokens[index];
        if (token?.folded === ',') break;
        if (token?.kind !== 'verb' && token?.kind !== 'auxiliary') continue;
        const { span } = this.subjectBefore(index, depth + 1);
        if (span !== null) return { span, shared: true };
        break;
      }
    }
    for (let index = from; index >= start; index--) {
      const token = this.tokens[index];
      if (token === undefined) break;
      if (token.kind !== 'verb' && token.kind !== 'auxiliary') continue;
      const before = this.tokens[index - 1];
      if (before === undefined || before.kind === 'prep' || before.kind === 'det') continue;
      const { span } = this.subjectBefore(index, depth + 1);
      if (span !== null) return { span, shared: true };
    }
    return NONE;
  }

  /** @returns the comma that opens what the comma at `close` closes: "Lunt, a former nurse, said"; null if there is none */
  private openingOf(close: number): number | null {
    for (let index = close - 1; index > 0; index--) {
      const token = this.tokens[index];
      if (token === undefined || /^[.;:!?]$/u.test(token.folded)) return null;
      if (token.folded === ',') {
        const before = this.tokens[index - 1];
        return before?.kind === 'noun' || before?.kind === 'name' || before?.kind === 'pronoun' ? index : null;
      }
    }
    return null;
  }

  private ending(last: number): Subject {
    return { span: this.phrases.endingAt(last), shared: false };
  }

  objectAfter(at: number): Span | null {
    const { tokens } = this;
    let index = this.indexAt(at);
    while (tokens[index]?.kind === 'adverb' || tokens[index]?.kind === 'quote') index++;
    if (this.language === 'fr' && /^(?:a|au|aux|de|du|des|d'|par)$/u.test(tokens[index]?.folded ?? '')) index++;
    const first = tokens[index];
    if (first === undefined) return null;
    const alone = first.folded === 'her' && ['prep', 'sign', 'auxiliary'].includes(tokens[index + 1]?.kind ?? 'sign');
    if (alone || (first.kind === 'pronoun' && !this.phrases.startsFrenchPhrase(index))) {
      return /^(?:it|there|se|s'|en|y)$/u.test(first.folded) ? null : this.phrases.spanOf(index, index);
    }
    return this.phrases.forward(index);
  }

  firstSubject(from: number, to: number): Span | null {
    const { tokens } = this;
    let index = this.indexAt(from);
    const limit = this.indexAt(to);
    let question = false;
    for (; index < limit; index++) {
      const token = tokens[index];
      if (token === undefined) return null;
      const skipped =
        ['subordination', 'adverb', 'time', 'coordination', 'quote', 'auxiliary'].includes(token.kind) || isSign(token);
      if (token.kind === 'auxiliary') question = true;
      if (!skipped) break;
    }
    // "On Monday", "Depuis des années," before the subject.
    if (tokens[index]?.kind === 'prep') {
      let comma = index;
      while (
        comma < limit &&
        tokens[comma]?.folded !== ',' &&
        tokens[comma]?.kind !== 'verb' &&
        tokens[comma]?.kind !== 'auxiliary'
      )
        comma++;
      if (tokens[comma]?.folded === ',') return this.firstSubject(tokens[comma]?.end ?? to, to);
      index++;
      while (index < limit && (tokens[index]?.kind === 'time' || tokens[index]?.kind === 'number')) index++;
    }
    const first = tokens[index];
    if (first === undefined || index >= limit) return null;
    if (first.kind === 'pronoun' && !this.phrases.startsFrenchPhrase(index)) {
      return /^(?:it|there|that|ce|c'|cela|ca|on)$/u.test(first.folded) ? null : this.phrases.spanOf(index, index);
    }
    if (question) return this.phrases.forward(index);
    let end = index;
    let main: Token | undefined;
    for (let at = index; at < limit; at++) {
      const token = tokens[at];
      if (token === undefined) break;
      if (token.kind === 'verb' || token.kind === 'auxiliary') {
        main = token;
        break;
      }
      if (token.kind === 'adverb' || token.kind === 'subordination' || isSign(token)) {
        main = token;
        break;
      }
      end = at;
    }
    if (main === undefined && end === index && first.kind !== 'name') return null;
    if (!tokens.slice(index, end + 1).some(({ kind }) => kind === 'name' || kind === 'noun')) return null;
    return this.phrases.trim(index, end);
  }

  agent(from: number, to: number): Span | null {
    const { tokens } = this;
    for (let index = this.indexAt(from); index < tokens.length; index++) {
      const token = tokens[index];
      if (token === undefined || token.start >= to) return null;
      if (token.folded !== 'by' && token.folded !== 'par') continue;
      const next = tokens[index + 1];
      if (next === undefined || (next.kind === 'verb' && next.folded.endsWith('ing')) || next.kind === 'number')
        continue;
      const span = this.objectAfter(token.end);
      if (span !== null) return span;
    }
    return null;
  }
}

/** @returns the grammar of an English or French sentence */
export function latinGrammar(prepared: PreparedText, language: 'en' | 'fr'): Grammar {
  return new LatinGrammar(prepared, language);
}
