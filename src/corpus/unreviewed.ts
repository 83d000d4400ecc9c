import type { Corpus } from './corpus.js';
import type { AnnotatedDocument, UnreviewedDocument } from './document.js';

/** Whether documents that no person has reviewed take part in answers. */
export const UNREVIEWED = ['show', 'hide'] as const;
export type Unreviewed = (typeof UNREVIEWED)[number];

/** @returns whether no person has reviewed the document */
export function isUnreviewed({ statements }: AnnotatedDocument): boolean {
  return statements.some(({ reviewed }) => !reviewed);
}

/**
 * Keeps documents that no person has reviewed out of a corpus: all of them, or those alone that came from a feed, which
 * nobody has even chosen.
 * @returns the corpus of the others, which names all unreviewed ones in `unreviewed`; its date is that of the newest
 *   document in it, since what is kept out says nothing on whether a response is on record
 */
export function withoutUnreviewed(corpus: Corpus, unreviewed: Unreviewed): Corpus {
  const isShown = (document: AnnotatedDocument): boolean =>
    !isUnreviewed(document) || (unreviewed === 'show' && document.draft !== 'feed');
  const documents = corpus.documents.filter(isShown);
  const dates = documents.flatMap(({ published }) => published ?? []).sort();
  return {
    ...corpus,
    documents,
    asOf: documents.length === corpus.documents.length ? corpus.asOf : (dates.at(-1) ?? null),
    unreviewed: unreviewedIn(corpus).map((one) => ({
      ...one,
      isShown: documents.some(({ id }) => id === one.document.id),
    })),
  };
}

/** @returns the documents of a corpus that no person has reviewed, in its order */
export function unreviewedIn({ documents }: Pick<Corpus, 'documents'>): UnreviewedDocument[] {
  return documents
    .filter(isUnreviewed)
    .map(({ statements, ...document }) => ({ document, statements: statements.length, isShown: true }));
}
