/** What kind of file a source is. */
export type SourceKind = 'markdown' | 'text' | 'html' | 'pdf' | 'docx';

/** What a source says of itself. Every field is null where it says nothing. */
export interface SourceFacts {
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO date. */
  readonly published: string | null;
  /** Primary language subtag: `en`, `fr`, `zh`. */
  readonly language: string | null;
  /** The address under which the source wants to be known. */
  readonly address: string | null;
}

/** Facts that stand in where neither the source nor the person says anything better, each with where it is from. */
export interface FactGuess {
  readonly field: 'title' | 'publisher' | 'published';
  readonly value: string;
  /** Where it is from, for the line that tells it: `the PDF's date of creation`. */
  readonly from: string;
}

/** A paragraph, heading or table cell of a source: plain text. */
export interface Passage {
  readonly text: string;
}

/** A source as its reader gives it, before it is cut into statements. */
export interface SourceText {
  readonly kind: SourceKind;
  readonly facts: SourceFacts;
  readonly guesses: readonly FactGuess[];
  readonly passages: readonly Passage[];
  /** The text in which places are told. */
  readonly basis: Basis;
  /** Name of the encoding that the bytes were read in; null where the format has none. */
  readonly encoding: string | null;
  /** The whole file where it already is a document of a corpus with its blocks set by a person, else null. */
  readonly verbatim: string | null;
}

/** A text in which places are told, and what of it can be seen. */
export interface Basis {
  /** `original`: the decoded file; `extracted`: `text`, which is kept beside the original. */
  readonly of: 'original' | 'extracted';
  readonly text: string;
  /** Stretches of `text` that are read, with what they say where that differs; null where all of it is read as it is. */
  readonly visible: readonly VisibleStretch[] | null;
  /** Offsets at which pages begin, the first 0; null where there are no pages. */
  readonly pageStarts: readonly number[] | null;
}

/** Part of a text that is read: `says` is what a reader sees of `text.slice(start, end)`. */
export interface VisibleStretch {
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

/** Facts of a source that says nothing of itself. */
export const NO_FACTS: SourceFacts = { title: null, publisher: null, published: null, language: null, address: null };
