import type { DomDocument } from './dom.js';
import { factDay, factLanguage, factText } from './fact-values.js';
import { linkedAddress, linkedArticle, linkedName } from './json-ld.js';
import type { SourceFacts } from './source-text.js';

/** Names of `<meta>` elements, most telling first: Open Graph, Dublin Core, Highwire Press (`citation_`), and usual ones. */
const META = {
  title: ['og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title', 'parsely-title'],
  publisher: [
    'og:site_name',
    'citation_publisher',
    'dc.publisher',
    'dcterms.publisher',
    'publisher',
    'application-name',
  ],
  published: [
    'article:published_time',
    'og:article:published_time',
    'citation_publication_date',
    'citation_date',
    'dcterms.issued',
    'dcterms.date',
    'dc.date.issued',
    'dcterms.created',
    'dc.date',
    'parsely-pub-date',
    'datepublished',
    'publishdate',
    'pubdate',
    'date',
  ],
  language: ['og:locale', 'dc.language', 'dcterms.language', 'citation_language', 'language'],
} as const;

/**
 * Reads what a page says of itself: JSON-LD of schema.org, Open Graph, Dublin Core, `<html lang>`, `<link rel=canonical>`,
 * `<time>`. A title that stands nowhere but in the page itself is left to its reader.
 */
export function htmlFacts(page: DomDocument): SourceFacts {
  const meta = metaElements(page);
  const article = linkedArticle(page);
  const first = <T>(read: (value: unknown) => T | null, ...values: readonly unknown[]): T | null => {
    for (const value of values) {
      const fact = read(value);
      if (fact !== null) return fact;
    }
    return null;
  };
  const named = (names: readonly string[]): (string | undefined)[] => names.map((name) => meta.get(name));
  const attribute = (selector: string, name: string): string | null =>
    page.querySelector(selector)?.getAttribute(name) ?? null;
  return {
    title: first(factText, article?.headline, ...named(META.title), article?.name),
    publisher: first(factText, linkedName(article?.publisher), ...named(META.publisher)),
    published: first(
      factDay,
      article?.datePublished,
      ...named(META.published),
      article?.dateCreated,
      attribute('time[itemprop="datePublished"]', 'datetime'),
      attribute('article time[datetime]', 'datetime'),
      attribute('time[datetime]', 'datetime'),
    ),
    language: first(
      factLanguage,
      article?.inLanguage,
      page.documentElement?.getAttribute('lang'),
      page.documentElement?.getAttribute('xml:lang'),
      ...named(META.language),
    ),
    address: first(
      webAddress,
      attribute('link[rel~="canonical"]', 'href'),
      meta.get('og:url'),
      linkedAddress(article?.mainEntityOfPage),
      linkedAddress(article?.url),
    ),
  };
}

function metaElements(page: DomDocument): Map<string, string> {
  const found = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? '').trim().toLowerCase();
    const itemprop = element.getAttribute('itemprop')?.trim().toLowerCase() ?? '';
    const content = element.getAttribute('content')?.trim() ?? '';
    for (const key of [name, itemprop]) if (key !== '' && content !== '' && !found.has(key)) found.set(key, content);
  }
  return found;
}

function webAddress(value: unknown): string | null {
  return typeof value === 'string' && /^\s*https?:\/\//iu.test(value) && URL.canParse(value.trim())
    ? value.trim()
    : null;
}
