/** A word, number or single Han character of a text. */
export interface NameToken {
  /** As written; "U.S." is "US". */
  readonly written: string;
  /** Lower case, without accents; a number without its separators. */
  readonly folded: string;
  /** Offset of the first UTF-16 unit. */
  readonly start: number;
  /** Offset after the last UTF-16 unit. */
  readonly end: number;
}

/** Scripts without blanks between words: each character is a token, so that a name is found in the middle of a text. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';
const TOKEN = new RegExp(
  [
    `[${UNSPACED}]`,
    // A dotted acronym is one token, "U.S." or "U.S.A", not the initial of "X. Li".
    '(?<![\\p{L}\\p{N}])\\p{Lu}(?:\\.\\p{Lu})+(?![\\p{L}\\p{N}])\\.?',
    '\\p{N}+(?:[.,]\\p{N}+)*(?![\\p{L}\\p{M}])',
    `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`,
  ].join('|'),
  'gu',
);
const ACCENTS = /[\u0300-\u036f]/gu;
const UNDECOMPOSED: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };
const ASCII = /^[ -~]*$/;

/** @returns a word as it is compared: lower case, without accents, full-width letters as plain ones */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[ßøłđæœı]/gu, (letter) => UNDECOMPOSED[letter] ?? letter);
}

/** @returns the tokens of a text, in order; what stands between them are blanks and punctuation */
export function nameTokens(text: string): NameToken[] {
  const tokens: NameToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const written = /^\p{Lu}\./u.test(raw) ? raw.replaceAll('.', '') : raw;
    const folded = /^\p{N}/u.test(raw) ? foldWord(raw).replace(/[.,]/g, '') : foldWord(written);
    tokens.push({ written, folded, start: match.index, end: match.index + raw.length });
  }
  return tokens;
}
