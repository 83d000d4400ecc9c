import type { Document, ResponseStatement, Statement, UnreviewedDocument } from '../../corpus/document.js';
import type { Glossary } from '../../corpus/glossary.js';
import type { Registry } from '../../corpus/registry.js';
import type { VectorIndex } from '../vectors/vector-index.js';

/** What an index says about itself. */
export interface IndexFacts {
  readonly builtAt: string;
  /** Id of the embedding model that made the vectors. */
  readonly model: string;
  readonly dimensions: number;
  /** ISO date of the newest document, or null. */
  readonly asOf: string | null;
  readonly documents: number;
  readonly statements: number;
  /** Documents that nobody has reviewed, those that are kept out of the index as well. */
  readonly unreviewed?: readonly UnreviewedDocument[];
}

/** A built index, open for reading. Statements are addressed by ordinal (0 to `facts.statements` - 1) or by id. */
export interface StoredIndex {
  readonly facts: IndexFacts;
  readonly registry: Registry;
  readonly glossary: Glossary;
  /** Labels of its vectors; `ordinalOfLabel` says which statement a label belongs to. */
  readonly vectors: VectorIndex;
  /** The packed lexical index, as `packLexicalIndex` made it. */
  readonly lexical: Uint8Array;
  /** @returns the statement's ordinal, or -1 for a label of no statement */
  ordinalOfLabel(label: number): number;
  /** @throws RangeError if there is no such ordinal */
  statementAt(ordinal: number): Statement;
  statementById(id: string): Statement | null;
  documentById(id: string): Document | null;
  /** @returns all documents, by id */
  allDocuments(): readonly Document[];
  /** @returns the statements of a document, in the order of the file */
  statementsOf(documentId: string): readonly Statement[];
  /**
   * Goes through the statements on any of the events, in the order of the index, without keeping them.
   * @param eventIds events, without those within them; null for every statement, also those without an event
   */
  statementsOn(eventIds: readonly string[] | null): Iterable<Statement>;
  /** @returns every response that is given for one of the parties, in no promised order */
  responsesFor(partyIds: readonly string[]): readonly ResponseStatement[];
  close(): void;
}
