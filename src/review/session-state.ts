import type { Registry } from '../corpus/registry.js';
import type { HeadField, ReviewDocument, Unit } from './review-document.js';

/** A party that a person adds to parties.yaml. */
export interface NewParty {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Where a statement is: its document and its key in it. */
export interface Place {
  readonly document: string;
  readonly unit: number;
}

/** What a person can be asked for a statement. */
export type Field = 'by' | 'against' | 'for' | 'type' | 'event' | 'split';

/** What is asked for at the moment. */
export type Question =
  | { readonly kind: 'field'; readonly field: Field; readonly place: Place }
  /** Names that no party of the registry has, the first of which is asked about; `ids` are those that are settled. */
  | {
      readonly kind: 'party id' | 'party aliases';
      readonly field: 'by' | 'against' | 'for';
      readonly place: Place;
      readonly names: readonly [string, ...string[]];
      readonly ids: readonly string[];
      readonly added: readonly NewParty[];
      /** Id that the first of the names gets; empty until it is known. */
      readonly id: string;
    }
  | { readonly kind: 'head'; readonly field: HeadField; readonly document: string };

/** A question with what has been typed so far. */
export interface Prompt {
  readonly question: Question;
  readonly typed: string;
  /** True asks on until the statement can be accepted, and accepts it. */
  readonly accepts: boolean;
}

/** A review at one moment. Nothing in it is ever changed: each key makes another. */
export interface ReviewState {
  readonly documents: ReadonlyMap<string, ReviewDocument>;
  readonly registry: Registry;
  readonly added: readonly NewParty[];
  /** Null where nothing is left to decide. */
  readonly current: Place | null;
  readonly prompt: Prompt | null;
  /** Statements that were put off, as `keyOf` names them. */
  readonly skipped: ReadonlySet<string>;
  /** Documents whose front matter was left incomplete in this session. */
  readonly leftIncomplete: ReadonlySet<string>;
  /** Told above the statement, once. */
  readonly message: string | null;
  readonly ended: boolean;
  readonly help: boolean;
  /** How it was before the last thing that can be undone. */
  readonly before: ReviewState | null;
}

export function keyOf({ document, unit }: Place): string {
  return `${unit} ${document}`;
}

/** @returns the statement at a place, or null where it is no more */
export function unitAt(state: ReviewState, place: Place): { document: ReviewDocument; unit: Unit } | null {
  const document = state.documents.get(place.document);
  const unit = document?.units.find(({ key }) => key === place.unit);
  return document === undefined || unit === undefined ? null : { document, unit };
}

/** @returns how many statements are decided, and how many there are */
export function progressOf({ documents }: ReviewState): { decided: number; all: number } {
  let decided = 0;
  let all = 0;
  for (const { units } of documents.values()) {
    all += units.length;
    for (const { decision } of units) if (decision !== 'open') decided++;
  }
  return { decided, all };
}

/** @returns the open statement that is least certain and was not put off; in the order of the documents where all is equal */
export function leastCertain(state: ReviewState): Place | null {
  let best: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { id, units } of state.documents.values()) {
    for (const { key, decision, confidence } of units) {
      if (decision !== 'open' || confidence >= least) continue;
      const place = { document: id, unit: key };
      if (state.skipped.has(keyOf(place))) continue;
      best = place;
      least = confidence;
    }
  }
  return best;
}

/** @returns the question for the first document that lacks nothing but front matter, or null */
export function headQuestion(state: ReviewState): Question | null {
  for (const { id, units, missing, given } of state.documents.values()) {
    if (state.leftIncomplete.has(id) || units.some(({ decision }) => decision === 'open')) continue;
    const field = missing.find((one) => !given.has(one));
    if (field !== undefined) return { kind: 'head', field, document: id };
  }
  return null;
}
