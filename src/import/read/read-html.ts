import { Readability } from '@mozilla/readability';
import { InputFault } from '../input-fault.js';
import { MAX_HTML_ELEMENTS } from '../limits.js';
import { countLetters } from './count-letters.js';
import { decodeText } from './decode-text.js';
import { type DomDocument, parsePage } from './dom.js';
import { factText } from './fact-values.js';
import { htmlFacts } from './html-facts.js';
import { htmlPassages } from './html-passages.js';
import { isLoginPage } from './login-page.js';
import type { Passage, SourceText } from './source-text.js';
import { visibleHtml } from './visible-html.js';

/** What Readability must keep of the page's text to be believed; it takes some plain pages for furniture. */
const LEAST_SHARE = 0.25;

/**
 * Reads a page: its article by Readability (Mozilla's reader view), or its whole text where there is no article to be found.
 * @param charset what the server says
 * @throws InputFault for a page that asks for a password, or that is too deep or too large to be parsed
 */
export function readHtml(bytes: Uint8Array, charset: string | null): SourceText {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const [, declared = null] = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head) ?? [];
  const { text: html, encoding } = decodeText(bytes, [charset, declared]);
  const page = parsePage(html);
  const facts = htmlFacts(page);
  const whole = page.body === null ? [] : htmlPassages(page.body);
  const article = articleOf(html);
  const letters = countLetters(article.passages);
  const passages = letters >= LEAST_SHARE * Math.min(countLetters(whole), 2_000) ? article.passages : whole;
  if (isLoginPage(page, countLetters(passages))) {
    throw new InputFault('is a page that asks to log in; open it in a browser, save its text and give that');
  }
  return {
    kind: 'html',
    facts: { ...facts, title: facts.title ?? article.title ?? titleOf(page) },
    guesses: [],
    passages,
    basis: { of: 'original', text: html, visible: visibleHtml(html), pageStarts: null },
    encoding,
    verbatim: null,
  };
}

/** Sites put their own name into the first heading, so that it comes last. */
function titleOf(page: DomDocument): string | null {
  const text = (selector: string): string | null => factText(page.querySelector(selector)?.textContent ?? null);
  return text('title') ?? text('h1');
}

type ReadabilityDocument = ConstructorParameters<typeof Readability>[0];

function articleOf(html: string): { title: string | null; passages: Passage[] } {
  // Readability changes what it reads, so it has a page of its own.
  const page: DomDocument = parsePage(html);
  try {
    const options = { maxElemsToParse: MAX_HTML_ELEMENTS, charThreshold: 200, serializer: (node: unknown) => node };
    const found = new Readability(page as unknown as ReadabilityDocument, options).parse();
    if (found?.content === null || found?.content === undefined) return { title: null, passages: [] };
    return {
      title: factText(found.title),
      passages: htmlPassages(found.content as Parameters<typeof htmlPassages>[0]),
    };
  } catch (error) {
    // Some pages are no documents to it; their text is read all the same.
    if (error instanceof RangeError) throw error;
    return { title: null, passages: [] };
  }
}
