import type { DraftOrigin } from '../corpus/document.js';
import type { SourceFacts } from './read/source-text.js';

/** A source at hand: its bytes, and what is known of it from outside. */
export interface Candidate {
  /** How messages name it. */
  readonly input: string;
  /** File name, or the last part of its address. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the server says, without parameters; null for a file of this computer. */
  readonly mediaType: string | null;
  readonly charset: string | null;
  /** Every address under which it was asked for and found, the last one last; empty for a file of this computer. */
  readonly addresses: readonly string[];
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** What the list or feed says that it is from; outweighs what the source says of itself. */
  readonly facts: SourceFacts;
  readonly fill: Fill;
}

/** What a person gives for all inputs, to stand in where nothing is found. */
export interface Fill {
  readonly publisher: string | null;
  /** ISO date. */
  readonly published: string | null;
  readonly language: string | null;
  /** Event id. */
  readonly event: string | null;
  /** Ids of the parties whose own text it is. */
  readonly parties: readonly string[];
  readonly draft: DraftOrigin;
}
