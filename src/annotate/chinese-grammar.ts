import { z } from 'zod';
import { readDataFile } from './data-file.js';
import type { Grammar, Span, Subject } from './grammar.js';
import type { PreparedText } from './prepared-text.js';

interface ChineseWords {
  readonly before: RegExp;
  readonly stops: RegExp;
  readonly after: RegExp;
}

let known: ChineseWords | undefined;

function wordsOf(): ChineseWords {
  if (known !== undefined) return known;
  const file = readDataFile('words-zh.yaml', z.object({ before: z.string(), stops: z.string(), after: z.string() }));
  const anyOf = (list: string): string =>
    list
      .trim()
      .split(/\s+/u)
      .sort((a, b) => b.length - a.length)
      .join('|');
  const date = '(?:\\d{2,4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?';
  known = {
    before: new RegExp(`^(?:\\s|"|《|》|—|${date}(?<=[年月日])|${anyOf(file.before)})`, 'u'),
    stops: new RegExp(anyOf(file.stops), 'gu'),
    after: new RegExp(
      `(?:\\s|"|的|之|，|,|${anyOf(file.after)}|就[^，。；]{1,20}|(?<!反)对[^，。；]{1,20}|在[^，。；]{1,16})$`,
      'u',
    ),
  };
  return known;
}

const CLAUSE_END = /[，。；：！？!?;:,"()（）—]/u;
const SENTENCE_END = /[。；！？!?;\n]/gu;
/** Shorter noun phrases are mostly a part of a longer word. */
const SHORTEST = 1;
const LONGEST = 26;
const PRONOUN = /^(?:我们|我|他们|她们|他|她|它|你们|你|咱们|自己)$/u;

/** Chinese: a noun phrase goes from the beginning of a clause to the first word that can be no part of it. */
class ChineseGrammar implements Grammar {
  readonly clauses: readonly number[];

  constructor(private readonly folded: string) {
    this.clauses = [0, ...[...folded.matchAll(SENTENCE_END)].map((match) => match.index + 1)];
  }

  subjectOf(at: number): Subject {
    let start = at;
    while (start > 0 && !CLAUSE_END.test(this.folded.charAt(start - 1))) start--;
    const own = this.phrase(start, at);
    if (own !== null) return { span: own, shared: false };
    const sentence = this.clauses.filter((clause) => clause <= at).at(-1) ?? 0;
    const span = sentence < start ? this.firstSubject(sentence, start) : null;
    return { span, shared: span !== null };
  }

  objectAfter(at: number): Span | null {
    const span = this.phrase(at, this.clauseEnd(at));
    return span;
  }

  firstSubject(from: number, to: number): Span | null {
    for (let start = from; start < to; ) {
      const end = Math.min(this.clauseEnd(start), to);
      const span = this.phrase(start, end);
      if (span !== null) return span;
      start = end + 1;
    }
    return null;
  }

  agent(from: number, to: number): Span | null {
    const match =
      /(?:被|遭到?|受到?)(?!人|指|控|曝|揭|动)(?=[^，。；]{2,12}(?:指控|指责|控告|起诉|攻击|杀|打|盗|偷|骗|收买|操纵|殴打|虐待|威胁))/u.exec(
        this.folded.slice(from, to),
      );
    if (match === null) return null;
    const start = from + match.index + match[0].length;
    const span = this.phrase(start, this.clauseEnd(start));
    return span;
  }

  isPassive(at: number): boolean {
    return /(?:被|遭|受|遭到|受到|疑遭|被人)$/u.test(this.folded.slice(Math.max(0, at - 3), at));
  }

  isVerb(): boolean {
    return true;
  }

  hasPassive(from: number, to: number): boolean {
    return /^[^，。；]{0,24}(?:被|遭|受到)/u.test(this.folded.slice(from, to));
  }

  private clauseEnd(from: number): number {
    let end = from;
    while (end < this.folded.length && !CLAUSE_END.test(this.folded.charAt(end))) end++;
    return end;
  }

  /** @returns the noun phrase at the beginning of a stretch; null if none is there */
  private phrase(from: number, to: number): Span | null {
    const words = wordsOf();
    let start = from;
    for (;;) {
      const match = words.before.exec(this.folded.slice(start, Math.min(to, start + 12)));
      if (match === null || match[0] === '') break;
      start += match[0].length;
    }
    let end = to;
    for (const match of this.folded.slice(start, to).matchAll(words.stops)) {
      if (match.index === 0) return null;
      end = start + match.index;
      break;
    }
    for (;;) {
      const match = words.after.exec(this.folded.slice(start, end));
      if (match === null || match[0] === '') break;
      end -= match[0].length;
    }
    const length = end - start;
    if (length < SHORTEST || length > LONGEST || !/[\p{L}\p{N}]/u.test(this.folded.slice(start, end))) return null;
    if (length === 1 && !PRONOUN.test(this.folded.slice(start, end))) {
      if (!/[\u4e00-\u9fff]/u.test(this.folded.charAt(start))) return null;
    }
    return { start, end };
  }
}

/** @returns the grammar of a Chinese sentence */
export function chineseGrammar({ folded }: PreparedText): Grammar {
  return new ChineseGrammar(folded);
}
