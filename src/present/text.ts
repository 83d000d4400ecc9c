import type {
  AnsweredContent,
  Block,
  Cited,
  NothingFoundContent,
  PhraseLanguage,
  Rebuttal,
  Source,
} from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import type { Document } from '../corpus/document.js';
import { attributionLine, rebuttalLine, refusalLine, responseOpening, sourceLine, statementLine } from './lines.js';
import { phrase } from './phrases.js';

/** How the parts of a text may be set off; every function gets plain text and gives what a terminal shows. */
export interface TextStyle {
  /** The lines that the bot adds: introductions, headings. */
  readonly own: (text: string) => string;
  /** Numbers of citations. */
  readonly citation: (text: string) => string;
  /** An address. */
  readonly link: (url: string) => string;
}

/** Nothing but the characters. */
export const PLAIN: TextStyle = { own: (text) => text, citation: (text) => text, link: (url) => url };

/**
 * @returns the whole answer as text for a terminal: blocks with a blank line between, the response on the line directly
 *   after the allegation, then the sources with their addresses; no line feed at the end
 */
export function answerText(answer: Answer, style: TextStyle = PLAIN): string {
  switch (answer.kind) {
    case 'answered':
      return [...answer.blocks.map((block) => blockText(answer, block, style)), sourcesText(answer, style)].join(
        '\n\n',
      );
    case 'nothing found':
      return nothingFoundText(answer, style);
    case 'refused':
      return refusalLine(answer.language, answer.reason);
  }
}

function blockText(answer: AnsweredContent, block: Block, style: TextStyle): string {
  const { language } = answer;
  const lines: string[] = [];
  switch (block.kind) {
    case 'context':
      for (const cited of block.statements) lines.push(statementText(cited, language, style));
      break;
    case 'allegations':
      for (const allegation of block.allegations) {
        const attribution = attributionLine(language, allegation);
        const text = statementText(allegation.cited, language, style);
        lines.push(attribution === null ? text : `${style.own(attribution)} ${text}`);
      }
      break;
    case 'response':
      lines.push(style.own(responseOpening(language, block)));
      for (const cited of block.responses) lines.push(statementText(cited, language, style));
      break;
  }
  if (block.kind !== 'context') {
    for (const rebuttal of block.rebuttals) lines.push(rebuttalText(answer, rebuttal, style));
  }
  return lines.join('\n');
}

function rebuttalText(answer: AnsweredContent, rebuttal: Rebuttal, style: TextStyle): string {
  const line = style.own(rebuttalLine(answer, rebuttal));
  return rebuttal.kind === 'response' && rebuttal.standing !== 'shown above'
    ? `${line} ${statementText(rebuttal.cited, answer.language, style)}`
    : line;
}

function statementText({ statement, citations }: Cited, language: PhraseLanguage, style: TextStyle): string {
  const numbers = style.citation(citations.map((n) => `[${n}]`).join(''));
  const mark = statement.reviewed ? '' : ` ${style.own(phrase(language, 'unreviewed'))}`;
  return `${statementLine(statement)} ${numbers}${mark}`;
}

function sourcesText({ language, sources }: AnsweredContent, style: TextStyle): string {
  const lines = sources.map(
    ({ n, document }: Source) => `${style.citation(`[${n}]`)} ${documentText(document, language, style)}`,
  );
  return [style.own(phrase(language, 'sources')), ...lines].join('\n');
}

function nothingFoundText({ language, nearest }: NothingFoundContent, style: TextStyle): string {
  const nothing = phrase(language, 'nothing-found');
  if (nearest.length === 0) return nothing;
  const lines = nearest.map((document) => `- ${documentText(document, language, style)}`);
  return [nothing, style.own(phrase(language, 'nearest-documents')), ...lines].join('\n');
}

function documentText(document: Document, language: PhraseLanguage, style: TextStyle): string {
  const line = sourceLine(language, document);
  return document.url === null ? `${line} (${document.file})` : `${line} ${style.link(document.url)}`;
}
