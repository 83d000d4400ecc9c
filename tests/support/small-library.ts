import { createHash } from 'node:crypto';
import type { PhraseLanguage } from '../../src/answer/answer.js';
import type { Answer } from '../../src/answer/guard.js';
import { guard, refuse } from '../../src/answer/guard.js';
import type { Library } from '../../src/answer/library.js';
import type { OverviewLibrary } from '../../src/answer/overview/entries.js';
import type { Document, NonEmpty, ResponseStatement, Statement } from '../../src/corpus/document.js';
import type { Event, Party } from '../../src/corpus/registry.js';

/** A document with its statements, as short as a test can write it: what is left out gets a plain value. */
interface DocumentSketch extends Partial<Omit<Document, 'id'>> {
  readonly id: string;
  readonly statements: readonly StatementSketch[];
}

export type StatementSketch = { readonly text: string; readonly event?: string; readonly reviewed?: boolean } & (
  | { readonly stance: 'context' }
  | { readonly stance: 'allegation'; readonly by: NonEmpty<string>; readonly against: NonEmpty<string> }
  | {
      readonly stance: 'response';
      readonly by: NonEmpty<string>;
      readonly for?: NonEmpty<string>;
      readonly type?: ResponseStatement['type'];
      readonly against?: readonly string[];
    }
);

export interface LibrarySketch {
  readonly parties: readonly (Partial<Party> & { readonly id: string })[];
  readonly events: readonly (Partial<Event> & { readonly id: string })[];
  readonly documents: readonly DocumentSketch[];
}

/** @returns a library in memory that the guard and the overviews can look everything up in */
export function smallLibrary({ parties, events, documents }: LibrarySketch): OverviewLibrary {
  const statements = new Map(
    documents.flatMap((one) => one.statements.map((each) => statementOf(one.id, each))).map((s) => [s.id, s]),
  );
  const all = [...statements.values()];
  const known = new Map(documents.map(({ statements: _, ...one }) => [one.id, documentOf(one)]));
  return {
    facts: {
      builtAt: '2024-06-01T00:00:00Z',
      model: 'none',
      dimensions: 1,
      asOf: '2024-05-31',
      documents: known.size,
      statements: all.length,
    },
    registry: {
      parties: new Map(
        parties.map((party) => [
          party.id,
          { name: party.id, aliases: [], spokespeople: [], answeredBy: null, unnamed: false, ...party },
        ]),
      ),
      events: new Map(
        events.map((event) => [
          event.id,
          { title: event.id, start: null, end: null, parent: null, aliases: [], ...event },
        ]),
      ),
    },
    statementById: (id) => statements.get(id) ?? null,
    documentById: (id) => known.get(id) ?? null,
    allDocuments: () => [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    statementsOn: (ids) => all.filter(({ event }) => ids === null || (event !== null && ids.includes(event))),
    statementsOf: (id) => all.filter(({ document }) => document === id),
    responsesFor: (ids) =>
      all.filter(
        (one): one is ResponseStatement => one.stance === 'response' && one.for.some((id) => ids.includes(id)),
      ),
  };
}

/** @returns the answer that the guard makes of every statement of a library that is no response, in order */
export function answerFrom(library: Library, documents: readonly string[], language: PhraseLanguage = 'en'): Answer {
  const statements = documents.flatMap((id) => library.statementsOf(id)).filter(({ stance }) => stance !== 'response');
  return answerWith(library, statements, language);
}

/** @returns the answer that the guard makes of the statements, each a group of its own */
export function answerWith(
  library: Library,
  statements: readonly Statement[],
  language: PhraseLanguage = 'en',
): Answer {
  const groups = statements.map((statement) => ({ statements: [{ statement, alsoIn: [] }] as const, responses: [] }));
  return guard({ question: 'What is known?', language, groups, nearest: [] }, library);
}

/** @returns that nothing was found, with documents to offer */
export function nothingFound(library: Library, documents: readonly string[], language: PhraseLanguage = 'en'): Answer {
  const nearest = documents.flatMap((id) => library.documentById(id) ?? []);
  return guard({ question: 'What is known?', language, groups: [], nearest }, library);
}

export { refuse };

function documentOf(sketch: Partial<Document> & { readonly id: string }): Document {
  return {
    file: `${sketch.id}.md`,
    title: `Report ${sketch.id}`,
    publisher: 'Example Institute',
    via: null,
    url: `https://example.org/${sketch.id}`,
    published: '2024-05-01',
    kind: null,
    language: 'en',
    sourceLanguage: null,
    event: null,
    ...sketch,
  };
}

function statementOf(document: string, sketch: StatementSketch): Statement {
  const hash = createHash('sha256').update(sketch.text).digest('hex').slice(0, 16);
  const common = {
    id: `${document}#${hash}`,
    document,
    text: sketch.text,
    reviewed: sketch.reviewed ?? true,
    line: 1,
    at: null,
    event: sketch.event ?? null,
  };
  switch (sketch.stance) {
    case 'context':
      return { ...common, stance: 'context' };
    case 'allegation':
      return { ...common, stance: 'allegation', by: sketch.by, against: sketch.against };
    case 'response':
      return {
        ...common,
        stance: 'response',
        by: sketch.by,
        for: sketch.for ?? sketch.by,
        type: sketch.type ?? 'denial',
        against: sketch.against ?? [],
      };
  }
}
