/** Anyone who accuses or is accused. */
export interface Party {
  readonly id: string;
  readonly name: string;
  /** How texts and questions name the party, in any language. */
  readonly aliases: readonly string[];
  /** People and bodies who speak for the party. */
  readonly spokespeople: readonly string[];
  /** Id of the party whose response counts for this one; null if it answers for itself. */
  readonly answeredBy: string | null;
  /** True where no source names who this is, so that no response can be owed. */
  readonly unnamed: boolean;
}

/** What a dispute is about. Its title is a neutral noun phrase. */
export interface Event {
  readonly id: string;
  readonly title: string;
  /** ISO date, year or year and month; null if not given. */
  readonly start: string | null;
  readonly end: string | null;
  /** Id of the wider event; null at a root. */
  readonly parent: string | null;
  readonly aliases: readonly string[];
}

/**
 * The parties and events of a corpus. Ids that documents use but no file declares are there too, with a name made from
 * the id, so that a look-up of an id found in a statement always succeeds.
 */
export interface Registry {
  readonly parties: ReadonlyMap<string, Party>;
  readonly events: ReadonlyMap<string, Event>;
}
