import type { Document, Statement } from '../../corpus/document.js';
import type { Event } from '../../corpus/registry.js';
import { fold } from '../../index/lexical/analyze.js';
import type { PhraseLanguage } from '../answer.js';
import type { DocumentListDraft, Draft } from '../draft.js';
import { groupOf } from './distinct.js';
import { eventsWithin, type OverviewLibrary } from './entries.js';

/**
 * Lists the documents of a publisher (by any part of its name, whatever the case and accents) and of an event, those
 * within it included, the newest first.
 * @param request null stands for any publisher, any event
 */
export function composeSources(
  request: { readonly publisher: string | null; readonly event: Event | null; readonly language: PhraseLanguage },
  library: OverviewLibrary,
): DocumentListDraft {
  const { publisher, event, language } = request;
  const wanted = fold(publisher ?? '').trim();
  const isNamed = (name: string | null) => name !== null && fold(name).includes(wanted);
  const on = event && documentsOn(event, library);
  const documents = library
    .allDocuments()
    .filter((one) => wanted === '' || isNamed(one.publisher) || isNamed(one.via))
    .filter(({ id }) => on === null || on.has(id));
  return { question: '', language, documents: newestFirst(documents) };
}

/** @returns a document with all that it states, in the order of the file */
export function composeDocument(
  { document, language }: { readonly document: Document; readonly language: PhraseLanguage },
  library: OverviewLibrary,
): Draft {
  const statements = library.statementsOf(document.id);
  return { question: '', language, groups: groupsOf(document, statements), nearest: [document] };
}

/**
 * Composes the sources of an answer, each with those of its statements that the answer shows.
 * @param statementIds in the order of the answer; ids that are not on record are passed over
 */
export function composePassages(
  { statementIds, language }: { readonly statementIds: readonly string[]; readonly language: PhraseLanguage },
  library: OverviewLibrary,
): Draft {
  const byDocument = new Map<string, Statement[]>();
  for (const id of new Set(statementIds)) {
    const statement = library.statementById(id);
    if (statement) byDocument.set(statement.document, [...(byDocument.get(statement.document) ?? []), statement]);
  }
  const groups = [...byDocument].flatMap(([id, statements]) => {
    const document = library.documentById(id);
    return document
      ? groupsOf(
          document,
          [...statements].sort((a, b) => a.line - b.line),
        )
      : [];
  });
  return { question: '', language, groups, nearest: [] };
}

/**
 * Finds a document by its id, whatever the case, else by its whole title.
 * @returns the document, or null for none
 */
export function findDocument(typed: string, library: OverviewLibrary): Document | null {
  const wanted = fold(typed).trim();
  const exact = library.documentById(typed.trim());
  if (exact || wanted === '') return exact;
  const all = library.allDocuments();
  return all.find(({ id }) => fold(id) === wanted) ?? all.find(({ title }) => fold(title) === wanted) ?? null;
}

function groupsOf(document: Document, statements: readonly Statement[]): Draft['groups'] {
  return statements.map((statement) => groupOf({ statement, alsoIn: [] }, { kind: 'document', document }));
}

/** Ids of the documents that are filed under an event or have a statement on it. */
function documentsOn(event: Event, library: OverviewLibrary): Set<string> {
  const events = eventsWithin(event, library.registry) ?? [];
  const filed = library.allDocuments().filter((one) => one.event !== null && events.includes(one.event));
  const ids = new Set(filed.map(({ id }) => id));
  for (const { document } of library.statementsOn(events)) ids.add(document);
  return ids;
}

function newestFirst(documents: readonly Document[]): Document[] {
  return [...documents].sort(
    (a, b) => (b.published ?? '').localeCompare(a.published ?? '') || a.id.localeCompare(b.id),
  );
}
