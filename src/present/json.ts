import type { Block, Cited, Heading, Page, Rebuttal } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import type { Document, Statement } from '../corpus/document.js';
import { answerText } from './text.js';

/** A statement in `--json`: see the README for the contract. */
interface StatementJson {
  /** As the source has it. */
  readonly text: string;
  /** What is shown in its place; null where the text itself is shown. */
  readonly wording: string | null;
  readonly stance: Statement['stance'];
  readonly type: string | null;
  readonly by: readonly string[];
  readonly against: readonly string[];
  readonly event: string | null;
  readonly document: string;
  readonly citations: readonly number[];
  readonly reviewed: boolean;
}

/** What `alteram ask --json` prints. */
export interface AnswerJson {
  readonly question: string;
  readonly kind: Answer['kind'];
  readonly blocks: readonly unknown[];
  readonly sources: readonly unknown[];
  readonly nearest: readonly unknown[];
  /** Of a list of documents; empty otherwise. */
  readonly documents: readonly unknown[];
  /** What the whole answer is, for example a summary; null where it has no title. */
  readonly title: unknown;
  /** Which part of a longer answer this is; null where it is all. */
  readonly page: Page | null;
  /** Why it was refused; null otherwise. */
  readonly reason: string | null;
  /** The whole answer as the terminal shows it, without colours. */
  readonly text: string;
  readonly elapsedMs: number;
}

/**
 * @param elapsedMs time from question to answer, in milliseconds
 * @returns the answer as plain data, a stable contract for scripts
 */
export function answerJson(answer: Answer, elapsedMs: number): AnswerJson {
  const answered = answer.kind === 'answered' ? answer : null;
  const listed = answer.kind === 'documents' ? answer : null;
  return {
    question: answer.question,
    kind: answer.kind,
    blocks: answered?.blocks.map(blockJson) ?? [],
    sources: answered?.sources.map(({ n, document }) => ({ n, ...documentJson(document) })) ?? [],
    nearest: answer.kind === 'nothing found' ? answer.nearest.map(documentJson) : [],
    documents: listed?.documents.map((document, i) => ({ n: listed.start + i, ...documentJson(document) })) ?? [],
    title: answered?.title ? headingJson(answered.title) : null,
    page: answer.page ?? null,
    reason: answer.kind === 'refused' ? answer.reason : null,
    text: answerText(answer),
    elapsedMs: Math.round(elapsedMs * 100) / 100,
  };
}

function blockJson(block: Block): object {
  return { ...partJson(block), heading: block.heading ? headingJson(block.heading) : null };
}

function partJson(block: Block): object {
  switch (block.kind) {
    case 'claim':
      return {
        kind: block.kind,
        n: block.n,
        text: block.text,
        against: block.against.map(({ id }) => id),
        finding: block.finding.kind,
        differences: block.finding.kind === 'conflicts' ? block.finding.differences : [],
        evidence: block.evidence.map(blockJson),
        statements: [],
        rebuttals: block.rebuttals.map(rebuttalJson),
      };
    case 'open':
      return { kind: block.kind, statements: [], rebuttals: [], missing: block.missing.map(rebuttalJson) };
    case 'context':
      return { kind: block.kind, statements: block.statements.map((cited) => statementJson(cited)), rebuttals: [] };
    case 'response':
      return {
        kind: block.kind,
        party: block.party.id,
        event: block.occasion?.id ?? null,
        statements: block.responses.map((cited) => statementJson(cited)),
        rebuttals: block.rebuttals.map(rebuttalJson),
      };
    case 'allegations':
      return {
        kind: block.kind,
        statements: block.allegations.map(({ cited, by, against, attribution }) => ({
          ...statementJson(cited),
          by: by.map(({ id }) => id),
          against: against.map(({ id }) => id),
          attribution,
        })),
        rebuttals: block.rebuttals.map(rebuttalJson),
      };
  }
}

function headingJson(heading: Heading): object {
  switch (heading.kind) {
    case 'summary':
    case 'timeline':
    case 'alleged':
      return { ...heading, event: heading.event?.id ?? null };
    case 'responses':
      return { kind: heading.kind, party: heading.party.id };
    case 'document':
      return { kind: heading.kind, ...documentJson(heading.document) };
    default:
      return heading;
  }
}

function rebuttalJson(rebuttal: Rebuttal): unknown {
  const { kind, party } = rebuttal;
  if (kind === 'none on record') {
    return {
      kind,
      party: party.id,
      scope: null,
      event: rebuttal.event?.id ?? null,
      asOf: rebuttal.asOf,
      statement: null,
    };
  }
  return {
    kind,
    party: party.id,
    scope: rebuttal.scope,
    event: rebuttal.occasion?.id ?? null,
    asOf: null,
    statement: statementJson(rebuttal.cited),
  };
}

function statementJson({ statement, citations, wording }: Cited): StatementJson {
  const { text, stance, event, document, reviewed } = statement;
  return {
    text,
    wording: wording ?? null,
    stance,
    type: statement.stance === 'response' ? statement.type : null,
    by: statement.stance === 'context' ? [] : statement.by,
    against: statement.stance === 'context' ? [] : statement.against,
    event,
    document,
    citations,
    reviewed,
  };
}

function documentJson({ id, publisher, title, url, file, published }: Document): Record<string, string | null> {
  return { document: id, publisher, title, url: url ?? file, published };
}
