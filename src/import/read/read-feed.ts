import { parseFeed } from 'feedsmith';
import { plainText } from '../../corpus/plain-text.js';
import { InputFault } from '../input-fault.js';
import { decodeText } from './decode-text.js';
import { parsePage } from './dom.js';
import { factDay, factLanguage, factText } from './fact-values.js';
import { htmlPassages } from './html-passages.js';

/** An entry of a feed. */
export interface FeedEntry {
  /** What the feed calls it; its address where it does not. */
  readonly id: string;
  /** Address of its page. */
  readonly address: string;
  readonly title: string | null;
  readonly published: string | null;
  /** Title, summary and whatever text the feed has of it, without markup: what words are looked for in. */
  readonly text: string;
}

/** A feed: its name, its language and its entries, newest first as a rule. */
export interface Feed {
  readonly title: string | null;
  readonly language: string | null;
  readonly entries: readonly FeedEntry[];
}

/** Entries of one feed that are looked at. */
const MAX_ENTRIES = 1_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a feed in RSS, Atom, RDF or JSON Feed.
 * @param base address of the feed, to which links of its entries may be relative
 * @throws InputFault where it is none of these
 */
export function readFeed(bytes: Uint8Array, charset: string | null, base: string): Feed {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const [, declared = null] = /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/iu.exec(head) ?? [];
  const { text } = decodeText(bytes, [charset, declared]);
  if (/<!ENTITY/iu.test(text)) throw new InputFault('declares entities of its own, which no feed needs');
  let feed: Fields;
  try {
    feed = parseFeed(text).feed as Fields;
  } catch (error) {
    throw new InputFault('is no feed (RSS, Atom, RDF or JSON Feed); give the address of the feed itself', {
      cause: error,
    });
  }
  const entries = listOf(feed.items ?? feed.entries).slice(0, MAX_ENTRIES);
  return {
    title: factText(plainOf(feed.title)),
    language: factLanguage(feed.language),
    entries: entries.flatMap((entry) => entryOf(entry, base) ?? []),
  };
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter((item): item is Fields => typeof item === 'object' && item !== null) : [];
}

function entryOf(entry: Fields, base: string): FeedEntry | null {
  const links = listOf(entry.links);
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
  const guid = entry.guid as { value?: unknown; isPermaLink?: unknown } | undefined;
  const candidates = [entry.link, entry.url, link?.href, guid?.value, entry.id];
  const href = candidates.find((value): value is string => typeof value === 'string' && URL.canParse(value, base));
  if (href === undefined) return null;
  const address = new URL(href, base);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  const dates = (entry.dc as { dates?: readonly unknown[] } | undefined)?.dates;
  const name = [guid?.value, entry.guid, entry.id].find((value): value is string => typeof value === 'string');
  const texts = [entry.title, entry.description, entry.summary, entry.content, entry.content_html, entry.content_text];
  return {
    id: name ?? address.href,
    address: address.href,
    title: factText(plainOf(entry.title)),
    published: factDay(entry.pubDate ?? entry.published ?? entry.date_published ?? dates?.[0] ?? entry.updated),
    text: texts.map(plainOf).join('\n'),
  };
}

/** @returns the text of what may hold markup: a text, or an object with it, as Atom and RSS's `content` are given */
function plainOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const { value: text, encoded } = value as { value?: unknown; encoded?: unknown };
    return plainOf(typeof text === 'string' ? text : typeof encoded === 'string' ? encoded : '');
  }
  if (typeof value !== 'string') return '';
  if (!/[<&]/u.test(value)) return plainText(value);
  const { body } = parsePage(`<div>${value.slice(0, 200_000)}</div>`);
  return body === null
    ? ''
    : htmlPassages(body)
        .map(({ text }) => text)
        .join(' ');
}
