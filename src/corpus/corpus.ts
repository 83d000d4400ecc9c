import type { AnnotatedDocument, UnreviewedDocument } from './document.js';
import type { Glossary } from './glossary.js';
import type { Registry } from './registry.js';

/** A corpus as read from its folder: everything that later layers know of a campaign. */
export interface Corpus {
  readonly documents: readonly AnnotatedDocument[];
  readonly registry: Registry;
  readonly glossary: Glossary;
  /** ISO date of the newest document: the day up to which "no response is on record" holds; null without any date. */
  readonly asOf: string | null;
  /** Documents that nobody has reviewed, those that were kept out of `documents` as well; not there if none were. */
  readonly unreviewed?: readonly UnreviewedDocument[];
}
