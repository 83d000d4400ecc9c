import { hasHan, toSimplified } from '../lib/chinese.js';

/** A text beside its form for comparison; both have the same length, so that offsets of one hold for the other. */
export interface PreparedText {
  readonly text: string;
  /** Small letters without accents, straight quotation marks and apostrophes, simplified Chinese characters. */
  readonly folded: string;
}

const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '„': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '\u00a0': ' ',
  '\u202f': ' ',
  '‑': '-',
  '‐': '-',
};

/** Signs of Chinese texts, which the Chinese patterns name. */
const FULL_WIDTH_SIGN = /[\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u;
const NARROW_SIGN = /(?<=[\p{Script=Han}"])[,;:?!]/gu;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/** @returns one UTF-16 unit for one: letters whose plain form is longer stay as they are */
function foldUnit(unit: string): string {
  const plain = PLAIN[unit];
  if (plain !== undefined) return plain;
  if (/\p{Cc}/u.test(unit)) return ' ';
  if (unit < '\u0080') return unit.toLowerCase();
  if (FULL_WIDTH_SIGN.test(unit)) return unit;
  const folded = unit
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase();
  return folded.length === 1 ? folded : unit;
}

/** @returns the text with its form for comparison */
export function prepareText(text: string): PreparedText {
  let folded = '';
  for (let at = 0; at < text.length; at++) folded += foldUnit(text.charAt(at));
  if (hasHan(folded)) {
    // Chinese is also typed with the signs of a Latin keyboard.
    folded = folded.replace(NARROW_SIGN, (sign) => WIDE[sign] ?? sign);
    const simplified = toSimplified(folded);
    folded = simplified.length === folded.length ? simplified : folded;
  }
  return { text, folded };
}

/** Hides a stretch of a folded text from the patterns that are tried after it. */
export function blankOut(folded: string, start: number, end: number): string {
  return folded.slice(0, start) + '\u0000'.repeat(end - start) + folded.slice(end);
}
