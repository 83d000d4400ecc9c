import type { PhraseLanguage } from '../../answer/answer.js';
import type { Document } from '../../corpus/document.js';
import { phrase } from '../phrases.js';
import { BUTTON, LIMITS, LINK_STYLE, type LinkButton } from './component-types.js';
import { escapeMarkdown, visibleLine } from './escape-markdown.js';

/**
 * @param address an address from the corpus
 * @returns the address with every character encoded that could mean something in a message, or null if it is not a
 *   http or https address
 */
export function webAddress(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  // A user name before the host makes an address look like another site's.
  if (!/^https?:$/.test(url.protocol) || url.hostname === '' || url.username !== '' || url.password !== '') return null;
  return (PLAIN_ADDRESS.test(address) ? address : url.href).replace(MEANINGFUL, percentEncode);
}

/**
 * @returns the address as it is shown in a text: a link in angle brackets, or escaped text if it is no web address
 */
export function linkText(address: string): string {
  const url = webAddress(address);
  return url === null ? escapeMarkdown(address) : `<${url}>`;
}

/**
 * @param n number of the source in the answer
 * @returns a button that opens the source; null where there is no web address, or one that Discord takes in no button: too
 *   long, or of a host without a dot
 */
export function linkButton(language: PhraseLanguage, n: number, document: Document): LinkButton | null {
  const url = document.url === null ? null : webAddress(document.url);
  if (url === null || url.length > LIMITS.buttonUrl || !new URL(url).hostname.includes('.')) return null;
  const name = visibleLine(document.publisher ?? document.title);
  const named = `${n}. ${name}`;
  const isPlain = named.length <= LIMITS.buttonLabel && !namesOtherSite(name, new URL(url).hostname);
  const label = isPlain ? named : phrase(language, 'source.button', { n });
  return { type: BUTTON, style: LINK_STYLE, label, url };
}

/** Whether a name reads like the address of another site than the one that opens. */
function namesOtherSite(name: string, host: string): boolean {
  const sites = name.toLowerCase().match(/(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu) ?? [];
  return sites.some((site) => host !== site && !host.endsWith(`.${site.replace(/^www\./, '')}`));
}

const PLAIN_ADDRESS = /^https?:\/\/[\x21-\x7e]+$/;
const MEANINGFUL = /["<>[\]{}|\\^`*\s]|~~|[^\x21-\x7e]/gu;

function percentEncode(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
