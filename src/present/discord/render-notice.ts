import { type DiscordMessage, LIMITS } from './component-types.js';
import { escapeMarkdown } from './escape-markdown.js';
import { type Extras, message } from './message.js';
import type { Moment, NoticeLine } from './notice.js';

/**
 * @param lines the bot's own phrases as plain text, never a text of the corpus
 * @returns a message that shows them, one a line; lines that Discord has no room for are left out from the end, with `…`
 *   in their place
 * @throws RangeError if a control cannot be shown as it is
 */
export function renderNotice(lines: readonly NoticeLine[], extras: Omit<Extras, 'room'> = {}): DiscordMessage {
  const shown = lines.map(noticeText);
  if (shown.join('\n').length > LIMITS.text) {
    while (shown.join('\n').length > LIMITS.text - 2) shown.pop();
    shown.push('…');
  }
  return message([shown.join('\n')], [], extras);
}

function noticeText(line: NoticeLine): string {
  if (typeof line === 'string') return escapeMarkdown(line);
  if ('heading' in line) return `### ${escapeMarkdown(line.heading)}`;
  return line.map((part) => (typeof part === 'string' ? besideMoments(part) : momentText(part))).join('');
}

/** The moment as Discord shows it to each reader; whole seconds since 1970. */
function momentText({ moment, style }: Moment): string {
  return `<t:${Math.floor(moment.getTime() / 1000)}:${style}>`;
}

/** Escaping takes blanks off the ends, which belong to the sentence here; a last colon would touch the moment. */
function besideMoments(text: string): string {
  const before = /^\s/.test(text) ? ' ' : '';
  const after = /\S\s+$/.test(text) ? ' ' : '';
  return before + escapeMarkdown(text).replace(/(?<!\\):$/, '\\:') + after;
}
