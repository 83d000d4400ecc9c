import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { PACK_VERSION } from './lexical/pack.js';
import { isDamage, messageOf, structuralDamage } from './store/damage.js';
import { SqliteIndex } from './store/index-reader.js';
import { type IndexRecord, readRecord } from './store/index-record.js';
import { openDatabase } from './store/open-database.js';
import { openVectors } from './store/open-vectors.js';
import { indexFile, READER_TABLES, SCHEMA_VERSION, schemaVersionOf } from './store/schema.js';
import type { StoredIndex } from './store/stored-index.js';
import { hnswlibOrNull, importHnswlib, type LoadHnswlib } from './vectors/hnswlib.js';

/** Which index to open, and for which model. */
export interface OpenOptions {
  readonly dataFolder: string;
  /** Id of the embedding model that questions are embedded with. */
  readonly modelId: string;
  /** Length of the model's vectors. */
  readonly dimensions: number;
  readonly log: (line: string) => void;
  readonly loadHnswlib?: LoadHnswlib | undefined;
}

/** Why an index was not opened; building it mends either. */
export type NotOpened =
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'outdated';
      /** In one clause. */
      readonly reason: string;
      /** True where the SQLite file is damaged, so that nothing of it should be used again. */
      readonly damaged: boolean;
    };

/**
 * Opens the index of a data folder for reading. What it says stays the same until it is closed, whatever is built
 * meanwhile. Nothing is written, but for a vector graph that has to be made again.
 * @returns the index, to be closed by the caller, or why there is none to open (tell them apart by `'kind' in`)
 */
export async function openIndex(options: OpenOptions): Promise<StoredIndex | NotOpened> {
  const file = indexFile(options.dataFolder);
  if (!existsSync(file)) return { kind: 'missing' };
  const database = openDatabase(file, { fileMustExist: true });
  try {
    const record = beginReading(database);
    if (!record) return close(database, { kind: 'missing' });
    const reason = typeof record === 'string' ? record : outdatedReason(record, options);
    if (typeof record === 'string' || reason) return close(database, outdated(reason ?? '', false));
    const damage = structuralDamage(database, READER_TABLES);
    if (damage) return close(database, outdated(`the index ${file} is damaged (${damage})`, true));
    return await assemble(database, record, options);
  } catch (error) {
    database.close();
    if (!isDamage(error)) throw error;
    return outdated(`the index ${file} is damaged (${messageOf(error)})`, true);
  }
}

/**
 * Reads what an index says about itself, without opening the rest.
 * @returns null where there is none, or none that can be read
 */
export function readIndexRecord(dataFolder: string): IndexRecord | null {
  const file = indexFile(dataFolder);
  if (!existsSync(file)) return null;
  const database = openDatabase(file, { fileMustExist: true });
  try {
    const record = beginReading(database);
    return typeof record === 'string' ? null : record;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return null;
  } finally {
    database.close();
  }
}

/** @returns the record; null where no build has been finished; a reason where the tables are of another version */
function beginReading(database: Database): IndexRecord | string | null {
  database.pragma('query_only = ON');
  // Held until the index is closed: all reads see one state.
  database.exec('BEGIN');
  const version = schemaVersionOf(database);
  if (version === 0) return null;
  if (version !== SCHEMA_VERSION) return `the index is of schema version ${version}, not ${SCHEMA_VERSION}`;
  return readRecord(database);
}

function outdatedReason(record: IndexRecord, { modelId, dimensions }: OpenOptions): string | null {
  if (record.model !== modelId) return `the index was built for the embedding model ${record.model}, not ${modelId}`;
  if (record.dimensions !== dimensions) return `the index holds vectors of ${record.dimensions} dimensions`;
  if (record.packVersion !== PACK_VERSION) return 'the index was built by another version of the lexical search';
  return null;
}

async function assemble(
  database: Database,
  record: IndexRecord,
  { dataFolder, log, loadHnswlib = importHnswlib }: OpenOptions,
): Promise<StoredIndex> {
  const rows = database
    .prepare<[], [number, number]>('SELECT label, ordinal FROM statement_vectors ORDER BY label')
    .raw()
    .all();
  const labels = Int32Array.from(rows, ([label]) => label);
  const ordinals = new Int32Array((labels.at(-1) ?? -1) + 1).fill(-1);
  for (const [label, ordinal] of rows) ordinals[label] = ordinal;
  const hnswlib = await hnswlibOrNull(loadHnswlib, log);
  const vectors = await openVectors({ dataFolder, database, record, labels, hnswlib, log });
  return new SqliteIndex(database, record, ordinals, vectors);
}

function outdated(reason: string, damaged: boolean): NotOpened {
  return { kind: 'outdated', reason, damaged };
}

function close(database: Database, outcome: NotOpened): NotOpened {
  database.close();
  return outcome;
}
