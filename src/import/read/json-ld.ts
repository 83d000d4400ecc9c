import type { DomDocument } from './dom.js';

/** A node of JSON-LD: an object with a type. */
export type LinkedNode = Readonly<Record<string, unknown>>;

/** Types of schema.org that are the page's own article, most telling first. */
const ARTICLES = /(?:Article|BlogPosting|Report|PressRelease|Statement|ClaimReview|NewsItem)$/u;
const PAGES = /(?:WebPage|ItemPage|AboutPage|CreativeWork|DigitalDocument|Book|Dataset|VideoObject)$/u;

/** Nodes that are looked at in one page. */
const MAX_NODES = 2_000;

function isNode(value: unknown): value is LinkedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns a value of JSON-LD as a list: one, many or none */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isOf(node: LinkedNode, types: RegExp): boolean {
  return listOf(node['@type']).some((type) => typeof type === 'string' && types.test(type));
}

/** @returns the node of schema.org that describes the page's article, else the page; null without one */
export function linkedArticle(page: DomDocument): LinkedNode | null {
  const nodes: LinkedNode[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const waiting: unknown[] = [parsed(script.textContent ?? '')];
    for (let value = waiting.shift(); value !== undefined && nodes.length < MAX_NODES; value = waiting.shift()) {
      if (Array.isArray(value)) waiting.push(...value.slice(0, MAX_NODES));
      else if (isNode(value)) {
        nodes.push(value);
        waiting.push(...listOf(value['@graph']).slice(0, MAX_NODES), ...listOf(value.mainEntity));
      }
    }
  }
  const article = nodes.find((node) => isOf(node, ARTICLES)) ?? nodes.find((node) => isOf(node, PAGES)) ?? null;
  if (article === null) return null;
  // A publisher is often given by its @id alone, and described elsewhere.
  const publisher = listOf(article.publisher)[0];
  const id = isNode(publisher) && publisher.name === undefined ? publisher['@id'] : undefined;
  const described = id === undefined ? undefined : nodes.find((node) => node['@id'] === id && node.name !== undefined);
  return described === undefined ? article : { ...article, publisher: described };
}

/** @returns the name of a person or organisation: a text, or the `name` of a node; null without one */
export function linkedName(value: unknown): string | null {
  const [first] = listOf(value);
  const name = isNode(first) ? listOf(first.name)[0] : first;
  return typeof name === 'string' && name.trim() !== '' ? name : null;
}

/** @returns an address: a text, or the `@id` or `url` of a node; null without one */
export function linkedAddress(value: unknown): string | null {
  const [first] = listOf(value);
  const address = isNode(first) ? (first['@id'] ?? first.url) : first;
  return typeof address === 'string' ? address : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(
      json.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/gu, ''),
    );
  } catch {
    return undefined;
  }
}
