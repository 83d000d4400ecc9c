import type {
  AnsweredContent,
  Block,
  Cited,
  DocumentsContent,
  NothingFoundContent,
  PhraseLanguage,
  Rebuttal,
  Source,
  StatementBlock,
} from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import { sameHeading } from '../answer/heading.js';
import type { Document } from '../corpus/document.js';
import { claimLine, factCheckFoot, findingLine, openLine } from './claim-lines.js';
import { headingLine, pageLine } from './heading-lines.js';
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
  const page = answer.page ? [style.own(pageLine(answer.language, answer.page))] : [];
  return [...partsOf(answer, style), ...page].join('\n\n');
}

function partsOf(answer: Answer, style: TextStyle): string[] {
  switch (answer.kind) {
    case 'answered':
      return answeredParts(answer, style);
    case 'documents':
      return [documentsText(answer, style)];
    case 'nothing found':
      return [nothingFoundText(answer, style)];
    case 'refused':
      return [refusalLine(answer.language, answer.reason)];
  }
}

function answeredParts(answer: AnsweredContent, style: TextStyle): string[] {
  const { language, title, blocks } = answer;
  const foot = factCheckFoot(answer);
  return [
    ...(title ? [style.own(headingLine(language, title))] : []),
    ...blocks.map((block, i) => {
      const text = blockText(answer, block, style);
      const isNew = block.heading && !sameHeading(block.heading, blocks[i - 1]?.heading);
      return block.heading && isNew ? `${style.own(headingLine(language, block.heading))}\n${text}` : text;
    }),
    ...(foot === null ? [] : [style.own(foot)]),
    ...(answer.sources.length === 0 ? [] : [sourcesText(answer, style)]),
  ];
}

function blockText(answer: AnsweredContent, block: Block, style: TextStyle): string {
  const { language } = answer;
  switch (block.kind) {
    case 'claim':
      return [
        [style.own(claimLine(language, block)), findingLine(language, block)],
        ...block.evidence.map((one) => statementLines(answer, one, style)),
        block.rebuttals.map((rebuttal) => rebuttalText(answer, rebuttal, style)),
      ]
        .flatMap((lines) => (lines.length === 0 ? [] : lines.join('\n')))
        .join('\n\n');
    case 'open':
      return block.missing.map((one) => openLine(language, one)).join('\n');
    default:
      return statementLines(answer, block, style).join('\n');
  }
}

function statementLines(answer: AnsweredContent, block: StatementBlock, style: TextStyle): string[] {
  const { language } = answer;
  switch (block.kind) {
    case 'context':
      return block.statements.map((cited) => statementText(cited, language, style));
    case 'allegations': {
      const allegations = block.allegations.map((allegation) => {
        const attribution = attributionLine(language, allegation);
        const text = statementText(allegation.cited, language, style);
        return attribution === null ? text : `${style.own(attribution)} ${text}`;
      });
      return [...allegations, ...block.rebuttals.map((rebuttal) => rebuttalText(answer, rebuttal, style))];
    }
    case 'response':
      return [
        style.own(responseOpening(language, block)),
        ...block.responses.map((cited) => statementText(cited, language, style)),
        ...block.rebuttals.map((rebuttal: Rebuttal) => rebuttalText(answer, rebuttal, style)),
      ];
  }
}

function rebuttalText(answer: AnsweredContent, rebuttal: Rebuttal, style: TextStyle): string {
  const line = style.own(rebuttalLine(answer, rebuttal));
  return rebuttal.kind === 'response' && rebuttal.standing !== 'shown above'
    ? `${line} ${statementText(rebuttal.cited, answer.language, style)}`
    : line;
}

function statementText(cited: Cited, language: PhraseLanguage, style: TextStyle): string {
  const { statement, citations } = cited;
  const numbers = style.citation(citations.map((n) => `[${n}]`).join(''));
  const mark = statement.reviewed ? '' : ` ${style.own(phrase(language, 'unreviewed'))}`;
  return `${statementLine(cited)} ${numbers}${mark}`;
}

function sourcesText({ language, sources }: AnsweredContent, style: TextStyle): string {
  const lines = sources.map(
    ({ n, document }: Source) => `${style.citation(`[${n}]`)} ${documentText(document, language, style)}`,
  );
  return [style.own(phrase(language, 'sources')), ...lines].join('\n');
}

/** The id of each document is what asks for that one. */
function documentsText({ language, documents, start }: DocumentsContent, style: TextStyle): string {
  const lines = documents.map((document, i) => {
    const number = style.citation(`[${start + i}]`);
    return `${number} ${documentText(document, language, style)} (${document.id})`;
  });
  return [style.own(phrase(language, 'documents')), ...lines].join('\n');
}

function nothingFoundText({ question, language, nearest }: NothingFoundContent, style: TextStyle): string {
  const nothing = phrase(language, question === '' ? 'nothing-fits' : 'nothing-found');
  if (nearest.length === 0) return nothing;
  const lines = nearest.map((document) => `- ${documentText(document, language, style)}`);
  return [nothing, style.own(phrase(language, 'nearest-documents')), ...lines].join('\n');
}

function documentText(document: Document, language: PhraseLanguage, style: TextStyle): string {
  const line = sourceLine(language, document);
  return document.url === null ? `${line} (${document.file})` : `${line} ${style.link(document.url)}`;
}
