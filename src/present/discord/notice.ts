/** A moment, shown by Discord in the reader's own time zone and language; `R` relative, `D` a day, `f` day and time. */
export interface Moment {
  readonly moment: Date;
  readonly style: 'R' | 'D' | 'f';
}

/**
 * One line of the bot's own: a plain text, escaped when shown, or texts and moments in turn. A heading is shown larger.
 */
export type NoticeLine = string | readonly (string | Moment)[] | { readonly heading: string };
