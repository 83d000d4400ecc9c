/** Counts the pieces of a text as the model does. */
export type CountPieces = (text: string) => number;

/** Cuts a text into parts that make it up again. */
type Cut = (text: string) => Iterable<string>;

/** Ways to cut, from the best to the last resort. */
const CUTS: readonly Cut[] = [sentences, words, characters];

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The segmenter's time grows with the square of the text's length; of so many UTF-16 units it takes a millisecond. */
const SEGMENTED_AT_ONCE = 4096;

/**
 * Cuts a text into windows of whole sentences that are as long as the model can take; a sentence that is too long by
 * itself is cut between words, a word between characters.
 * @param limit pieces that a window may have
 * @returns `[text]` where it fits, else the windows in order, without space around them; `['']` for nothing but
 *   spaces
 */
export function splitText(text: string, limit: number, countPieces: CountPieces): string[] {
  if (countPieces(text) <= limit) return [text];
  const windows = pack(text, CUTS, limit, countPieces);
  return windows.length > 0 ? windows : [''];
}

function pack(text: string, [cut = characters, ...finer]: readonly Cut[], limit: number, count: CountPieces): string[] {
  const windows: string[] = [];
  let window = '';
  let pieces = 0;
  const close = (): void => {
    const trimmed = window.trim();
    // Pieces of a whole can be more than those of its parts, so a window is counted once more before it stands.
    if (finer.length > 0 && count(trimmed) > limit) windows.push(...pack(trimmed, finer, limit, count));
    else if (trimmed !== '') windows.push(trimmed);
    window = '';
    pieces = 0;
  };
  for (const part of cut(text)) {
    // Without the spaces around it: a text counts as if one stood before it.
    const more = count(part.trim());
    if (pieces > 0 && pieces + more > limit) close();
    window += part;
    pieces += more;
  }
  close();
  return windows;
}

function* sentences(text: string): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const block = blockOf(text.slice(start, start + SEGMENTED_AT_ONCE), start + SEGMENTED_AT_ONCE >= text.length);
    for (const { segment } of SENTENCES.segment(block)) yield segment;
    start += block.length;
  }
}

/** The longest beginning that ends like a sentence, else like a word; all of it if it is the last or ends nowhere. */
function blockOf(text: string, isLast: boolean): string {
  if (isLast) return text;
  const end = /^[\s\S]*(?:[.!?…]['"”’)\]]*\s+|[。！？\n])/.exec(text) ?? /^[\s\S]*\s/.exec(text);
  return end === null ? text.replace(/[\ud800-\udbff]$/, '') : end[0];
}

/** Words with the space before them. */
function words(text: string): Iterable<string> {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

/** Code points. */
function characters(text: string): Iterable<string> {
  return text;
}
