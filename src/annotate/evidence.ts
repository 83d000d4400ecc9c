import type { ResponseType } from '../corpus/document.js';
import type { AnnotatedLanguage } from './annotation.js';
import type { Span } from './grammar.js';
import { blankOut, type PreparedText } from './prepared-text.js';
import { type ResponseForm, type Rules, rulesOf } from './rules.js';

/** Words that answer. */
export interface ResponseHit extends Span {
  readonly type: ResponseType;
  readonly form: ResponseForm;
}

/** Words that accuse; the accused is the verb's object, stands after them, or before them. */
export interface AccusationHit extends Span {
  readonly frame: 'transitive' | 'objectAfter' | 'passive';
}

/** All that the patterns find in a text, each list in the order of the text. */
export interface Evidence {
  readonly responses: readonly ResponseHit[];
  readonly accusations: readonly AccusationHit[];
  /** Words that look like an answer and are none: "did not deny". */
  readonly nondenials: readonly Span[];
  readonly responsibility: readonly Span[];
  readonly strong: readonly Span[];
  readonly weak: readonly Span[];
  readonly hedges: readonly Span[];
  readonly speech: readonly Span[];
  readonly sources: readonly Span[];
  readonly contrasts: readonly Span[];
  readonly judges: readonly Span[];
  readonly claims: readonly Span[];
  /** Stretches in quotation marks. */
  readonly quotes: readonly Span[];
}

function spans(pattern: RegExp, folded: string): Span[] {
  return [...folded.matchAll(pattern)]
    .filter((match) => match[0] !== '')
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function hide(folded: string, hidden: readonly Span[]): string {
  return hidden.reduce((text, { start, end }) => blankOut(text, start, end), folded);
}

function inOrder<T extends Span>(list: T[]): T[] {
  return list.sort((a, b) => a.start - b.start || b.end - a.end);
}

function responsesIn(rules: Rules, folded: string): ResponseHit[] {
  return inOrder(
    rules.responses.flatMap(({ type, form, pattern }) =>
      spans(pattern, folded).map((span) => ({ ...span, type, form })),
    ),
  );
}

function quotesIn(folded: string): Span[] {
  const marks = [...folded.matchAll(/"/gu)].map((match) => match.index);
  const quotes: Span[] = [];
  for (let index = 0; index + 1 < marks.length; index += 2) {
    quotes.push({ start: marks[index] ?? 0, end: (marks[index + 1] ?? 0) + 1 });
  }
  return quotes;
}

/** @returns what a language's patterns find in a text */
export function gatherEvidence({ folded }: PreparedText, language: AnnotatedLanguage): Evidence {
  const rules = rulesOf(language);
  const unmasked = hide(folded, spans(rules.masks, folded));
  const nondenials = spans(rules.nondenials, unmasked);
  const visible = hide(unmasked, nondenials);
  const accusing = hide(folded, spans(rules.neutral, folded));
  const accusations = (['transitive', 'objectAfter', 'passive'] as const).flatMap((frame) =>
    spans(rules[frame], accusing).map((span) => ({ ...span, frame })),
  );
  const responses = responsesIn(rules, visible);
  const silences = responses.filter(({ type, form }) => type === 'no-comment' && form !== 'hint');
  return {
    // "could neither confirm nor deny": the denying is part of the silence.
    responses: responses.filter(
      (hit) => hit.type === 'no-comment' || !silences.some(({ start, end }) => start <= hit.start && hit.end <= end),
    ),
    accusations: inOrder(accusations),
    nondenials,
    responsibility: spans(rules.responsibility, accusing),
    strong: spans(rules.strong, accusing),
    weak: spans(rules.weak, accusing),
    hedges: spans(rules.hedges, accusing),
    speech: spans(rules.speech, unmasked),
    sources: spans(rules.sources, unmasked),
    contrasts: spans(rules.contrast, unmasked),
    judges: spans(rules.judge, unmasked),
    claims: spans(rules.claim, unmasked),
    quotes: quotesIn(folded),
  };
}
