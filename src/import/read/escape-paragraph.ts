import { readDocument } from '../../corpus/read-document.js';

/** Signs that may mean something in Markdown or in a corpus document; without any a paragraph needs no second look. */
const MAY_BE_MARKUP = /[\\`*_{}[\]<>#+\-=~|&:：;^$!]|^\d{1,9}[.)]/u;

const FRONT = '---\ntitle: x\ndraft: import\nreviewed: true\n---\n\n';

/** Marks that begin markup nearly everywhere. */
const USUAL = /[\\`*_[\]<]|&(?=#|\w)|:(?=[\p{L}:])|^[#>+\-=~|]|^:+|(?<=^\d{1,9})[.)]/gu;
const ALL_ASCII = /[!-/:-@[-`{-~]/g;

/** @returns whether the corpus reader reads the paragraph as exactly this text */
function reads(paragraph: string, text: string): boolean {
  const { document, problems } = readDocument(`${FRONT}${paragraph}\n`, 'x.md');
  const [only, ...others] = document?.statements ?? [];
  const clean = problems.every(
    ({ what }) => /^no (?:publisher|url|published)$/u.test(what) || /\bwords, more\b/u.test(what),
  );
  return only?.text === text && others.length === 0 && clean;
}

/**
 * Writes a statement as a paragraph of a document, so that the corpus reader gives back the same text: as it stands where
 * that does, with as few backslashes as do it where it does not.
 * @param text plain text on one line
 */
export function escapeParagraph(text: string): string {
  if (!MAY_BE_MARKUP.test(text)) return text;
  const ways = [text, text.replace(USUAL, '\\$&'), text.replace(ALL_ASCII, '\\$&')];
  const faithful = ways.find((way) => reads(way, text));
  if (faithful !== undefined) return faithful;
  // Full-width colons in front are taken for a block by mistake; nothing is lost without them.
  const bare = text.replace(/^[\s:：]+/u, '');
  return bare !== text && bare !== '' ? escapeParagraph(bare) : (ways[2] ?? text);
}
