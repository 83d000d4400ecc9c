import { parseHTML } from 'linkedom';
import { InputFault } from '../input-fault.js';
import { MAX_HTML_DEPTH, MAX_HTML_ELEMENTS } from '../limits.js';

/** What is used of a node of a page. */
export interface DomNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
}

/** What is used of an element of a page. */
export interface DomElement extends DomNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
}

/** What is used of a page. */
export interface DomDocument {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr command keygen basefont frame'.split(' '),
);

/**
 * Parses a page. No script runs, and nothing is fetched.
 * @throws InputFault where its elements are too many or nested too deeply
 */
export function parsePage(html: string): DomDocument {
  let depth = 0;
  let elements = 0;
  for (const [, closing, name = '', selfClosing] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)[^<>]{0,10000}?(\/?)>/giu)) {
    if (closing) depth = Math.max(0, depth - 1);
    else {
      elements++;
      if (!selfClosing && !VOID.has(name.toLowerCase()) && !IMPLIED_END.has(name.toLowerCase())) depth++;
    }
    if (depth > MAX_HTML_DEPTH) throw new InputFault('its elements are nested too deeply; save its text and give that');
    if (elements > MAX_HTML_ELEMENTS) throw new InputFault('has too many elements; save its text and give that');
  }
  // A fragment without <html> would become a document whose first element is the whole.
  const whole = /<html[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as DomDocument;
}

/** Elements that people leave open; the parser closes them. */
const IMPLIED_END = new Set('p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp'.split(' '));
