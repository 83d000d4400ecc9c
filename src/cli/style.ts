import picocolors from 'picocolors';
import terminalLink from 'terminal-link';
import { PLAIN, type TextStyle } from '../present/text.js';

/**
 * @returns colours and clickable links where the stream is a terminal that shows them (NO_COLOR is respected), plain
 *   text elsewhere
 */
export function styleFor(stream: NodeJS.WriteStream): TextStyle {
  if (!stream.isTTY) return PLAIN;
  const colors = picocolors.createColors(picocolors.isColorSupported);
  return {
    own: colors.bold,
    citation: colors.cyan,
    link: (url) => terminalLink(url, url, { fallback: (text) => colors.dim(text) }),
  };
}
