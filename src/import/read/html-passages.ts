import { plainText } from '../../corpus/plain-text.js';
import type { DomElement, DomNode } from './dom.js';
import type { Passage } from './source-text.js';

const ELEMENT = 1;
const TEXT = 3;

/** Elements whose content is no text of the page. */
const UNREAD = new Set(
  (
    'script style noscript template iframe object embed svg math canvas audio video form button input select textarea ' +
    'nav head figure dialog menu'
  ).split(' '),
);

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption footer h1 h2 h3 h4 h5 h6 header ' +
    'hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
);

const HEADINGS = /^h[1-6]$/u;

/**
 * Gathers the paragraphs of an element in reading order. Headings are left out: they are no statements. Written without
 * recursion, since a page decides how deep it goes.
 */
export function htmlPassages(root: DomElement): Passage[] {
  const passages: Passage[] = [];
  let text = '';
  const flush = (): void => {
    const plain = plainText(text);
    if (plain !== '') passages.push({ text: plain });
    text = '';
  };
  const stack: { node: DomNode; leaving: boolean }[] = [{ node: root, leaving: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, leaving } = step;
    if (leaving) flush();
    else if (node.nodeType === TEXT) text += node.textContent ?? '';
    else if (node.nodeType === ELEMENT) {
      const element = node as DomElement;
      const name = element.localName.toLowerCase();
      if (UNREAD.has(name) || HEADINGS.test(name) || isHidden(element)) {
        if (BLOCKS.has(name)) flush();
        continue;
      }
      if (name === 'br') text += '\n';
      if (BLOCKS.has(name)) {
        flush();
        stack.push({ node, leaving: true });
      }
      const children = [...node.childNodes].reverse();
      for (const child of children) stack.push({ node: child, leaving: false });
    }
  }
  flush();
  return passages;
}

function isHidden(element: DomElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(element.getAttribute('style') ?? '');
}
