import type { Document, Statement } from '../corpus/document.js';
import type { StoredIndex } from './store/stored-index.js';

/**
 * @returns the document that holds a statement
 * @throws Error if the index lacks it, which no finished build leaves behind
 */
export function documentOf(statement: Statement, index: Pick<StoredIndex, 'documentById'>): Document {
  const document = index.documentById(statement.document);
  if (!document) throw new Error(`the index holds statement ${statement.id} but not its document; index again`);
  return document;
}
