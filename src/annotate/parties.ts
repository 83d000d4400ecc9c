import type { AccusationHit } from './evidence.js';
import type { Span } from './grammar.js';
import { NOBODY as NO_PARTY, type Sentence } from './sentence.js';
import type { Stance } from './stance.js';

/** Who speaks and who is accused, as places in the sentence; null where it names nobody. */
export interface Roles {
  readonly by: Span | null;
  readonly against: Span | null;
}

const NOBODY: Roles = { by: null, against: null };

const PRONOUN = /^(?:it|he|she|they|him|il|elle|ils|elles|他|她|它|其|他们)$/u;
/** How the accused is named again, or who speaks for it. */
const KIN =
  /^(?:its|his|her|their|son|sa|ses|leur|celui-ci|celle-ci|il|elle|he|she|they|it|他|她|其|该|后者)|(?:company|firm|group|spokes\w+|lawyers?|office|government|club|bank|avocats?|entreprise|groupe)$/u;
const inside = (at: number, { start, end }: Span): boolean => at >= start && at < end;
const same = (a: Span | null, b: Span | null): boolean =>
  a !== null && b !== null && a.start < b.end && b.start < a.end;

/** Finds who speaks and who is accused. */
export class RoleFinder {
  constructor(
    private readonly sentence: Sentence,
    private readonly stance: Stance,
  ) {}

  find(): Roles {
    switch (this.stance.label) {
      case 'context':
        return NOBODY;
      case 'response':
        return this.ofResponse();
      case 'allegation':
        return this.named(this.ofAllegation());
    }
  }

  /** "Roper must go: she doctored the scores": the name before rather than the pronoun. */
  private named(roles: Roles): Roles {
    const { grammar, prepared, language } = this.sentence;
    const { by, against } = roles;
    if (against === null || language === 'zh') return roles;
    if (!/^(?:it|he|she|they|him|her|them|il|elle|ils|elles)$/u.test(prepared.folded.slice(against.start, against.end)))
      return roles;
    const first = grammar.firstSubject(0, against.start);
    if (
      first === null ||
      same(first, by) ||
      same(first, against) ||
      first.end > against.start ||
      PRONOUN.test(prepared.folded.slice(first.start, first.end))
    )
      return roles;
    return { by, against: first };
  }

  private ofResponse(): Roles {
    const { response, responseType, accusation } = this.stance;
    const { grammar, speakers, prepared } = this.sentence;
    const length = prepared.folded.length;
    if (response === null) return { by: speakers[0]?.span ?? grammar.firstSubject(0, length), against: null };
    const saying = speakers.find(({ said }) => inside(response.start, said)) ?? speakers[0];
    let by: Span | null;
    if (response.form === 'verb')
      by = grammar.isPassive(response.start)
        ? grammar.agent(response.end, length)
        : grammar.subjectOf(response.start).span;
    else if (response.form === 'passive') by = grammar.agent(response.end, length);
    else by = saying?.span ?? grammar.subjectOf(response.start).span;
    if (response.form === 'passive' && responseType === 'no-comment') by = this.addressee(response);
    if (response.form === 'passive' || (response.form === 'verb' && grammar.isPassive(response.start)))
      return { by, against: null };
    by ??= saying?.span ?? grammar.firstSubject(0, length);
    // "The agency said it would not comment": the name rather than the pronoun.
    if (by !== null && PRONOUN.test(prepared.folded.slice(by.start, by.end))) {
      const { start } = by;
      const named = [saying?.span ?? null, grammar.firstSubject(0, start)].find(
        (span) => span != null && span.end <= start,
      );
      by = named ?? by;
    }
    if (responseType !== 'counter-accusation') return { by, against: null };
    if (accusation !== null) return { by, against: this.ofAccusation(accusation).against };
    const said = saying?.said ?? { start: response.end, end: length };
    const cleft = /才/u.test(prepared.folded.slice(said.start, said.end))
      ? null
      : /(?:\bit (?:is|was) |\bc'est |\bce sont |\bc'etait |恰恰是|其实是|正是|的是|是)/u.exec(
          prepared.folded.slice(said.start, said.end),
        );
    const against =
      cleft === null
        ? grammar.firstSubject(said.start, said.end)
        : grammar.objectAfter(said.start + cleft.index + cleft[0].length);
    return { by, against: same(against, by) ? null : against };
  }

  /**
   * Whether after an accusation another speaks for the accused: "...; the company says", "..., but his lawyer insists".
   * @param roles those of the accusation
   */
  answersBack({ by, against }: Roles): boolean {
    const { segments, speakers, evidence, prepared } = this.sentence;
    const text = (span: Span | null): string => (span === null ? '' : prepared.folded.slice(span.start, span.end));
    return segments.slice(1).some((segment) => {
      const own = speakers.find(({ span }) => inside(span.start, segment));
      const answers = evidence.responses.some(({ start }) => inside(start, segment));
      if (own === undefined)
        return answers && evidence.responses.some(({ start, form }) => inside(start, segment) && form === 'verb');
      if (same(own.span, by) || (by !== null && text(own.span) === text(by))) return false;
      const turned =
        /^\s*(?:but|although|though|while|whereas|yet|however|mais|alors que|tandis que|但|不过|则|却|然而)/u.test(
          prepared.folded.slice(segment.start),
        );
      const party =
        text(own.span) === text(against) ||
        KIN.test(text(own.span)) ||
        (text(against) !== '' && text(own.span).startsWith(text(against)));
      return turned || answers || party;
    });
  }

  /** "Calls to the embassy were not answered": those who were called. */
  private addressee({ start, end }: Span): Span | null {
    const { grammar, prepared } = this.sentence;
    const match =
      /\b(?:to|with|at|for|sent|au|aux|a la|a l'|au pres d[eu])\s/u.exec(prepared.folded.slice(start, end)) ??
      /(?:致电|联系)/u.exec(prepared.folded.slice(start, end));
    return match === null ? grammar.subjectOf(start).span : grammar.objectAfter(start + match.index + match[0].length);
  }

  private ofAllegation(): Roles {
    const { accusation } = this.stance;
    const { speakers, evidence } = this.sentence;
    if (accusation !== null) {
      const roles = this.ofAccusation(accusation);
      if (roles.by === null) {
        const speaker = speakers.find(({ span }) => !same(span, roles.against));
        return { by: speaker?.span ?? null, against: roles.against };
      }
      return roles;
    }
    const mark = evidence.strong[0] ?? evidence.nondenials[0] ?? evidence.responsibility[0] ?? evidence.weak[0];
    const speaker =
      speakers.find(({ said }) => mark !== undefined && inside(mark.start, said)) ??
      speakers.find(
        ({ said }) => this.stance.response === null || !this.stance.mixed || !inside(this.stance.response.start, said),
      );
    const said = speaker?.said ?? this.segmentOf(mark?.start ?? 0);
    const against = this.accusedIn(said);
    return { by: same(speaker?.span ?? null, against) ? null : (speaker?.span ?? null), against };
  }

  private segmentOf(at: number): Span {
    return (
      this.sentence.segments.find((segment) => inside(at, segment)) ?? {
        start: 0,
        end: this.sentence.prepared.folded.length,
      }
    );
  }

  private ofAccusation(hit: AccusationHit): Roles {
    const { grammar, prepared } = this.sentence;
    const { end: limit } = this.segmentOf(hit.start);
    const subject = grammar.subjectOf(hit.start).span;
    const object = grammar.objectAfter(hit.end);
    if (hit.frame === 'passive') {
      const by = grammar.agent(hit.end, limit);
      const after = prepared.folded.slice(hit.end);
      if (/ to$/u.test(prepared.folded.slice(hit.start, hit.end))) return { by, against: object };
      if (/^\s*to have been\b/u.test(after) || /^(?:aurait|auraient) ete /u.test(prepared.folded.slice(hit.start)))
        return { by, against: null };
      if (subject !== null && /^(?:it|il)$/iu.test(prepared.folded.slice(subject.start, subject.end))) {
        const that = /^[^,;]{0,12}\b(?:that|que?)\b/u.exec(after)?.[0].length ?? 0;
        return { by, against: this.accusedIn({ start: hit.end + that, end: limit }) };
      }
      return { by, against: this.possessorIn(subject) ?? subject };
    }
    if (hit.frame === 'objectAfter') {
      const by = subject !== null && NO_PARTY.test(prepared.folded.slice(subject.start, subject.end)) ? null : subject;
      return {
        by: /(?:show|suggest|reveal|indicate|contradict|prove|confirm)/u.test(prepared.folded.slice(hit.start, hit.end))
          ? null
          : by,
        against: this.possessorIn(object) ?? object ?? this.accusedIn({ start: 0, end: hit.start }),
      };
    }
    const next = prepared.folded.slice(hit.end).trimStart();
    const reduced =
      /^(?:of|over|with|by|for|in|on|as|after|d'|de |par |pour |$|[.,;?!])/u.test(next) && object === null;
    if (grammar.isPassive(hit.start) || reduced || this.lacksObject(next)) {
      return { by: grammar.agent(hit.end, limit), against: subject ?? this.afterComma(hit.end) };
    }
    // ", dénonce l'association.": who accuses stands last.
    if (
      object !== null &&
      /[,"]\s*$/u.test(prepared.folded.slice(0, hit.start)) &&
      /^[\s."»]*$/u.test(prepared.folded.slice(object.end))
    ) {
      return { by: object, against: this.accusedIn({ start: 0, end: hit.start }) };
    }
    return { by: subject, against: this.possessorIn(object) ?? object };
  }

  /** "Accused of running a scheme, Teller ...": the accused stands after the comma. */
  private afterComma(at: number): Span | null {
    const { grammar, prepared } = this.sentence;
    const comma = prepared.folded.indexOf(',', at);
    return comma < 0 ? null : grammar.firstSubject(comma + 1, prepared.folded.length);
  }

  private lacksObject(next: string): boolean {
    return this.sentence.language !== 'zh' && /^(?:of|over|with|by|for|on|after|in)\b/u.test(next);
  }

  /** Who is accused in what somebody says: the doer of a passive, the owner of a deed, the subject. */
  private accusedIn(said: Span): Span | null {
    const { grammar, prepared } = this.sentence;
    const agent = grammar.agent(said.start, said.end);
    if (agent !== null && this.doesWrong(agent, said)) return agent;
    const subject = grammar.firstSubject(said.start, said.end);
    const owner = this.possessorIn(subject);
    if (owner !== null) return owner;
    if (grammar.hasPassive(said.start, said.end)) return null;
    if (subject === null) return this.lateSubject(said);
    if (
      subject !== null &&
      /^(?:votes?|ballot|money|funds?|samples|evidence|it)\b/u.test(prepared.folded.slice(subject.start, subject.end))
    )
      return null;
    return subject;
  }

  /** Whether what stands before "by" is a passive or a wrong, rather than "remarks by officials". */
  private doesWrong({ start }: Span, said: Span): boolean {
    const { evidence, prepared } = this.sentence;
    const before = prepared.folded.slice(Math.max(said.start, start - 45), start);
    const wrong = [...evidence.strong, ...evidence.weak, ...evidence.hedges].some(
      (mark) => mark.end <= start && mark.end > start - 40,
    );
    return (
      wrong ||
      /\b(?:was|were|been|being|is|are|ete|est|sont)\b[^,.;]*$/u.test(before) ||
      this.sentence.language === 'zh'
    );
  }

  /** "Who let the firm poison the river?", "it is no secret that Venn ...": the accused stands after the verb. */
  private lateSubject(said: Span): Span | null {
    const { grammar, prepared } = this.sentence;
    const text = prepared.folded.slice(said.start, said.end);
    const match =
      /^\s*(?:who|qui) (?:a |has |had )?(?:let|made|helped|paid|told|allowed|laisse|fait|aide|paye) /u.exec(text) ??
      /^\s*it (?:is|was|has|had|seems|appears|emerged|turns|later|now) .{0,40}?\bthat\b/u.exec(text) ??
      /^\s*(?:did|does|do|has|have|was|were|is|are) /u.exec(text);
    if (match === null) return null;
    const at = said.start + match[0].length;
    return match[0].includes('that')
      ? grammar.hasPassive(at, said.end)
        ? null
        : grammar.firstSubject(at, said.end)
      : grammar.objectAfter(at);
  }

  /** "the bank's role", "Rask's alleged ties": the owner, without what is owned. */
  private possessorIn(span: Span | null): Span | null {
    if (span === null) return null;
    const text = this.sentence.prepared.folded.slice(span.start, span.end);
    const english =
      /^(.+?)(?:'s|s') (?:\w+ ){0,3}?(?:role|part|ties|links?|cover-up|failure|inaction|handling|involvement|lies|promises|fleet|denial|licen[cs]e|use|practices?|plan|scheme|hand|treatment|jamming|violations?|scandal|millions|reviews|waste|data|response|claims?|report|account|attempts|secret|repeated|\w+ing)\b/u.exec(
        text,
      );
    if (english?.[1] !== undefined) return { start: span.start, end: span.start + english[1].length };
    const french =
      /^(?:role|implication|mensonges|inaction|responsabilite|complicite|achat)\b.*? (?:du|de la|de l'|des|de|d')\s?(.+)$/u.exec(
        text,
      );
    if (french?.[1] !== undefined) return { start: span.end - french[1].length, end: span.end };
    return null;
  }
}
