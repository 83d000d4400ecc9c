import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../corpus/ids.js';
import { MAX_FILE_BYTES } from '../corpus/limits.js';
import { readDocument } from '../corpus/read-document.js';
import type { Candidate } from './candidate.js';
import { type ComposedHead, composeHead } from './compose-draft.js';
import { InputFault } from './input-fault.js';
import { addressKey } from './keep/canonical-address.js';
import type { KnownDocument, KnownDocuments } from './keep/known-documents.js';
import type { Parsers } from './read/parsers.js';
import type { ReadSource } from './read/read-source.js';

/** Raised when the same file would give another document than before. */
const IMPORT_VERSION = 1;

/** A source that was read and is ready to be written. */
export interface Prepared {
  readonly candidate: Candidate;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly original: string;
  /** Hash of the options that have a part in the document. */
  readonly settings: string;
  readonly read: ReadSource;
  readonly composed: ComposedHead;
  /** Keys of its addresses. */
  readonly keys: readonly string[];
}

/** @returns SHA-256 of bytes, in hexadecimal */
function sha256OfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads a source, unless the same bytes were imported with the same options before.
 * @returns the document that is already there, or what is to be written
 * @throws InputFault where it cannot be imported
 */
export async function prepare(
  candidate: Candidate,
  { corpusFolder, known, parsers }: { corpusFolder: string; known: KnownDocuments; parsers: Parsers },
): Promise<Prepared | { readonly unchanged: KnownDocument }> {
  const { bytes, name, mediaType, charset, facts, fill } = candidate;
  const original = sha256OfBytes(bytes);
  const settings = sha256(JSON.stringify([IMPORT_VERSION, facts, fill, candidate.addresses]));
  const before = known.fromOriginal(original);
  if (before?.sidecar?.settings === settings && (await isFinished(corpusFolder, before))) return { unchanged: before };
  const language = facts.language ?? fill.language;
  const read = await parsers.readSource({ bytes, name, mediaType, charset, language });
  if (read.verbatim !== null) checkVerbatim(read.verbatim);
  const composed = composeHead(candidate, read);
  const addresses = [...candidate.addresses, composed.head.url, facts.address];
  const keys = new Set(addresses.flatMap((address) => (address === null ? [] : (addressKey(address) ?? []))));
  return { candidate, original, settings, read, composed, keys: [...keys] };
}

/** @returns whether the document is not the state from before an import that was killed */
async function isFinished(corpusFolder: string, { file, sidecar }: KnownDocument): Promise<boolean> {
  const text = await readFile(join(corpusFolder, file), 'utf8').catch(() => null);
  return text !== null && sha256(text) !== sidecar?.written[1];
}

function checkVerbatim(text: string): void {
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) throw new InputFault('is over 1 MB; split it into several documents');
  const error = readDocument(text, 'input.md').problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new InputFault(`line ${error.line}: ${error.what}; ${error.mend}`);
}
