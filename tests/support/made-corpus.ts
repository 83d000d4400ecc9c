import type { Corpus } from '../../src/corpus/corpus.js';
import type { AnnotatedDocument, Statement } from '../../src/corpus/document.js';

/** Statements of one document, as short as a test wants to write them. */
export type StatementSketch =
  | string
  | { readonly text: string; readonly by: string; readonly against: string }
  | { readonly text: string; readonly by: string; readonly for: string };

/** @returns a corpus of the given documents, by id, with the parties that they name */
export function madeCorpus(
  documents: Readonly<Record<string, readonly StatementSketch[]>>,
  more: Partial<Corpus> = {},
): Corpus {
  const made = Object.entries(documents).map(([id, sketches]) => madeDocument(id, sketches));
  const parties = new Set(made.flatMap(({ statements }) => statements.flatMap(partiesOf)));
  return {
    documents: made,
    registry: {
      parties: new Map([...parties].map((id) => [id, madeParty(id)])),
      events: new Map(),
    },
    glossary: [],
    asOf: '2024-05-01',
    ...more,
  };
}

/** @returns a corpus of any size whose texts all differ: `perDocument` statements a document */
export function largeCorpus(statements: number, perDocument = 10, salt = ''): Corpus {
  const documents: Record<string, string[]> = {};
  for (let i = 0; i < statements; i++) {
    const id = `document-${Math.floor(i / perDocument)}`;
    documents[id] ??= [];
    documents[id].push(
      `Account ${i * 7919} posted about topic ${i % 97} and region ${i % 31} on day ${i % 365}${salt}.`,
    );
  }
  return madeCorpus(documents);
}

function madeDocument(id: string, sketches: readonly StatementSketch[]): AnnotatedDocument {
  return {
    id,
    file: `${id}.md`,
    title: `Report ${id}`,
    publisher: 'Example Institute',
    via: null,
    url: `https://example.org/${id}`,
    published: '2024-05-01',
    kind: 'report',
    language: 'en',
    sourceLanguage: null,
    event: null,
    statements: sketches.map((sketch, i) => madeStatement(id, sketch, i)),
  };
}

function madeStatement(document: string, sketch: StatementSketch, i: number): Statement {
  const text = typeof sketch === 'string' ? sketch : sketch.text;
  const common = { id: `${document}#${i}`, document, text, reviewed: true, line: 2 * i + 1, at: null, event: null };
  if (typeof sketch === 'string') return { ...common, stance: 'context' };
  if ('against' in sketch) return { ...common, stance: 'allegation', by: [sketch.by], against: [sketch.against] };
  return { ...common, stance: 'response', by: [sketch.by], for: [sketch.for], type: 'denial', against: [] };
}

function partiesOf(statement: Statement): readonly string[] {
  if (statement.stance === 'context') return [];
  return [...statement.by, ...(statement.stance === 'response' ? statement.for : statement.against)];
}

function madeParty(id: string) {
  return { id, name: id, aliases: [id], spokespeople: [], answeredBy: null, unnamed: false };
}
