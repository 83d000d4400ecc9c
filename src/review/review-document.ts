import type { AnnotatedSentence } from './proposal.js';
import type { SourceParts } from './source-parts.js';
import type { Verdict } from './verdict.js';

/** One statement of a document under review. */
export interface Unit {
  /** Unlike that of any other unit of the document, also of one that is no more. */
  readonly key: number;
  /** Place of the block of the file that it stands in. */
  readonly block: number;
  /** Plain text on one line, as the corpus reader gives it. */
  readonly text: string;
  /** Its Markdown as the editor wrote it, lines ended by \n; null where only the plain text is known. */
  readonly source: string | null;
  readonly sentences: readonly AnnotatedSentence[];
  /** What the file says of it. */
  readonly written: Verdict;
  /** What will be written once it is accepted: at first the proposal. */
  readonly draft: Verdict;
  /** How certain the proposal is, 0 to 1. */
  readonly confidence: number;
  readonly decision: 'open' | 'accepted' | 'dropped';
}

/** What the front matter of a reviewed document must say besides its title. */
export const HEAD_FIELDS = ['publisher', 'url', 'published'] as const;
export type HeadField = (typeof HEAD_FIELDS)[number];

/** A document under review. Its file is made from it at any time by `renderDocument`. */
export interface ReviewDocument {
  readonly id: string;
  /** Path relative to the corpus folder. */
  readonly file: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly language: string;
  readonly event: string | null;
  /** The file as it was at the start. */
  readonly parts: SourceParts;
  /** In the order of the file. */
  readonly units: readonly Unit[];
  /** The key that the next unit gets. */
  readonly nextKey: number;
  /** What the front matter lacks, so that the document cannot be called reviewed yet. */
  readonly missing: readonly HeadField[];
  /** What a person has given of that. */
  readonly given: ReadonlyMap<HeadField, string>;
}

/** @returns whether every statement is decided and the front matter has all that it must have */
export function isFinished({ units, missing, given }: ReviewDocument): boolean {
  return units.every(({ decision }) => decision !== 'open') && missing.every((field) => given.has(field));
}
