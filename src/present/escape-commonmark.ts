import { visibleLine } from './discord/escape-markdown.js';

/**
 * Makes any text show as plain text in a Markdown document (CommonMark, and the extensions of GitHub and of remark for
 * tables, strike, footnotes, formulas, directives and bare links): no markup, HTML, character reference or link begins in
 * it, nothing invisible is left in it, and it stays on one line.
 * @param text any string, from the corpus or a user
 * @returns one line without leading or trailing space; longer than `text` by one backslash an escaped character
 */
export function escapeCommonMark(text: string): string {
  return visibleLine(text)
    .replace(ACTIVE_ANYWHERE, '\\$&')
    .replace(ENTITY, '\\&')
    .replace(COLON_INSIDE, '\\:')
    .replace(WWW, '$&\\')
    .replace(MARK_AT_START, (_, number: string | undefined, mark: string) => `${number ?? ''}\\${mark}`);
}

/**
 * `*` and `_` emphasis, `~` strike, backtick code, `[` `]` links, images and footnotes, `<` HTML and bare links, `>`
 * quotations, `|` tables, `#` headings, `$` formulas, `@` addresses and mentions, `\` the escape itself.
 */
const ACTIVE_ANYWHERE = /[\\`*_~[\]<>|#$@]/g;

/** A character reference, `&lt;` or `&#60;`. */
const ENTITY = /&(?=#|\w)/g;

/** Of a bare link's scheme, and of directives, `:name` and `:::name`; the last colon of a text opens nothing. */
const COLON_INSIDE = /:(?=\S)/g;

/** A bare link without a scheme begins with it; the dot is escaped. */
const WWW = /\bwww(?=\.)/gi;

/** At the start of a line: lists, rulers, and underlines of headings. */
const MARK_AT_START = /^(\d+)?([-+=.)])/;
