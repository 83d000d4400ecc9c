const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let segmenter: Intl.Segmenter | undefined;

/**
 * Counts words; in scripts that put no blanks between words, those that `Intl.Segmenter` finds.
 * @returns the number of words, 0 for an empty text
 */
export function countWords(text: string): number {
  if (!UNSPACED_SCRIPT.test(text)) return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  let words = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) words++;
  return words;
}
