/** Largest file that is read, in bytes: about 150,000 words of English, a long book. */
export const MAX_FILE_BYTES = 1_000_000;

/** Longest line that is read, in UTF-16 units: no paragraph is that long, and Markdown takes long lines badly. */
export const MAX_LINE_LENGTH = 20_000;

/** Words that a statement may have: more cannot be taken in beside its answer. */
export const MAX_STATEMENT_WORDS = 120;

/** Sentences that a statement may have. */
export const MAX_STATEMENT_SENTENCES = 3;

/** Blocks left open at which a file is no longer read: each makes the Markdown parser go over the rest once more. */
export const MAX_UNCLOSED_BLOCKS = 20;
