import { createHash } from 'node:crypto';

/** What an id of a document, party or event may be: letters, digits, hyphens, dots and underscores. */
export const ID_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u;

/** @returns the SHA-256 of a text in hexadecimal, 64 digits */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * @param file path relative to the corpus folder
 * @returns an id made from the path: lower case, `2024/My notes.md` gives `2024-my-notes`
 */
export function idFromFile(file: string): string {
  const slug = file
    .normalize('NFC')
    .replace(/\.md$/iu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '');
  return ID_PATTERN.test(slug) ? slug : `document-${sha256(file).slice(0, 8)}`;
}

/** @returns a readable title for a file that has none: `2024/my-notes.md` gives `My notes` */
export function titleFromFile(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/iu, '');
  const words = name
    .normalize('NFC')
    .replace(/[-_\s]+/gu, ' ')
    .trim();
  return words === '' ? file : words.charAt(0).toUpperCase() + words.slice(1);
}

const SMALL_WORDS = new Set(['of', 'and', 'the', 'for', 'in', 'on', 'to', 'de', 'du', 'des', 'et', 'la', 'le', 'les']);

/** @returns a readable name for an id that no file declares: `global-affairs-canada` gives `Global Affairs Canada` */
export function nameFromId(id: string): string {
  return id
    .split(/[-_.]+/u)
    .filter((word) => word !== '')
    .map((word, place) => (place > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}

/**
 * Makes a statement's id from its document and its text, so that editing one block leaves the ids of the others alone.
 * @param taken how often each text of the document has been given an id; this call counts itself in
 * @returns `<document>#<16 hex digits>`, with `-2`, `-3`, ... where the same text comes again
 */
export function statementId(document: string, text: string, taken: Map<string, number>): string {
  const hash = sha256(text.normalize('NFC')).slice(0, 16);
  const times = (taken.get(hash) ?? 0) + 1;
  taken.set(hash, times);
  return times === 1 ? `${document}#${hash}` : `${document}#${hash}-${times}`;
}
