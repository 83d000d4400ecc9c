/** Terms of the subject in other languages with the corpus's own words for them. */
export interface GlossaryEntry {
  /** The term as people write it, for example `hypertrucage` or `深度伪造`. */
  readonly term: string;
  /** The words that the corpus uses, for example `deepfake`. */
  readonly words: readonly string[];
}

export type Glossary = readonly GlossaryEntry[];
