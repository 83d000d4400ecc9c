import type { AnsweredContent, Block, PhraseLanguage, RefusalReason, Source } from '../../answer/answer.js';
import type { Answer } from '../../answer/guard.js';
import { refusalLine } from '../lines.js';
import { phrase } from '../phrases.js';
import { blockText, citationsOf, documentLine, sourcesText } from './block-text.js';
import {
  ACTION_ROW,
  type ActionRow,
  CONTAINER,
  type DiscordMessage,
  IS_COMPONENTS_V2,
  LIMITS,
  type LinkButton,
  SEPARATOR,
  TEXT_DISPLAY,
  type TextDisplay,
} from './component-types.js';
import { escapeMarkdown } from './escape-markdown.js';
import { linkButton } from './links.js';

/** How much a message may hold. */
export interface Room {
  /** Characters over all texts. */
  readonly text: number;
  /** Components, nested ones counted. */
  readonly components: number;
}

/**
 * Lays an answer out as a Discord message. Where room is short, whole blocks are left out, the last first, together with
 * the sources that only they cite, and a line says how many; link buttons give way before any text does. Where not even
 * one block fits, the message is a refusal.
 * @param room less than Discord's own limits where part of the message is needed for something else
 * @returns the message as Discord's API takes it, within `room`
 */
export function renderForDiscord(answer: Answer, room: Room = LIMITS): DiscordMessage {
  const { language } = answer;
  switch (answer.kind) {
    case 'answered':
      return renderAnswered(answer, room);
    case 'refused':
      return renderRefusal(language, answer.reason);
    case 'nothing found': {
      const sources = answer.nearest.map((document, i): Source => ({ n: i + 1, document }));
      return renderNothingFound(language, sources, room);
    }
  }
}

/** @returns a message that says why nothing is shown */
export function renderRefusal(language: PhraseLanguage, reason: RefusalReason): DiscordMessage {
  return renderNotice([refusalLine(language, reason)]);
}

/**
 * @param lines the bot's own phrases as plain text, never a text of the corpus
 * @returns a message that shows them, one a line
 */
export function renderNotice(lines: readonly string[]): DiscordMessage {
  return message([lines.map(escapeMarkdown).join('\n')], [], LIMITS.components);
}

function renderAnswered(answer: AnsweredContent, room: Room): DiscordMessage {
  const { language, blocks } = answer;
  const layout = (shown: ReadonlySet<Block>) => {
    const inOrder = blocks.filter((block) => shown.has(block));
    const cited = new Set(inOrder.flatMap((block) => [...citationsOf(block)]));
    const sources = answer.sources.filter((source) => cited.has(source.n));
    const left = blocks.length - inOrder.length;
    const texts = [
      ...inOrder.map((block) => blockText(answer, block)),
      ...(left === 0 ? [] : [escapeMarkdown(phrase(language, 'left-out', { count: left }))]),
      sourcesText(language, sources),
    ];
    return { texts, sources };
  };

  let chosen = new Set(blocks);
  if (!fits(layout(chosen).texts, room)) {
    chosen = new Set();
    for (const block of blocks) {
      const more = new Set([...chosen, block]);
      if (fits(layout(more).texts, room)) chosen = more;
    }
  }
  if (chosen.size === 0) return renderRefusal(language, 'too little room');
  const { texts, sources } = layout(chosen);
  return message(texts, buttonsFor(language, sources), room.components);
}

function renderNothingFound(language: PhraseLanguage, sources: readonly Source[], room: Room): DiscordMessage {
  const texts = (shown: readonly Source[]) => {
    const lines = shown.map(({ n, document }) => documentLine(language, n, document));
    const said = escapeMarkdown(phrase(language, 'nothing-found'));
    if (lines.length === 0) return [said];
    return [[said, escapeMarkdown(phrase(language, 'nearest-documents')), ...lines].join('\n')];
  };
  let shown = sources;
  while (shown.length > 0 && !fits(texts(shown), room)) shown = shown.slice(0, -1);
  return message(texts(shown), buttonsFor(language, shown), room.components);
}

function buttonsFor(language: PhraseLanguage, sources: readonly Source[]): LinkButton[] {
  return sources.flatMap(({ n, document }) => linkButton(language, n, document) ?? []);
}

/** Texts are separated by a line each, and stand in one container. */
function componentsOf(texts: readonly string[]): number {
  return 1 + texts.length * 2 - 1;
}

function fits(texts: readonly string[], room: Room): boolean {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return characters <= room.text && componentsOf(texts) <= room.components;
}

function message(texts: readonly string[], buttons: readonly LinkButton[], room: number): DiscordMessage {
  const displays = texts.flatMap((content, i): (TextDisplay | { type: typeof SEPARATOR })[] => {
    const text: TextDisplay = { type: TEXT_DISPLAY, content };
    return i === 0 ? [text] : [{ type: SEPARATOR }, text];
  });
  const rows = rowsOf(buttons, room - componentsOf(texts));
  return {
    flags: IS_COMPONENTS_V2,
    allowed_mentions: { parse: [] },
    components: [{ type: CONTAINER, components: [...displays, ...rows] }],
  };
}

/** As many buttons as there is room for; each row is a component as well. */
function rowsOf(buttons: readonly LinkButton[], room: number): ActionRow[] {
  const rows: ActionRow[] = [];
  let left = room;
  for (let i = 0; i < buttons.length && left >= 2; i += LIMITS.buttonsInRow) {
    const row = buttons.slice(i, i + Math.min(LIMITS.buttonsInRow, left - 1));
    rows.push({ type: ACTION_ROW, components: row });
    left -= row.length + 1;
  }
  return rows;
}
