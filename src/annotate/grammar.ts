/** A stretch of a text, in UTF-16 units, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Who does what a verb says. */
export interface Subject {
  /** The noun phrase; null where there is none. */
  readonly span: Span | null;
  /** True where the verb has no subject of its own but that of a verb before it: "rejected the charge and accused ...". */
  readonly shared: boolean;
}

/** Finds who does and suffers what a verb says, in one sentence. Offsets are those of the text. */
export interface Grammar {
  /** @param at where the verb, or the phrase that begins with it, starts */
  subjectOf(at: number): Subject;
  /**
   * @param at where the verb, or the phrase that ends with it, ends
   * @returns the noun phrase that follows; null where none does directly
   */
  objectAfter(at: number): Span | null;
  /** @returns the noun phrase that begins a clause, before its verb; null where it begins otherwise */
  firstSubject(from: number, to: number): Span | null;
  /** @returns the doer after a passive ("by X"), between two offsets; null where none is named */
  agent(from: number, to: number): Span | null;
  /** @returns whether what stands at an offset is a verb in the passive, whose doer is not its subject */
  isPassive(at: number): boolean;
  /** @returns whether the word at an offset is a verb, as far as can be told */
  isVerb(at: number): boolean;
  /** @returns whether the first verb of a clause, after its subject, is in the passive: "pensions were raided" */
  hasPassive(from: number, to: number): boolean;
  /** @returns offsets at which clauses begin, the first at 0 */
  readonly clauses: readonly number[];
}
