import type { ResponseType } from '../corpus/document.js';
import type { Label } from './annotation.js';
import type { AccusationHit, ResponseHit } from './evidence.js';
import type { Span } from './grammar.js';
import type { Sentence } from './sentence.js';

/** What the rules make of a sentence. */
export interface Stance {
  readonly label: Label;
  readonly responseType: ResponseType | null;
  readonly mixed: boolean;
  /** The accusation that stands, if words of accusing said it. */
  readonly accusation: AccusationHit | null;
  /** The answer that stands. */
  readonly response: ResponseHit | null;
  /** How the sentence answers, should it be taken for an answer; null where nothing in it answers. */
  readonly possibleType: ResponseType | null;
}

interface Reading {
  readonly span: Span;
  readonly responses: readonly ResponseHit[];
  readonly accusations: readonly AccusationHit[];
  readonly strong: number;
  readonly weak: number;
}

const inside = (hit: Span, { start, end }: Span): boolean => hit.start >= start && hit.start < end;
const PRONOUN = /^(?:it|he|she|they|its|his|her|their|il|elle|ils|elles|celle-ci|celui-ci|lui|他|她|它|其|他们|她们)$/u;
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Decides by rules alone what a sentence does. In doubt it alleges; it answers only where its words leave no doubt. */
export class StanceFinder {
  constructor(private readonly sentence: Sentence) {}

  find(): Stance {
    const { evidence, segments } = this.sentence;
    const responses = evidence.responses.filter((hit) => this.counts(hit));
    const verbs = responses.filter(({ form }) => form === 'verb' || form === 'passive');
    const accusations = evidence.accusations.filter(
      (hit) => !verbs.some((verb) => overlaps(hit, verb) && verb.type !== 'counter-accusation'),
    );
    const readings = segments.map((span) => this.read(span, responses, accusations));
    return this.combine(readings, responses);
  }

  private spanText(span: Span | null): string {
    return span === null ? '' : this.sentence.prepared.folded.slice(span.start, span.end);
  }

  private speakerOf(hit: ResponseHit): Span | null {
    const { grammar, speakers, prepared } = this.sentence;
    if (hit.form === 'verb') {
      const { span } = grammar.subjectOf(hit.start);
      // "Inspectors reported that they had found nothing": they are the inspectors.
      // (not in "X accuses Y, which he denies", where another begins to speak)
      if (!PRONOUN.test(this.spanText(span))) return span;
      const segment = this.sentence.segments.find((one) => inside(hit, one));
      return (
        speakers.find(({ span: own, said }) => inside(hit, said) && segment !== undefined && inside(own, segment))
          ?.span ?? span
      );
    }
    if (hit.form === 'passive') return grammar.agent(hit.end, prepared.folded.length);
    const saying = speakers.find(({ said }) => inside(hit, said));
    return saying?.span ?? grammar.subjectOf(hit.start).span ?? speakers[0]?.span ?? null;
  }

  private isJudge(span: Span | null): boolean {
    return span !== null && this.sentence.evidence.judges.some((judge) => overlaps(judge, span));
  }

  /** Whether words that look like an answer are one here. */
  private counts(hit: ResponseHit): boolean {
    const { evidence, speakers, prepared } = this.sentence;
    const speaker = this.speakerOf(hit);
    if (hit.type === 'refutation') {
      if (
        /^(?:clear|acquit|exonerat|absolv|vindicat|debunk|disprov|blanchi(?!ment|r)|relax|acquitt|innocente|disculp|无罪|还.*清白)/u.test(
          this.spanText(hit),
        )
      )
        return true;
      if (hit.form === 'content' || hit.form === 'hint') return this.isJudge(speaker);
      return this.isJudge(speaker);
    }
    if (hit.form === 'verb' || hit.form === 'passive') return true;
    const told = speakers.length > 0 || evidence.quotes.length > 0;
    if (hit.type === 'counter-accusation') {
      const cleft = /^(?:it (?:is|was) |should |must |ought |c'est |c'etait |ce sont |才|恰恰|其实|正是|真正)/u.test(
        this.spanText(hit),
      );
      return told && (cleft || evidence.strong.length + evidence.weak.length + evidence.accusations.length > 0);
    }
    if (hit.form === 'hint') return told && !this.isJudge(speaker);
    return (
      told ||
      /^\W*(?:we|i|such|these|those|no such|nous|je|我们|这些|有关)(?![a-z])/u.test(prepared.folded) ||
      /^(?:nothing|anything|no such|no truth|这些|有关|与|反对)/u.test(this.spanText(hit))
    );
  }

  private read(span: Span, responses: readonly ResponseHit[], accusations: readonly AccusationHit[]): Reading {
    const { evidence, grammar } = this.sentence;
    const own = responses.filter((hit) => inside(hit, span));
    const verb = own.find(({ form }) => form === 'verb' || form === 'passive');
    const scoped = (hit: Span): boolean => {
      if (verb === undefined) return false;
      if (hit.start >= verb.start) return true;
      return this.isFronted(span, verb.start) || verb.form === 'passive';
    };
    return {
      span,
      responses: own,
      accusations: accusations.filter((hit) => {
        if (!inside(hit, span)) return false;
        if (!scoped(hit)) return true;
        // "rejected the charge and accused the opposition": a second verb of the same speaker
        return (
          verb !== undefined &&
          (hit.start > verb.end || verb.type === 'counter-accusation') &&
          hit.frame === 'transitive' &&
          (grammar.subjectOf(hit.start).shared || verb.type === 'counter-accusation') &&
          !grammar.isPassive(hit.start)
        );
      }),
      strong: evidence.strong.filter((hit) => inside(hit, span) && !scoped(hit)).length,
      weak: evidence.weak.filter((hit) => inside(hit, span) && !scoped(hit)).length,
    };
  }

  /** "Asked about the missing samples, the federation said ...": what somebody was asked about stands open. */
  private isFronted(span: Span, verb: number): boolean {
    const before = this.sentence.prepared.folded.slice(span.start, verb).trimStart();
    return /^(?:when |once )?(?:asked|questioned|pressed|quizzed|contacted|approached|reached|responding|replying|reacting|speaking|in (?:response|reply|reaction|answer)|citing|interroge|sollicite|contacte|joint|joints|reagissant|en reponse|invite a|被问及|针对|对于|就|面对)/u.test(
      before,
    );
  }

  private combine(readings: readonly Reading[], responses: readonly ResponseHit[]): Stance {
    const { evidence } = this.sentence;
    const sure = responses.filter(({ form }) => form !== 'hint');
    const accused = readings.flatMap(({ accusations }) => accusations);
    const answers = readings.filter(({ responses: own }) => own.some(({ form }) => form !== 'hint'));
    const hinted = answers.length === 0 && this.hintsSuffice(responses);
    const response = sure[0] ?? (hinted ? responses[0] : undefined);
    const possibleType = responses.length === 0 ? null : this.typeOf(responses, false);
    const base = { possibleType };
    if (response === undefined) {
      const alleges = accused.length > 0 || evidence.nondenials.length > 0 || this.alleges();
      return {
        ...base,
        label: alleges ? 'allegation' : 'context',
        responseType: null,
        mixed: false,
        accusation: accused[0] ?? null,
        response: null,
      };
    }
    const speaker = this.speakerOf(response);
    const turned = accused.find((hit) => this.sameSpeaker(hit, speaker, response));
    const foreign = accused.find((hit) => hit !== turned && !this.sameSpeaker(hit, speaker, response));
    const other = readings.find(
      (reading) =>
        reading.responses.every(({ form }) => form === 'hint') && this.accusesBySaying(reading, speaker, response),
    );
    if (foreign !== undefined || other !== undefined || this.deniesAside(response)) {
      return { ...base, label: 'allegation', responseType: null, mixed: true, accusation: foreign ?? null, response };
    }
    return {
      ...base,
      label: 'response',
      responseType: this.typeOf(responses, turned !== undefined),
      mixed: false,
      accusation: turned ?? null,
      response,
    };
  }

  /** "The director, who denies the claims, was dropped over allegations of assault": the main clause accuses. */
  private deniesAside({ start, end, form }: ResponseHit): boolean {
    const { prepared, evidence } = this.sentence;
    if (form !== 'verb' || !/(?:\bwho|\bwhich|\bqui) (?:\w+ )?$/u.test(prepared.folded.slice(0, start))) return false;
    const comma = prepared.folded.indexOf(',', end);
    const after = (hit: Span): boolean => comma >= 0 && hit.start > comma;
    const said = this.sentence.speakers.some(({ span }) => span.start < start);
    return !said && [...evidence.strong, ...evidence.weak, ...evidence.accusations, ...evidence.claims].some(after);
  }

  /** Whether words that answer only in company are company enough for one another. */
  private hintsSuffice(responses: readonly ResponseHit[]): boolean {
    const { speakers, evidence } = this.sentence;
    return (
      responses.filter(({ form }) => form === 'hint').length >= 1 &&
      speakers.length > 0 &&
      evidence.accusations.length === 0 &&
      evidence.strong.length + evidence.weak.length > 0
    );
  }

  /** Whether a sentence that neither accuses by its verb nor answers tells a wrong. */
  private alleges(): boolean {
    const { evidence } = this.sentence;
    return (
      evidence.strong.length > 0 ||
      evidence.weak.length > 1 ||
      (evidence.weak.length > 0 && (evidence.speech.length > 0 || evidence.hedges.length > 0)) ||
      evidence.responsibility.length > 0 ||
      evidence.hedges.length > 1
    );
  }

  /** Whether a stretch without an answer tells a wrong by somebody other than who answers. */
  private accusesBySaying(reading: Reading, speaker: Span | null, response: ResponseHit): boolean {
    const { speakers, grammar } = this.sentence;
    const own = speakers.find(({ span }) => inside(span, reading.span));
    const first = reading.span.start < response.start;
    if (own !== undefined) return (first && PRONOUN.test(this.spanText(speaker))) || !this.sameParty(own.span, speaker);
    if (reading.strong === 0 && reading.weak === 0) return false;
    const subject = grammar.firstSubject(reading.span.start, reading.span.end);
    return subject !== null && reading.span.start === 0 && reading.strong > 0;
  }

  /** "it", "he" and "the company" after somebody's name are that somebody. */
  private sameParty(a: Span | null, b: Span | null): boolean {
    if (a === null || b === null) return false;
    if (overlaps(a, b)) return true;
    const later = a.start > b.start ? a : b;
    const text = this.spanText(later);
    return text === this.spanText(a.start > b.start ? b : a) || PRONOUN.test(text);
  }

  private sameSpeaker(hit: AccusationHit, speaker: Span | null, response: ResponseHit): boolean {
    const { grammar, segments } = this.sentence;
    // "X accuses Y of fraud, which it denies": a pronoun after the accusation is the accused.
    const apart = segments.some((segment) => inside(hit, segment) && !inside(response, segment));
    if (apart && hit.start < response.start && PRONOUN.test(this.spanText(speaker))) return false;
    const { folded } = this.sentence.prepared;
    if (hit.frame === 'passive' || grammar.isPassive(hit.start)) return false;
    // "records show" speak for nobody; "X, accused of fraud, denies it" accuses nobody in turn.
    if (
      /^(?:records?|emails?|e-mails|documents|footage|recordings?|papers|files|videos?|witnesses)\b/u.test(
        folded.slice(hit.start),
      )
    )
      return false;
    if (hit.frame === 'transitive' && /^\s*(?:of|by|d'|de|par)\b/u.test(folded.slice(hit.end))) return false;
    const subject = grammar.subjectOf(hit.start);
    return this.sameParty(subject.span, speaker);
  }

  private typeOf(responses: readonly ResponseHit[], turned: boolean): ResponseType {
    const { contrasts } = this.sentence.evidence;
    const of = (type: ResponseType): ResponseHit[] => responses.filter((hit) => hit.type === type);
    const sureOf = (type: ResponseType): ResponseHit[] => of(type).filter(({ form }) => form !== 'hint');
    const accepts = sureOf('acceptance');
    const denies = of('denial');
    const silent = sureOf('no-comment');
    if (sureOf('partial-acceptance').length > 0) return 'partial-acceptance';
    if (accepts.length > 0) {
      const turn = contrasts.some(({ start }) => accepts.some((hit) => hit.start < start || start < hit.start));
      return turn || denies.some(({ form }) => form !== 'hint') ? 'partial-acceptance' : 'acceptance';
    }
    if (sureOf('counter-accusation').length > 0 || turned) return 'counter-accusation';
    const own = denies.find(({ form }) => form === 'verb' || form === 'passive');
    if (of('refutation').length > 0 && (own === undefined || this.isJudge(this.speakerOf(own)))) return 'refutation';
    if (silent.length > 0 && !denies.some(({ form }) => form === 'verb' || form === 'passive')) return 'no-comment';
    const narrow = denies[0] === undefined ? null : this.speakerOf(denies[0]);
    if (
      /\b(?:court|judge|jury|tribunal|fact-?check\w*|inquiry|review|study|ombudsman|auditors?|tribunal|juge|cour|verificateurs)\b|法院|法庭|法官|陪审团|核查/u.test(
        this.spanText(narrow),
      )
    )
      return 'refutation';
    return 'denial';
  }
}
