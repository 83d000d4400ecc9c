import type { Library } from '../../src/answer/library.js';
import type { OverviewLibrary } from '../../src/answer/overview/entries.js';
import type { Corpus } from '../../src/corpus/corpus.js';
import type { Statement } from '../../src/corpus/document.js';
import { type LibrarySketch, smallLibrary } from './small-library.ts';

/** @returns the library with what overviews look up besides */
export function overviewLibrary(library: Library, statements: readonly Statement[]): OverviewLibrary {
  const documents = [...new Set(statements.map(({ document }) => document))].sort();
  return {
    ...library,
    allDocuments: () => documents.flatMap((id) => library.documentById(id) ?? []),
    statementsOn: (events) => statements.filter(({ event }) => !events || (event !== null && events.includes(event))),
  };
}

/** @returns a library in memory for overviews of a made-up corpus */
export function sketchedOverview(sketch: LibrarySketch): OverviewLibrary {
  const library = smallLibrary(sketch);
  return overviewLibrary(
    library,
    sketch.documents.flatMap(({ id }) => library.statementsOf(id)),
  );
}

/** @returns a library in memory of a whole corpus, as its index would answer */
export function libraryOfCorpus({ documents, registry, asOf }: Corpus): OverviewLibrary {
  const statements = documents.flatMap((document) => document.statements);
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const documentsById = new Map(documents.map((document) => [document.id, document]));
  const library: Library = {
    facts: { builtAt: '', model: '', dimensions: 1, asOf, documents: documents.length, statements: statements.length },
    registry,
    statementById: (id) => byId.get(id) ?? null,
    documentById: (id) => documentsById.get(id) ?? null,
    statementsOf: (id) => documentsById.get(id)?.statements ?? [],
    responsesFor: (ids) =>
      statements.flatMap((one) => (one.stance === 'response' && one.for.some((id) => ids.includes(id)) ? [one] : [])),
  };
  return overviewLibrary(library, statements);
}
