import { plainText } from '../corpus/plain-text.js';
import { readDocument } from '../corpus/read-document.js';

const FRONT = '---\ntitle: x\ndraft: import\nreviewed: true\n---\n\n';

/** @returns whether the corpus reads the Markdown as one statement of exactly this text */
export function readsAs(markdown: string, text: string): boolean {
  if (markdown.trim() === text && plainText(text) === text && !/[\\`*_[\]<>#&:~|=+-]|^\d/u.test(text)) return true;
  const statements = readDocument(`${FRONT}:::context\n${markdown}\n:::\n`, 'x.md').document?.statements ?? [];
  return statements.length === 1 && statements[0]?.text === text;
}

/**
 * Cuts the Markdown of a block where its text was cut.
 * @param pieces the texts that follow each other in it
 * @returns the Markdown of each piece; null where a cut would fall inside of markup
 */
export function cutSource(markdown: string, pieces: readonly string[]): string[] | null {
  if (pieces.length === 1) return [markdown];
  const cut: string[] = [];
  let rest = markdown;
  for (const piece of pieces.slice(0, -1)) {
    const at = endOf(rest, piece);
    if (at === null || !readsAs(rest.slice(0, at), piece)) return null;
    cut.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).replace(/^\s+/u, '');
  }
  return readsAs(rest, pieces.at(-1) ?? '') ? [...cut, rest] : null;
}

/** @returns the offset after the text, where what is not of the text counts as markup; null where the text is not in it */
function endOf(markdown: string, text: string): number | null {
  const wanted = [...text.replace(/\s/gu, '')];
  let at = 0;
  let found = 0;
  for (const character of markdown) {
    if (found === wanted.length) {
      // What closes a mark or a quotation belongs to what it closes.
      if (/[\s\p{L}\p{N}]/u.test(character)) break;
      if (!/[*_`)\]]/u.test(character)) break;
    }
    at += character.length;
    if (character === wanted[found]) found++;
  }
  return found === wanted.length ? at : null;
}
