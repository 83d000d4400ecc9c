/** Format characters that are seen (signs before Arabic and Syriac numbers), which must not be lost with the unseen ones. */
const VISIBLE_FORMAT = '\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2';

/** Joiners shape letters in these scripts and build some emoji; anywhere else they only hide in words. */
const JOINED =
  '\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Malayalam}\\p{Script=Sinhala}' +
  '\\p{Script=Kannada}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Mongolian}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f\\p{M}';

const STRAY_JOINER = new RegExp(`(?<![${JOINED}])[\\u200c\\u200d]`, 'gu');
const UNSEEN = new RegExp(
  `(?![${VISIBLE_FORMAT}\\u200c\\u200d])[\\p{Cf}\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0]`,
  'gu',
);
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
const LINE_BREAK_IN_HAN =
  /(?<=[\p{Script=Han}，。、；：！？」』）》])[^\S\n]*[\n\u2028\u2029]\s*(?=[\p{Script=Han}「『（《])/gu;

/** Plain ASCII on one line with single blanks: nothing of what follows applies, and most texts are that. */
const ALREADY_CLEAN = /^(?! )(?!.* {2})[ -~]*(?<! )$/;

/**
 * Makes a text safe to compare, to hash and to show: one line, white space folded, Unicode NFC, and no character that is
 * not seen (soft hyphens, zero-width and bidirectional controls, tags, private use, lone surrogates). A line break between
 * two Chinese characters leaves no blank.
 * @returns the text, which may be empty
 */
export function plainText(text: string): string {
  if (ALREADY_CLEAN.test(text)) return text;
  return text
    .replace(LINE_BREAK_IN_HAN, '')
    .replace(CONTROL, ' ')
    .replace(UNSEEN, '')
    .replace(STRAY_JOINER, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}
