/** In what way a sentence goes beyond the statements that it cites. */
export const FAULT_KINDS = [
  /** Characters, length or language that no plain sentence of the source would have. */
  'form',
  'number',
  'date',
  'name',
  /** Words in quotation marks that the source does not quote. */
  'quotation',
  /** Something denied that the source affirms, or the other way round, or a caveat left out. */
  'negation',
  /** How certain the source is: "likely" dropped, "may" added, "will" for "did", "all" for "some". */
  'modality',
  /** Who says it, or who does what to whom. */
  'attribution',
  /** Words that the source has nothing for. */
  'content',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One thing that the statements do not bear out. */
export interface Fault {
  readonly kind: FaultKind;
  /** The words in question, for the log. */
  readonly what: string;
}

/** Whether a sentence may stand for the statements that it cites. */
export type Grounding = { readonly ok: true } | { readonly ok: false; readonly faults: readonly Fault[] };
