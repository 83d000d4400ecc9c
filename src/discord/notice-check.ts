import type { ControlRow } from '../present/discord/controls.js';
import type { NoticeLine } from '../present/discord/notice.js';
import { checkControls } from './control-check.js';
import { readRawMessage } from './raw-message.js';
import { shownOf } from './shown.js';
import { comparable, readVisibleText, type VisibleText } from './visible-text.js';

/**
 * Checks a finished message against the lines of the bot's own that it shows.
 * @param message the message as Discord's API takes it
 * @returns what does not hold; empty if the message may be sent
 */
export function checkNotice(
  message: unknown,
  lines: readonly NoticeLine[],
  controls: readonly ControlRow[] = [],
  file: string | null = null,
): string[] {
  const raw = readRawMessage(message);
  const read = raw.texts.map(readVisibleText);
  const faults = [...raw.faults, ...read.flatMap((one) => one.faults), ...checkControls(raw, controls, file)];
  if (raw.links.length > 0) faults.push('a link under a notice');
  const [only, ...others] = read;
  // Lines that there is no room for go from the end.
  const shown = [lines, ...lines.map((_, i) => [...lines.slice(0, lines.length - 1 - i), '…'])];
  const isShown = only !== undefined && shown.some((some) => noticeKey(some) === readKey(only));
  return others.length === 0 && isShown ? faults : [...faults, 'a text that is not the notice'];
}

function noticeKey(lines: readonly NoticeLine[]): string {
  const parts = lines.map((line) =>
    typeof line === 'string' || !('heading' in line) ? [line].flat() : [line.heading],
  );
  const headings = lines.flatMap((line) => (typeof line === 'object' && 'heading' in line ? [line.heading] : []));
  const moments = parts.flat().flatMap((part) => (typeof part === 'string' ? [] : [part]));
  return JSON.stringify([
    comparable(
      parts
        .flat()
        .filter((part) => typeof part === 'string')
        .join(''),
    ),
    headings.map((heading) => `3 ${comparable(heading)}`),
    moments.map(({ moment, style }) => `<t:${Math.floor(moment.getTime() / 1000)}:${style}>`),
  ]);
}

function readKey(read: VisibleText): string {
  const { text, headings } = shownOf(read);
  return JSON.stringify([text, headings, read.moments]);
}
