import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { IndexFacts } from './stored-index.js';

/** What an index says about itself, and what binds its parts together. */
export interface IndexRecord extends IndexFacts {
  /** Fingerprint of the corpus folder that it was built from. */
  readonly fingerprint: string;
  /** Version of the packed lexical index. */
  readonly packVersion: number;
  /** Digest of the vectors' labels and keys; a graph must have been made from the same. */
  readonly vectors: string;
  /** The digest before the last build: a graph of that one can be brought up to date. */
  readonly previousVectors: string | null;
}

/** The parts of an index that are read whole. */
export type PartName = 'record' | 'registry' | 'glossary' | 'lexical';

/** Writes a part with its hash; only within the transaction that replaces all of them. */
export function writePart(database: Database, name: PartName, content: Uint8Array): void {
  database
    .prepare('INSERT OR REPLACE INTO parts (name, sha256, content) VALUES (?, ?, ?)')
    .run(name, sha256(content), content);
}

/**
 * @returns the bytes of a part; null where no build has been finished
 * @throws SyntaxError if they are not as they were written
 */
export function readPart(database: Database, name: PartName): Uint8Array | null {
  const row = database
    .prepare<[string], { sha256: string; content: Uint8Array }>('SELECT sha256, content FROM parts WHERE name = ?')
    .get(name);
  if (!row) return null;
  if (sha256(row.content) !== row.sha256) throw new SyntaxError(`the part "${name}" has changed on the disk`);
  return row.content;
}

/** @returns what the index says about itself; null where no build has been finished */
export function readRecord(database: Database): IndexRecord | null {
  const content = readPart(database, 'record');
  return content ? (JSON.parse(Buffer.from(content).toString('utf8')) as IndexRecord) : null;
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
