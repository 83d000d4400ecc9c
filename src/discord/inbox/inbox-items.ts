import type { PhraseLanguage } from '../../answer/answer.js';
import { groupQuestions } from '../../answer/question-groups.js';
import type { UnreviewedDocument } from '../../corpus/document.js';
import { labelText } from '../../present/discord/control-rows.js';
import { escapeMarkdown } from '../../present/discord/escape-markdown.js';
import type { Moment, NoticeLine } from '../../present/discord/notice.js';
import { interfacePhrase } from '../../present/interface-phrases.js';
import { sourceLine } from '../../present/lines.js';
import type { UnansweredQuestion } from '../../store/questions.js';
import type { Report } from '../../store/reports.js';
import type { Services } from '../services.js';

/** One entry of a list: a report, or questions that ask much the same. */
export interface InboxItem {
  /** Ids of the reports or questions that it stands for. */
  readonly ids: readonly string[];
  /** What people wrote, as it is shown. */
  readonly text: string;
  /** What stands below it. */
  readonly details: readonly (readonly (string | Moment)[])[];
}

/** How much of what people wrote is shown, in characters; the export has all of it. */
const SHOWN_REPORT = 500;
const SHOWN_QUESTION = 250;
const SHOWN_LINK = 200;
/** How many documents are named under a report. */
const SHOWN_DOCUMENTS = 3;
const SHOWN_TITLE = 150;

/** @returns each report with what it is about, newest first */
export function reportItems(
  reports: readonly Report[],
  language: PhraseLanguage,
  services: Pick<Services, 'document'>,
): InboxItem[] {
  const say = (key: Parameters<typeof interfacePhrase>[1], values = {}) => interfacePhrase(language, key, values);
  return reports.map(({ id, text, link, documents, reportedAt }) => {
    const titles = documents.flatMap((one) => {
      const document = services.document(one);
      return document === null ? [] : [labelText(sourceLine(language, document), SHOWN_TITLE)];
    });
    const more = titles.length - SHOWN_DOCUMENTS;
    return {
      ids: [id],
      text: labelText(text, SHOWN_REPORT),
      details: [
        [`${say('inbox.reported')} `, { moment: reportedAt, style: 'R' }],
        ...(link === null ? [] : [[say('inbox.link', { link: labelText(link, SHOWN_LINK) })]]),
        ...(titles.length === 0
          ? []
          : [[say('inbox.documents', { titles: titles.slice(0, SHOWN_DOCUMENTS).join('; ') })]]),
        ...(more > 0 ? [[say('inbox.more-documents', { count: more })]] : []),
      ],
    };
  });
}

/** @returns the questions, grouped by likeness, most frequent first */
export function questionItems(questions: readonly UnansweredQuestion[], language: PhraseLanguage): InboxItem[] {
  return groupQuestions(questions).map(({ text, ids, lastAsked }) => ({
    ids,
    text: labelText(text, SHOWN_QUESTION),
    details: [
      [`${interfacePhrase(language, 'inbox.asked', { count: ids.length })} `, { moment: lastAsked, style: 'R' }],
    ],
  }));
}

/** @returns the documents, each with its size and whether it is kept out of answers */
export function unreviewedItems(documents: readonly UnreviewedDocument[], language: PhraseLanguage): InboxItem[] {
  return documents.map(({ document, statements, isShown }) => ({
    ids: [document.id],
    text: labelText(sourceLine(language, document), SHOWN_QUESTION),
    details: [
      [interfacePhrase(language, 'inbox.statements', { count: statements })],
      ...(isShown ? [] : [[interfacePhrase(language, 'inbox.kept-out')]]),
    ],
  }));
}

/** @returns the lines of an entry, with its number in the list */
export function itemLines({ text, details }: InboxItem, n: number, language: PhraseLanguage): NoticeLine[] {
  return [interfacePhrase(language, 'inbox.item', { n, text }), ...details];
}

/** Characters that the entries of one page take at most, and how many there are. */
const PAGE_LENGTH = 3_000;
const PAGE_ITEMS = 8;

/** @returns the entries in pages that fit into one message each; at least one page, which may be empty */
export function inboxPages(items: readonly InboxItem[]): readonly (readonly InboxItem[])[] {
  const pages: InboxItem[][] = [[]];
  let length = 0;
  for (const item of items) {
    const own = lengthOf(item);
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && (page.length === PAGE_ITEMS || length + own > PAGE_LENGTH)) {
      pages.push([item]);
      length = own;
    } else {
      page.push(item);
      length += own;
    }
  }
  return pages;
}

/** As Discord counts it: escapes are characters too. */
function lengthOf({ text, details }: InboxItem): number {
  const parts = details.flat().map((part) => (typeof part === 'string' ? escapeMarkdown(part).length : MOMENT_LENGTH));
  return escapeMarkdown(text).length + parts.reduce((sum, one) => sum + one, LINE_LENGTH * (1 + details.length));
}

const MOMENT_LENGTH = 16;
/** Number, quotation marks and the end of the line. */
const LINE_LENGTH = 12;
