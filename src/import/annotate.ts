/** What an annotator takes a sentence for. It is kept beside the original, for review; it sets no stance by itself. */
export interface Annotation {
  readonly label: 'allegation' | 'response' | 'context';
  readonly response_type: string | null;
  readonly mixed: boolean;
  readonly by: string | null;
  readonly against: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly by_ids?: readonly string[];
  readonly against_ids?: readonly string[];
}

/** What an annotator needs to know of a document to judge its sentences. */
export interface AnnotationRequest {
  readonly sentences: readonly string[];
  /** BCP 47 tag. */
  readonly language: string;
  /** Event id of the document, or null. */
  readonly event: string | null;
  /** Ids of the parties whose own text it is, where the person who imported it said so. */
  readonly parties: readonly string[];
}

/** @returns one annotation a sentence, in their order */
export type Annotate = (request: AnnotationRequest) => Promise<readonly Annotation[]>;
