import type {
  AnsweredContent,
  Block,
  Cited,
  DocumentsContent,
  Heading,
  PhraseLanguage,
  Rebuttal,
  StatementBlock,
} from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import { sameHeading } from '../answer/heading.js';
import type { Document } from '../corpus/document.js';
import { claimLine, factCheckFoot, findingLine, openLine } from './claim-lines.js';
import { webAddress } from './discord/links.js';
import { escapeCommonMark } from './escape-commonmark.js';
import { headingLine, isTitle, pageLine } from './heading-lines.js';
import { attributionLine, rebuttalLine, refusalLine, responseOpening, sourceLine, statementLine } from './lines.js';
import { phrase } from './phrases.js';

/**
 * @returns the whole answer as a Markdown document: a title, the blocks with a paragraph a statement, each response directly
 *   after what it answers, then the sources by number with their links; ends with a line feed. Nothing in it is markup
 *   but what is written here.
 */
export function answerMarkdown(answer: Answer): string {
  const page = answer.page ? [escapeCommonMark(pageLine(answer.language, answer.page))] : [];
  return `${[`# ${escapeCommonMark(titleOf(answer))}`, ...partsOf(answer), ...page].join('\n\n')}\n`;
}

/** The question is no title: it may allege what the corpus does not. */
function titleOf(answer: Answer): string {
  const { language } = answer;
  if (answer.kind === 'documents') return phrase(language, 'documents');
  if (answer.kind !== 'answered') return phrase(language, 'export.answer');
  const heading = titleHeading(answer);
  if (heading) return headingLine(language, heading);
  const isFactCheck = factCheckFoot(answer) !== null;
  return phrase(language, isFactCheck ? 'export.fact-check' : 'export.answer');
}

/** The title of the whole, or the one heading that all blocks have. */
function titleHeading({ title, blocks: [first, ...rest] }: AnsweredContent): Heading | undefined {
  if (title) return title;
  const { heading } = first;
  const isOfAll = heading && (isTitle(heading) || rest.every((block) => sameHeading(block.heading, heading)));
  return isOfAll ? heading : undefined;
}

function partsOf(answer: Answer): string[] {
  const { language } = answer;
  switch (answer.kind) {
    case 'answered':
      return answeredParts(answer);
    case 'documents':
      return [documentList(language, answer)];
    case 'refused':
      return [escapeCommonMark(refusalLine(language, answer.reason))];
    case 'nothing found': {
      const said = escapeCommonMark(phrase(language, answer.question === '' ? 'nothing-fits' : 'nothing-found'));
      if (answer.nearest.length === 0) return [said];
      const lines = answer.nearest.map((document) => `- ${documentText(language, document)}`);
      return [said, escapeCommonMark(phrase(language, 'nearest-documents')), lines.join('\n')];
    }
  }
}

function answeredParts(answer: AnsweredContent): string[] {
  const { language, blocks, sources } = answer;
  const foot = factCheckFoot(answer);
  const title = titleHeading(answer);
  const lines = sources.map(({ n, document }) => `${n}. ${documentText(language, document)}`);
  return [
    ...blocks.flatMap((block, i) => {
      const before = i === 0 ? title : blocks[i - 1]?.heading;
      const isNew = block.heading && !sameHeading(block.heading, before);
      const heading = block.heading && isNew ? [`## ${escapeCommonMark(headingLine(language, block.heading))}`] : [];
      return [...heading, ...blockParagraphs(answer, block)];
    }),
    ...(foot === null ? [] : [escapeCommonMark(foot)]),
    ...(lines.length === 0 ? [] : [`## ${escapeCommonMark(phrase(language, 'sources'))}`, lines.join('\n')]),
  ];
}

function blockParagraphs(answer: AnsweredContent, block: Block): string[] {
  const { language } = answer;
  switch (block.kind) {
    case 'claim':
      return [
        `**${escapeCommonMark(claimLine(language, block))}**`,
        escapeCommonMark(findingLine(language, block)),
        ...block.evidence.flatMap((one) => statementParagraphs(answer, one)),
        ...block.rebuttals.map((rebuttal) => rebuttalText(answer, rebuttal)),
      ];
    case 'open':
      return [block.missing.map((one) => `- ${escapeCommonMark(openLine(language, one))}`).join('\n')];
    default:
      return statementParagraphs(answer, block);
  }
}

function statementParagraphs(answer: AnsweredContent, block: StatementBlock): string[] {
  const { language } = answer;
  switch (block.kind) {
    case 'context':
      return block.statements.map((cited) => statementText(language, cited));
    case 'allegations': {
      const allegations = block.allegations.map((allegation) => {
        const attribution = attributionLine(language, allegation);
        const text = statementText(language, allegation.cited);
        return attribution === null ? text : `${escapeCommonMark(attribution)} ${text}`;
      });
      return [...allegations, ...block.rebuttals.map((rebuttal) => rebuttalText(answer, rebuttal))];
    }
    case 'response':
      return [
        `**${escapeCommonMark(responseOpening(language, block))}**`,
        ...block.responses.map((cited) => statementText(language, cited)),
        ...block.rebuttals.map((rebuttal: Rebuttal) => rebuttalText(answer, rebuttal)),
      ];
  }
}

function rebuttalText(answer: AnsweredContent, rebuttal: Rebuttal): string {
  const line = `**${escapeCommonMark(rebuttalLine(answer, rebuttal))}**`;
  return rebuttal.kind === 'response' && rebuttal.standing !== 'shown above'
    ? `${line} ${statementText(answer.language, rebuttal.cited)}`
    : line;
}

function statementText(language: PhraseLanguage, cited: Cited): string {
  const { statement, citations } = cited;
  const numbers = citations.map((n) => `\\[${n}\\]`).join('');
  const mark = statement.reviewed ? '' : ` ${escapeCommonMark(phrase(language, 'unreviewed'))}`;
  return `${escapeCommonMark(statementLine(cited))} ${numbers}${mark}`;
}

function documentList(language: PhraseLanguage, { documents, start }: DocumentsContent): string {
  return documents
    .map((document, i) => `${start + i}. ${documentText(language, document)} (${escapeCommonMark(document.id)})`)
    .join('\n');
}

function documentText(language: PhraseLanguage, document: Document): string {
  const line = escapeCommonMark(sourceLine(language, document));
  const url = document.url === null ? null : webAddress(document.url);
  if (url !== null) return `${line} <${url}>`;
  return `${line} (${escapeCommonMark(document.url ?? document.file)})`;
}
