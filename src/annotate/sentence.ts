import type { AnnotatedLanguage } from './annotation.js';
import { chineseGrammar } from './chinese-grammar.js';
import { type Evidence, gatherEvidence } from './evidence.js';
import type { Grammar, Span } from './grammar.js';
import { latinGrammar } from './latin-grammar.js';
import { type PreparedText, prepareText } from './prepared-text.js';

/** Longer texts are no sentences; what comes after is not read, so that the time stays bounded. */
const LONGEST_SENTENCE = 3_000;

/** Who says what a sentence says, and where that stands. */
export interface Speaker {
  readonly span: Span;
  /** The stretch that the speaker says. */
  readonly said: Span;
}

/** A sentence with all that is known of it before anything is decided. */
export interface Sentence {
  readonly prepared: PreparedText;
  readonly language: AnnotatedLanguage;
  readonly grammar: Grammar;
  readonly evidence: Evidence;
  /** Stretches between which the point of view may change: "...; but ...". Together they are the text. */
  readonly segments: readonly Span[];
  readonly speakers: readonly Speaker[];
}

/** What shows something and is nobody: "documents show that ...". */
export const NOBODY =
  /^(?:(?:\w+ )*(?:documents?|emails?|e-mails|records?|footage|recordings?|papers|files|videos?|messages|photographs?|photos|camera|images|polls?|figures|enregistrements?|courriels|videos?|images|sources)|(?:.*(?:录音|文件|邮件|视频|影片|调查|资料|纪录|记录|照片|数据)))$/u;

/** @returns the sentence, read with the rules of a language */
export function readSentence(text: string, language: AnnotatedLanguage): Sentence {
  const prepared = prepareText(text.slice(0, LONGEST_SENTENCE));
  const grammar = language === 'zh' ? chineseGrammar(prepared) : latinGrammar(prepared, language);
  const evidence = gatherEvidence(prepared, language);
  const segments = segmentsOf(prepared.folded, evidence, grammar);
  return {
    prepared,
    language,
    grammar,
    evidence,
    segments,
    speakers: speakersOf(prepared.folded, evidence, grammar, language, segments),
  };
}

const within = (at: number, spans: readonly Span[]): boolean => spans.some(({ start, end }) => start < at && at < end);

function segmentsOf(folded: string, evidence: Evidence, grammar: Grammar): Span[] {
  const cuts = new Set<number>(grammar.clauses.filter((at) => at > 0 && !within(at, evidence.quotes)));
  for (const { start } of evidence.contrasts) {
    if (start > 0 && !within(start, evidence.quotes)) cuts.add(start);
    if (start > 0) continue;
    // "While X says this, Y says that": the second point of view begins at the first comma.
    const comma = /[,，]/u.exec(folded);
    if (comma !== null) cuts.add(comma.index + 1);
  }
  const ends = [...cuts, folded.length].sort((a, b) => a - b);
  let from = 0;
  const segments: Span[] = [];
  for (const end of ends) {
    if (folded.slice(from, end).trim() === '') continue;
    segments.push({ start: from, end });
    from = end;
  }
  return segments;
}

/** @returns where what is said begins: after "told the police that", "告诉警方，" */
function contentAfter(folded: string, at: number, language: AnnotatedLanguage): number {
  const link = {
    en: /^\s+that\b|^(?:,|\s+(?:in|on|at|to|of|after|before|during|last|this|for|through|via|by|with|about|reporters|police|the|a|an|parliament|congress|\p{L}+)\b)[^;"]{0,140}?\bthat\b/u,
    fr: /^\s+(?:que\b|qu')|^(?:,|\s+(?:en|a|au|aux|le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|dans|lors|apres)\b)[^;"]{0,100}?\b(?:que\b|qu')/u,
    zh: /^[^，。；"]{0,12}(?:，|：)/u,
  }[language];
  const rest = folded.slice(at, at + 200);
  const found =
    (language === 'en' ? /^[^;"]{0,160}?, that\b/u.exec(rest)?.[0] : undefined) ?? link.exec(rest)?.[0] ?? '';
  if (found.endsWith(', that')) return at + found.length;
  // "said he believed that": what is said has begun already.
  return at + (VERB_OF_CONTENT.test(found) ? 0 : found.length);
}

/** What stands between a verb of saying and "that" has no verb of its own. */
const VERB_OF_CONTENT =
  /\b(?:is|are|was|were|has|have|had|will|would|did|does|could|should|who|which|it|he|she|they|we|[a-z]{3,}ed)\b(?=.{2,}\bthat\b)|\b(?:est|sont|a|ont|avait|etait|il|elle|qui)\b(?=.{2,}\bqu)/u;

function speakersOf(
  folded: string,
  evidence: Evidence,
  grammar: Grammar,
  language: AnnotatedLanguage,
  segments: readonly Span[],
): Speaker[] {
  const speakers: Speaker[] = [];
  const clauseOf = (at: number): Span => {
    const start = grammar.clauses.filter((clause) => clause <= at).at(-1) ?? 0;
    const end = grammar.clauses.find((clause) => clause > at) ?? folded.length;
    // "X says this, but Y says that": what X says ends where the point of view changes.
    const turn = segments.find(
      (segment) =>
        segment.start > at &&
        /^(?:but|although|though|while|whereas|yet|however|mais|alors que|tandis que|但|不过|则|却|然而)/u.test(
          folded.slice(segment.start),
        ),
    );
    return { start, end: Math.min(end, turn?.start ?? end) };
  };
  for (const source of evidence.sources) {
    const span = grammar.objectAfter(source.end);
    if (span === null) continue;
    const clause = clauseOf(source.start);
    const first = folded.slice(clause.start, source.start).trim() === '';
    const comma = folded.slice(span.end).search(/[,，]/u);
    speakers.push({
      span,
      said:
        first && comma >= 0
          ? { start: span.end + comma + 1, end: clause.end }
          : { start: clause.start, end: source.start },
    });
  }
  for (const verb of evidence.speech) {
    if (within(verb.start, evidence.quotes)) continue;
    const clause = clauseOf(verb.start);
    const before = folded.slice(clause.start, verb.start).trimEnd();
    if (language !== 'zh' && !grammar.isVerb(verb.start)) continue;
    if (/(?:court|jury|inquest|tribunal|inquiry|hearing) heard$/u.test(folded.slice(0, verb.end))) continue;
    const bare = language === 'fr' ? before.replace(/[ ,](?:a|ont|avait|avaient|aurait)$/u, ',') : before;
    if (language !== 'zh' && /[,"?!]$/u.test(bare)) {
      const span = grammar.objectAfter(verb.end);
      const subject = grammar.subjectOf(verb.start);
      if (span !== null && (subject.span === null || subject.shared || /["?!]$/u.test(bare) || bare !== before)) {
        speakers.push({ span, said: { start: clause.start, end: verb.start } });
        continue;
      }
    }
    if (language !== 'zh' && grammar.isPassive(verb.start)) continue;
    // "studies that showed": part of a name rather than a saying of its own.
    if (/(?:^|\s)(?:that|which|who|qui)\s*$/u.test(before)) continue;
    const { span } = grammar.subjectOf(verb.start);
    if (span === null) continue;
    // ", the union said": what was said stands before.
    const rest = folded
      .slice(verb.end, clause.end)
      .replace(/[\s.,"'!?。，；]+/gu, ' ')
      .trim();
    const lead = folded.slice(0, span.start).trimEnd();
    const short = rest.split(' ').length <= 4 && !/^(?:that|que|it|he|she|they|we)\b/u.test(rest);
    const last =
      /[,"，]\s*(?:the|a|an|le|la|les|l'|un|une|des)?$/u.test(lead) && (rest === '' || (language !== 'zh' && short));
    speakers.push({
      span,
      said: last ? { start: 0, end: span.start } : { start: contentAfter(folded, verb.end, language), end: clause.end },
    });
  }
  // "X said in May, according to Y, that": the first who speaks is the one; "According to Y, ..." begins with it.
  return speakers
    .filter(({ span }) => !NOBODY.test(folded.slice(span.start, span.end)))
    .sort((a, b) => a.span.start - b.span.start);
}
