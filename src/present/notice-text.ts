import type { NoticeLine } from './discord/notice.js';
import { PLAIN, type TextStyle } from './text.js';

/** @returns lines of the bot's own as text for a terminal, one below the other; moments in ISO notation */
export function noticeText(lines: readonly NoticeLine[], style: TextStyle = PLAIN): string {
  return lines.map((line) => lineText(line, style)).join('\n');
}

function lineText(line: NoticeLine, style: TextStyle): string {
  if (typeof line === 'string') return line;
  if ('heading' in line) return style.own(line.heading);
  return line
    .map((part) => (typeof part === 'string' ? part : part.moment.toISOString().slice(0, 16).replace('T', ' ')))
    .join('');
}
