import type { AnsweredContent, DocumentsContent, Page } from '../../answer/answer.js';
import { type Answer, documentsPart, partOf, refuse } from '../../answer/guard.js';
import { isNonEmpty, type NonEmpty } from '../../corpus/document.js';
import { LIMITS } from './component-types.js';
import type { Room } from './message.js';
import { fitsWhole } from './render.js';

/** Room of a page beside three rows of controls with eight controls in them. */
const PAGE_ROOM: Room = { text: LIMITS.text, components: LIMITS.components - 3 - 8 };

/** The longest page line that is reckoned with. */
const ANY_PAGE: Page = { number: 999, of: 999 };

/**
 * Splits an answer, or a list of documents, into parts that are each shown whole in one message. Blocks are never divided:
 * one that has no room on a page of its own becomes a page that says so.
 * @param room of one page, controls not counted
 * @returns the pages in reading order; the answer itself where it fits into one, and where it has no parts
 */
export function paginate(answer: Answer, room: Room = PAGE_ROOM): NonEmpty<Answer> {
  if (fitsWhole(answer, room)) return [answer];
  if (answer.kind === 'answered') return answeredPages(answer, room);
  if (answer.kind === 'documents') return documentPages(answer, room);
  return [answer];
}

function answeredPages(answer: Answer<AnsweredContent>, room: Room): NonEmpty<Answer> {
  const groups = grouped(answer.blocks.length, (from, to) =>
    fitsWhole(partOf(answer, range(from, to), ANY_PAGE), room),
  );
  return numbered(answer, groups, ({ from, to }, page) => partOf(answer, range(from, to), page));
}

function documentPages(answer: Answer<DocumentsContent>, room: Room): NonEmpty<Answer> {
  const groups = grouped(answer.documents.length, (from, to) =>
    fitsWhole(documentsPart(answer, from, to, ANY_PAGE), room),
  );
  return numbered(answer, groups, ({ from, to }, page) => documentsPart(answer, from, to, page));
}

/** Neighbouring parts of an answer that make a page. */
interface Group {
  readonly from: number;
  /** The place after the last. */
  readonly to: number;
  /** False for a single part that has no room on a page of its own. */
  readonly isShown: boolean;
}

/** As many parts on each page as fit. */
function grouped(count: number, haveRoom: (from: number, to: number) => boolean): Group[] {
  const groups: Group[] = [];
  for (let from = 0; from < count; ) {
    let to = from + 1;
    const isShown = haveRoom(from, to);
    while (isShown && to < count && haveRoom(from, to + 1)) to++;
    groups.push({ from, to, isShown });
    from = to;
  }
  return groups;
}

function numbered(
  answer: Answer,
  groups: readonly Group[],
  part: (group: Group, page: Page | undefined) => Answer,
): NonEmpty<Answer> {
  const pages = groups.map((group, place) => {
    const page = groups.length === 1 ? undefined : { number: place + 1, of: groups.length };
    return group.isShown ? part(group, page) : refuse(answer.question, answer.language, 'too little room', page);
  });
  if (!isNonEmpty(pages)) throw new Error('an answer without parts was to be shown on pages');
  return pages;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
