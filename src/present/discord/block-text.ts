import type { AnsweredContent, Block, Cited, PhraseLanguage, Rebuttal, Source } from '../../answer/answer.js';
import type { Document } from '../../corpus/document.js';
import { attributionLine, rebuttalLine, responseOpening, sourceLine, statementLine } from '../lines.js';
import { phrase } from '../phrases.js';
import { escapeMarkdown } from './escape-markdown.js';
import { linkText } from './links.js';

/**
 * One block as the text of one text display: statements first, each with the numbers of its sources, then directly
 * below and in the same size what stands against them. Only the lines that introduce a response are bold.
 * @param answer where the block stands
 */
export function blockText(answer: AnsweredContent, block: Block): string {
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

/** @returns the numbers of the sources that a block cites */
export function citationsOf(block: Block): Set<number> {
  const rebuttals = block.kind === 'context' ? [] : block.rebuttals;
  const cited: readonly Cited[] = [
    ...(block.kind === 'context' ? block.statements : []),
    ...(block.kind === 'allegations' ? block.allegations.map((accusation) => accusation.cited) : []),
    ...(block.kind === 'response' ? block.responses : []),
    ...rebuttals.flatMap((rebuttal) => (rebuttal.kind === 'response' ? [rebuttal.cited] : [])),
  ];
  return new Set(cited.flatMap(({ citations }) => citations));
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
    escapeMarkdown(statementLine(statement)),
    citations.map((n) => `[${n}]`).join(''),
    ...(statement.reviewed ? [] : [escapeMarkdown(phrase(language, 'unreviewed'))]),
  ];
  return parts.join(' ');
}

function bold(line: string): string {
  return `**${escapeMarkdown(line)}**`;
}
