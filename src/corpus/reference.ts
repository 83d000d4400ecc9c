/** A place in a file that names a party or an event by its id. */
export interface Reference {
  readonly kind: 'party' | 'event';
  readonly id: string;
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
}
