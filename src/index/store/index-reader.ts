import type { Database, Statement as Query } from 'better-sqlite3';
import type { Document, ResponseStatement, Statement } from '../../corpus/document.js';
import type { Glossary } from '../../corpus/glossary.js';
import type { Registry } from '../../corpus/registry.js';
import type { VectorIndex } from '../vectors/vector-index.js';
import { DamagedIndexError, isDamage } from './damage.js';
import { type IndexRecord, readPart } from './index-record.js';
import { registryFromJson } from './registry-json.js';
import type { IndexFacts, StoredIndex } from './stored-index.js';

/** Statements kept as objects, those used last: about 5 MB. */
const CACHED_STATEMENTS = 5_000;
/** Statements read at once where all are gone through. */
const BATCH = 1_000;

interface DocumentRow {
  readonly first_ordinal: number;
  readonly statements: number;
  readonly content: string;
}

/**
 * A built index over SQLite. It reads within one transaction that lasts until `close`: what it says never changes, even
 * if another process builds a new index meanwhile. Statements are fetched when they are asked for.
 */
export class SqliteIndex implements StoredIndex {
  readonly facts: IndexFacts;
  readonly registry: Registry;
  readonly glossary: Glossary;
  readonly lexical: Uint8Array;
  readonly vectors: VectorIndex;
  readonly #database: Database;
  readonly #ordinals: Int32Array;
  readonly #statements = new Map<number, Statement>();
  #documents: Map<string, Document> | null = null;
  #ordinalsByEvent: Map<string, number[]> | null = null;
  readonly #select: ReturnType<typeof prepareQueries>;

  /**
   * @param database within a transaction; belongs to the index from here on
   * @param ordinals by label; -1 for a label of no statement
   * @throws SyntaxError if a part is not as it was written
   */
  constructor(database: Database, record: IndexRecord, ordinals: Int32Array, vectors: VectorIndex) {
    const { builtAt, model, dimensions, asOf, documents, statements, unreviewed = [] } = record;
    this.facts = { builtAt, model, dimensions, asOf, documents, statements, unreviewed };
    this.#database = database;
    this.#ordinals = ordinals;
    this.vectors = vectors;
    this.registry = registryFromJson(textOf(database, 'registry'));
    this.glossary = JSON.parse(textOf(database, 'glossary')) as Glossary;
    this.lexical = readPart(database, 'lexical') ?? new Uint8Array();
    this.#select = prepareQueries(database);
  }

  ordinalOfLabel(label: number): number {
    return this.#ordinals[label] ?? -1;
  }

  statementAt(ordinal: number): Statement {
    const cached = this.#statements.get(ordinal);
    if (cached) {
      this.#remember(ordinal, cached);
      return cached;
    }
    const content = this.#read(() => this.#select.statement.get(ordinal));
    if (content === undefined) {
      throw new RangeError(`There is no statement ${ordinal}: the index holds 0 to ${this.facts.statements - 1}`);
    }
    const statement = this.#parse<Statement>(content);
    this.#remember(ordinal, statement);
    return statement;
  }

  statementById(id: string): Statement | null {
    const ordinal = this.#read(() => this.#select.ordinalOfId.get(id));
    return ordinal === undefined ? null : this.statementAt(ordinal);
  }

  documentById(id: string): Document | null {
    return this.#allDocuments().get(id) ?? null;
  }

  allDocuments(): readonly Document[] {
    return [...this.#allDocuments().values()];
  }

  statementsOf(documentId: string): readonly Statement[] {
    const row = this.#read(() => this.#select.document.get(documentId));
    if (!row) return [];
    return Array.from({ length: row.statements }, (_, i) => this.statementAt(row.first_ordinal + i));
  }

  *statementsOn(eventIds: readonly string[] | null): Iterable<Statement> {
    if (eventIds !== null) {
      const ordinals = eventIds.flatMap((id) => this.#byEvent().get(id) ?? []).sort((a, b) => a - b);
      for (const ordinal of ordinals) yield this.statementAt(ordinal);
      return;
    }
    // In batches: another query may be made of the same connection between two statements.
    for (let from = 0; from < this.facts.statements; from += BATCH) {
      const contents = this.#read(() => this.#select.batch.all(from, from + BATCH));
      for (const content of contents) yield this.#parse<Statement>(content);
    }
  }

  responsesFor(partyIds: readonly string[]): readonly ResponseStatement[] {
    const ordinals = new Set(partyIds.flatMap((id) => this.#read(() => this.#select.responses.all(id))));
    return [...ordinals].map((ordinal) => this.statementAt(ordinal)).filter((found) => found.stance === 'response');
  }

  close(): void {
    this.#database.close();
  }

  #allDocuments(): Map<string, Document> {
    this.#documents ??= new Map(
      this.#read(() => this.#select.documents.all())
        .map((content) => this.#parse<Document>(content))
        .map((document) => [document.id, document]),
    );
    return this.#documents;
  }

  /** Made when it is first asked for, in some 0.2 s for 100,000 statements; most processes never ask. */
  #byEvent(): Map<string, number[]> {
    if (this.#ordinalsByEvent) return this.#ordinalsByEvent;
    const ordinals = new Map<string, number[]>();
    for (const { ordinal, event } of this.#read(() => this.#select.events.all())) {
      const list = ordinals.get(event);
      if (list) list.push(ordinal);
      else ordinals.set(event, [ordinal]);
    }
    this.#ordinalsByEvent = ordinals;
    return ordinals;
  }

  #remember(ordinal: number, statement: Statement): void {
    // A map keeps the order of insertion: what is used moves to the end, what has not been for longest goes first.
    this.#statements.delete(ordinal);
    this.#statements.set(ordinal, statement);
    if (this.#statements.size <= CACHED_STATEMENTS) return;
    for (const oldest of this.#statements.keys()) {
      this.#statements.delete(oldest);
      return;
    }
  }

  #parse<T>(content: string): T {
    return this.#read(() => JSON.parse(content) as T);
  }

  #read<T>(query: () => T): T {
    try {
      return query();
    } catch (error) {
      throw isDamage(error) ? new DamagedIndexError(this.#database.name, error) : error;
    }
  }
}

function prepareQueries(database: Database) {
  const content = (sql: string) => database.prepare<unknown[], string>(sql).pluck() as Query<unknown[], string>;
  const ordinal = (sql: string) => database.prepare<unknown[], number>(sql).pluck() as Query<unknown[], number>;
  return {
    statement: content('SELECT content FROM statements WHERE ordinal = ?'),
    ordinalOfId: ordinal('SELECT ordinal FROM statements WHERE id = ? ORDER BY ordinal LIMIT 1'),
    documents: content('SELECT content FROM documents ORDER BY id'),
    document: database.prepare<unknown[], DocumentRow>('SELECT * FROM documents WHERE id = ?'),
    batch: content('SELECT content FROM statements WHERE ordinal >= ? AND ordinal < ? ORDER BY ordinal'),
    events: database.prepare<unknown[], { ordinal: number; event: string }>(
      "SELECT ordinal, content ->> '$.event' AS event FROM statements WHERE event IS NOT NULL ORDER BY ordinal",
    ),
    responses: ordinal('SELECT ordinal FROM responses WHERE party = ?'),
  };
}

function textOf(database: Database, part: 'registry' | 'glossary'): string {
  const content = readPart(database, part);
  if (!content) throw new SyntaxError(`the part "${part}" is missing`);
  return Buffer.from(content).toString('utf8');
}
