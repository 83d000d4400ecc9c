import { ID_PATTERN, sha256 } from '../../corpus/ids.js';

/** Longest id, in bytes of UTF-8: with its endings, a file of that name fits every file system. */
const MAX_ID_BYTES = 96;
const MAX_PUBLISHER_BYTES = 30;

/** @returns lower case letters and digits with hyphens between, accents taken off, at most so many bytes, cut at a hyphen */
function slug(text: string, maxBytes: number): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  let made = '';
  for (const word of words) {
    const next = made === '' ? word : `${made}-${word}`;
    if (Buffer.byteLength(next) > maxBytes) break;
    made = next;
  }
  // Chinese has no blanks to cut at.
  const [first = ''] = words;
  if (made === '')
    for (const character of first) if (Buffer.byteLength(made + character) <= maxBytes) made += character;
  return made;
}

/**
 * Makes an id as the shipped corpus has them: `example-news-2024-03-05-harbour-cable`.
 * @param taken whether an id is in use
 */
export function newDocumentId(
  source: { readonly publisher: string | null; readonly published: string | null; readonly title: string },
  taken: (id: string) => boolean,
): string {
  const parts = [slug(source.publisher ?? '', MAX_PUBLISHER_BYTES), source.published ?? ''].filter(
    (part) => part !== '',
  );
  const room = MAX_ID_BYTES - Buffer.byteLength(parts.join('-')) - 1;
  const wanted = [...parts, slug(source.title, room)].filter((part) => part !== '').join('-');
  // A name that Windows keeps for devices, or that begins with a mark.
  const usable = ID_PATTERN.test(wanted) && !/^(?:con|prn|aux|nul|com\d|lpt\d|readme)$/iu.test(wanted);
  const base = usable ? wanted : `document-${sha256(JSON.stringify(source)).slice(0, 8)}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken(id)) return id;
  }
}
