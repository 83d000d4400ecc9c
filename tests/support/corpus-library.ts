import type { OverviewLibrary } from '../../src/answer/overview/entries.js';
import type { Corpus } from '../../src/corpus/corpus.js';

/** @returns a library in memory of a whole corpus, as its index would answer */
export function libraryOfCorpus({ documents, registry, asOf }: Corpus): OverviewLibrary {
  const statements = documents.flatMap((document) => document.statements);
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const documentsById = new Map(documents.map((document) => [document.id, document]));
  return {
    facts: { builtAt: '', model: '', dimensions: 1, asOf, documents: documents.length, statements: statements.length },
    registry,
    statementById: (id) => byId.get(id) ?? null,
    documentById: (id) => documentsById.get(id) ?? null,
    allDocuments: () => documents,
    statementsOf: (id) => documentsById.get(id)?.statements ?? [],
    statementsOn: (ids) => statements.filter(({ event }) => ids === null || (event !== null && ids.includes(event))),
    responsesFor: (ids) =>
      statements.flatMap((one) => (one.stance === 'response' && one.for.some((id) => ids.includes(id)) ? [one] : [])),
  };
}
