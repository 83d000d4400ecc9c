/** Largest file of this computer that is read, in bytes; a larger one is told before it is opened. */
export const MAX_INPUT_BYTES = 50_000_000;

/** Longest list of links and texts, and largest feed, in bytes. */
export const MAX_LIST_BYTES = 20_000_000;

/** Entries of one list. */
export const MAX_LIST_ENTRIES = 50_000;

/** Pages of a PDF. */
export const MAX_PAGES = 3_000;

/** What a DOCX may unpack to, in bytes, and how many times its packed size, once it is large enough to matter. */
export const MAX_UNPACKED_BYTES = 100_000_000;
export const MAX_UNPACKED_RATIO = 150;
export const RATIO_MATTERS_FROM = 5_000_000;

/** Elements inside one another: no page is written like that, and recursion in a library would not come back. */
export const MAX_HTML_DEPTH = 1_000;

/** Elements of a page: some thousand times an ordinary article. */
export const MAX_HTML_ELEMENTS = 300_000;

/** Letters and digits below which a source holds no text worth importing. */
export const MIN_LETTERS = 20;

/** Characters of a sentence that has no end, after which it is cut: far more than any sentence, less than a line may have. */
export const MAX_SENTENCE_LENGTH = 2_000;

/** Characters of a paragraph that are looked at at once: the time to find sentences in one that has no end grows with its square. */
export const MAX_PASSAGE_LENGTH = 40_000;

/** How long one file may be parsed, and in how much memory. */
export const PARSE_LIMITS: ParseLimits = { milliseconds: 60_000, heapMegabytes: 768, growthMegabytes: 1_500 };

/** Bounds of one task in a parser's thread. */
export interface ParseLimits {
  readonly milliseconds: number;
  /** JavaScript objects of the thread. */
  readonly heapMegabytes: number;
  /** Growth of the whole process while the task runs: buffers lie outside the thread's heap. */
  readonly growthMegabytes: number;
}
