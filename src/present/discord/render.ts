import type { AnsweredContent, DocumentsContent, PhraseLanguage, RefusalReason, Source } from '../../answer/answer.js';
import { citedIn } from '../../answer/cited.js';
import type { Answer } from '../../answer/guard.js';
import { sameHeading } from '../../answer/heading.js';
import { factCheckFoot } from '../claim-lines.js';
import { pageLine } from '../heading-lines.js';
import { refusalLine } from '../lines.js';
import { phrase } from '../phrases.js';
import { blockText, bold, documentLine, headingText, sourcesText } from './block-text.js';
import { type DiscordMessage, LIMITS, type LinkButton } from './component-types.js';
import { escapeMarkdown } from './escape-markdown.js';
import { linkButton } from './links.js';
import { type Extras, fits, message, type Room, roomBeside } from './message.js';

/**
 * Lays an answer out as a Discord message. Where room is short, whole blocks are left out, the last first, together with
 * the sources that only they cite, and a line says how many; link buttons give way before any text does. Controls and a
 * file never do. Where not even one block fits, the message is a refusal.
 * @returns the message as Discord's API takes it, within the room
 * @throws RangeError if a control cannot be shown as it is
 */
export function renderForDiscord(answer: Answer, extras: Extras = {}): DiscordMessage {
  const { language } = answer;
  switch (answer.kind) {
    case 'answered':
      return renderAnswered(answer, extras);
    case 'documents':
      return renderDocuments(answer, extras);
    case 'refused':
      return message([escapeMarkdown(refusalLine(language, answer.reason)), ...pageTexts(answer)], [], extras);
    case 'nothing found': {
      const sources = answer.nearest.map((document, i): Source => ({ n: i + 1, document }));
      return renderNothingFound(language, sources, extras);
    }
  }
}

/** @returns a message that says why nothing is shown */
export function renderRefusal(language: PhraseLanguage, reason: RefusalReason, extras: Extras = {}): DiscordMessage {
  return message([escapeMarkdown(refusalLine(language, reason))], [], extras);
}

/** @returns whether all blocks of an answer, or all documents of a list, fit into one message; true for other outcomes */
export function fitsWhole(answer: Answer, room: Room = LIMITS): boolean {
  if (answer.kind === 'answered') return fits(textsOf(answer, new Set(answer.blocks.keys())), room);
  if (answer.kind === 'documents') return fits(documentTexts(answer, answer.documents.length), room);
  return true;
}

function renderAnswered(answer: AnsweredContent, extras: Extras): DiscordMessage {
  const room = roomBeside(extras);
  let chosen: ReadonlySet<number> = new Set(answer.blocks.keys());
  if (!fits(textsOf(answer, chosen), room)) {
    chosen = new Set();
    for (const place of answer.blocks.keys()) {
      const more = new Set([...chosen, place]);
      if (fits(textsOf(answer, more), room)) chosen = more;
    }
  }
  if (chosen.size === 0) return renderRefusal(answer.language, 'too little room', extras);
  return message(textsOf(answer, chosen), buttonsFor(answer.language, sourcesOf(answer, chosen)), extras);
}

/** The texts of an answer of which the blocks at these places are shown. */
function textsOf(answer: AnsweredContent, places: ReadonlySet<number>): string[] {
  const { language, title } = answer;
  const shown = answer.blocks.filter((_, place) => places.has(place));
  const blocks = shown.map((block, i) => {
    const text = blockText(answer, block);
    const isNew = block.heading && !sameHeading(block.heading, shown[i - 1]?.heading);
    return block.heading && isNew ? `${headingText(language, block.heading)}\n${text}` : text;
  });
  const left = answer.blocks.length - shown.length;
  const foot = factCheckFoot(answer);
  const sources = sourcesOf(answer, places);
  return [
    ...(title ? [headingText(language, title)] : []),
    ...blocks,
    ...(left === 0 ? [] : [escapeMarkdown(phrase(language, 'left-out', { count: left }))]),
    ...(foot === null ? [] : [escapeMarkdown(foot)]),
    ...(sources.length === 0 ? [] : [sourcesText(language, sources)]),
    ...pageTexts(answer),
  ];
}

function sourcesOf(answer: AnsweredContent, places: ReadonlySet<number>): Source[] {
  const shown = answer.blocks.filter((_, place) => places.has(place));
  const cited = new Set(shown.flatMap(citedIn).flatMap(({ citations }): readonly number[] => citations));
  return answer.sources.filter(({ n }) => cited.has(n));
}

function pageTexts({ language, page }: Answer | AnsweredContent | DocumentsContent): string[] {
  return page ? [escapeMarkdown(pageLine(language, page))] : [];
}

function renderDocuments(answer: DocumentsContent, extras: Extras): DiscordMessage {
  const room = roomBeside(extras);
  let count = answer.documents.length;
  while (count > 0 && !fits(documentTexts(answer, count), room)) count--;
  if (count === 0) return renderRefusal(answer.language, 'too little room', extras);
  const sources = answer.documents.slice(0, count).map((document, i) => ({ n: answer.start + i, document }));
  return message(documentTexts(answer, count), buttonsFor(answer.language, sources), extras);
}

/** The texts of a list of which the first documents are shown; the id of each is what `/source` takes. */
function documentTexts(answer: DocumentsContent, count: number): string[] {
  const { language, documents, start } = answer;
  const lines = documents
    .slice(0, count)
    .map((document, i) => `${documentLine(language, start + i, document)} (${escapeMarkdown(document.id)})`);
  const left = documents.length - count;
  return [
    [bold(phrase(language, 'documents')), ...lines].join('\n'),
    ...(left === 0 ? [] : [escapeMarkdown(phrase(language, 'left-out', { count: left }))]),
    ...pageTexts(answer),
  ];
}

function renderNothingFound(language: PhraseLanguage, sources: readonly Source[], extras: Extras): DiscordMessage {
  const room = roomBeside(extras);
  const texts = (shown: readonly Source[]) => {
    const lines = shown.map(({ n, document }) => documentLine(language, n, document));
    const said = escapeMarkdown(phrase(language, 'nothing-found'));
    if (lines.length === 0) return [said];
    return [[said, escapeMarkdown(phrase(language, 'nearest-documents')), ...lines].join('\n')];
  };
  let shown = sources;
  while (shown.length > 0 && !fits(texts(shown), room)) shown = shown.slice(0, -1);
  return message(texts(shown), buttonsFor(language, shown), extras);
}

function buttonsFor(language: PhraseLanguage, sources: readonly Source[]): LinkButton[] {
  return sources.flatMap(({ n, document }) => linkButton(language, n, document) ?? []);
}
