import type {
  AnsweredContent,
  Block,
  Cited,
  Heading,
  PhraseLanguage,
  Rebuttal,
  Source,
  StatementBlock,
} from '../../answer/answer.js';
import type { Document } from '../../corpus/document.js';
import { claimLine, findingLine, openLine } from '../claim-lines.js';
import { headingLine, isTitle } from '../heading-lines.js';
import { attributionLine, rebuttalLine, responseOpening, sourceLine, statementLine } from '../lines.js';
import { phrase } from '../phrases.js';
import { escapeMarkdown } from './escape-markdown.js';
import { linkText } from './links.js';

/**
 * One block as the text of one text display: statements first, each with the numbers of its sources, then directly
 * below and in the same size what stands against them. Only the lines that introduce a response, and those of a claim, are
 * bold.
 * @param answer where the block stands
 */
export function blockText(answer: AnsweredContent, block: Block): string {
  const { language } = answer;
  switch (block.kind) {
    case 'claim':
      return [
        [bold(claimLine(language, block)), escapeMarkdown(findingLine(language, block))].join('\n'),
        ...block.evidence.map((one) => statementsText(answer, one)),
        ...(block.rebuttals.length === 0 ? [] : [rebuttalLines(answer, block.rebuttals).join('\n')]),
      ].join('\n\n');
    case 'open':
      return block.missing.map((one) => escapeMarkdown(openLine(language, one))).join('\n');
    default:
      return statementsText(answer, block);
  }
}

function statementsText(answer: AnsweredContent, block: StatementBlock): string {
  const { language } = answer;
  switch (block.kind) {
    case 'context':
      return block.statements.map((cited) => citedLine(language, cited)).join('\n');
    case 'allegations': {
      const allegations = block.allegations.map((accusation) =>
        citedLine(language, accusation.cited, attributionLine(language, accusation)),
      );
      return [...allegations, ...rebuttalLines(answer, block.rebuttals)].join('\n');
    }
    case 'response': {
      const responses = block.responses.map((cited) => citedLine(language, cited));
      return [bold(responseOpening(language, block)), ...responses, ...rebuttalLines(answer, block.rebuttals)].join(
        '\n',
      );
    }
  }
}

/** @returns a heading as a line of its own: that of a summary or timeline larger than those of its parts */
export function headingText(language: PhraseLanguage, heading: Heading): string {
  return `${isTitle(heading) ? '##' : '###'} ${escapeMarkdown(headingLine(language, heading))}`;
}

/** @returns a heading line and one line a source: number, publisher, title, date, link */
export function sourcesText(language: PhraseLanguage, sources: readonly Source[]): string {
  const lines = sources.map(({ n, document }) => documentLine(language, n, document));
  return [bold(phrase(language, 'sources')), ...lines].join('\n');
}

/** @returns a document in a list: number, publisher, title, date, link */
export function documentLine(language: PhraseLanguage, n: number, document: Document): string {
  const link = document.url === null ? '' : `, ${linkText(document.url)}`;
  return `[${n}] ${escapeMarkdown(sourceLine(language, document))}${link}`;
}

/** @returns a line in bold */
export function bold(line: string): string {
  return `**${escapeMarkdown(line)}**`;
}

function rebuttalLines(answer: AnsweredContent, rebuttals: readonly Rebuttal[]): string[] {
  return rebuttals.flatMap((rebuttal) => [
    bold(rebuttalLine(answer, rebuttal)),
    ...(rebuttal.kind === 'response' && rebuttal.standing !== 'shown above'
      ? [citedLine(answer.language, rebuttal.cited)]
      : []),
  ]);
}

function citedLine(language: PhraseLanguage, cited: Cited, attribution: string | null = null): string {
  const { statement, citations } = cited;
  const parts = [
    ...(attribution === null ? [] : [escapeMarkdown(attribution)]),
    escapeMarkdown(statementLine(cited)),
    citations.map((n) => `[${n}]`).join(''),
    ...(statement.reviewed ? [] : [escapeMarkdown(phrase(language, 'unreviewed'))]),
  ];
  return parts.join(' ');
}
