/** A chat message without what is not prose. */
export interface CleanMessage {
  /** Lines of prose in order, one blank between words; none is empty. */
  readonly lines: readonly string[];
  /** Whether nothing but links (and signs) stood in the message. */
  readonly onlyLinks: boolean;
}

/** How much of a message is read, in UTF-16 units: as much as one Discord message can hold. */
const MAX_READ = 4_000;
/** A longer run without a blank is no word of prose; Chinese is written without blanks, and is left alone. */
const LONGEST_WORD = 60;

/** Fences and spoiler bars may be left open; they then reach to the end. */
const CODE_FENCE = /```[\s\S]*?(?:```|$)/gu;
const LINK = /<?\bhttps?:\/\/[^\s>)\]]+>?|\bwww\.[^\s>)\]]+/giu;
const MASKED_LINK = /\[([^\]\n]{1,300})\]\(\s*<?https?:\/\/[^\s)]*[^)\n]{0,300}\)/giu;
/** Custom emoji, mentions of people, roles, channels and commands, timestamps. */
const DISCORD_TOKEN =
  /<(?:a?:\w{1,64}:\d{1,20}|@[!&]?\d{1,20}|#\d{1,20}|\/[^:>\n]{1,100}:\d{1,20}|t:-?\d{1,20}(?::\w)?|id:\w+)>/gu;
const MASS_MENTION = /@(?:everyone|here)\b/giu;
const STRUCK_OUT = /~~[^~]*~~/gu;
const MARKS = /\*{1,3}|_{2}|\|\||`{1,2}|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const LINE_MARKS = /^\s*(?:#{1,3}\s+|-#\s+|[-*•]\s+|\d{1,2}[.)]\s+)/u;
const QUOTE_MARK = /^\s*>(?:>>)?\s?/u;
/** What is not seen: control characters but the end of a line, and signs of direction, width and format. */
const UNSEEN = /(?!\n)(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Default_Ignorable_Code_Point})/gu;
const PICTURES = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u20e3/gu;
const SHORTCODE = /(?<![\p{L}\p{N}]):[a-z0-9_+-]{2,32}:(?![\p{L}\p{N}])/giu;

/**
 * Takes out of a message what is markup or decoration: links, mentions, emoji, code, struck-out and unseen text. Lines
 * that quote someone are left out where the message has words of its own.
 * @param message any text; at most the first 4,000 characters are read, in whole sentences
 */
export function cleanMessage(message: string): CleanMessage {
  const read = beginningOf(message).replaceAll('\r', '\n');
  const withoutCode = read.replace(CODE_FENCE, '\n').replace(UNSEEN, '');
  const hadLink = LINK.test(withoutCode);
  LINK.lastIndex = 0;
  const rows = withoutCode.replace(MASKED_LINK, '$1').replace(LINK, ' ').split('\n');
  const own = rows.filter((row) => !QUOTE_MARK.test(row)).flatMap(prose);
  const lines = own.some(hasWords) ? own : rows.map((row) => row.replace(QUOTE_MARK, '')).flatMap(prose);
  const worded = lines.filter(hasWords);
  return { lines: worded, onlyLinks: hadLink && worded.length === 0 };
}

/** As far as the last sentence that is whole: half a sentence could say the opposite. */
function beginningOf(message: string): string {
  if (message.length <= MAX_READ) return message;
  return /^[\s\S]*[.!?。！？\n]/u.exec(message.slice(0, MAX_READ))?.[0] ?? '';
}

function prose(row: string): string[] {
  const text = row
    .replace(DISCORD_TOKEN, ' ')
    .replace(MASS_MENTION, ' ')
    .replace(SHORTCODE, ' ')
    .replace(STRUCK_OUT, ' ')
    .replace(LINE_MARKS, '')
    .replace(MARKS, '')
    .replace(PICTURES, ' ')
    .split(/\s+/u)
    .filter((word) => word.length <= LONGEST_WORD || /\p{Script=Han}/u.test(word))
    .join(' ')
    .trim();
  return text === '' ? [] : [text];
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
