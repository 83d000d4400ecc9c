/**
 * Makes any text show as plain text in a Discord message: no markup, mention, emoji, time stamp, link or list begins in
 * it, nothing invisible is left in it, and it stays on one line. What a reader sees is otherwise unchanged.
 *
 * Discord shows a backslash before a character that is no letter, digit or space as that character alone. Web addresses
 * are broken between scheme and host (`https\:\/\/`), invitations at their slashes, so that neither becomes a link.
 * @param text any string, from the corpus or a user
 * @returns one line without leading or trailing space; longer than `text` by one backslash an escaped character
 */
export function escapeMarkdown(text: string): string {
  return visibleLine(text)
    .replace(ACTIVE_ANYWHERE, '\\$&')
    .replace(COLON_INSIDE, '\\:')
    .replace(LIST_AT_START, (_, number: string | undefined, mark: string) => `${number ?? ''}\\${mark}`);
}

/**
 * @param text any string
 * @returns the text on one line, trimmed, without control, bidirectional and zero-width characters, except joiners where
 *   a script or an emoji needs them
 */
export function visibleLine(text: string): string {
  return text
    .replace(LINE_BREAKS, ' ')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATES, '\u{fffd}')
    .replace(LONG_BLANKS, ' ')
    .trim();
}

/**
 * `*` and `_` emphasis, `~` strike, `|` spoiler, backtick code, `<` mentions, emoji, time stamps and bare links,
 * `[` `]` masked links, `>` quotations, `#` headings, `@` mentions of all, `/` addresses, `\` the escape itself.
 */
const ACTIVE_ANYWHERE = /[\\*_~|`<>[\]#@/]/g;

/** Of `:smile:` and of an address's scheme; the last colon of a text opens nothing. */
const COLON_INSIDE = /:(?=\S)/g;

/** `- `, `+ `, `-# ` and `1. ` mean something at the start of a line only. */
const LIST_AT_START = /^(\d+)?([-+.)])/;

const LINE_BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;

const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Scripts in which a joiner between letters belongs to the spelling. */
const JOINING = String.raw`[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}]`;

/** Invisible characters that stay: joiners between letters of those scripts; joiners and presentation forms of emoji. */
const NEEDED = [
  String.raw`(?<=${JOINING})[\u200c\u200d](?=${JOINING})`,
  String.raw`(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
].join('|');

/** Controls, and all that Unicode lets a renderer leave out. */
const INVISIBLE = new RegExp(String.raw`(?!${NEEDED})[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]`, 'gu');

/** Room that is only there to push what follows out of sight. */
const LONG_BLANKS = /[\s\u2800]{2,}|\u2800/g;
