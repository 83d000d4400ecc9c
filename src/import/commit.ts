import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../corpus/ids.js';
import { MAX_FILE_BYTES } from '../corpus/limits.js';
import { readDocument } from '../corpus/read-document.js';
import type { Annotate } from './annotate.js';
import { InputFault } from './input-fault.js';
import { isSameSite } from './keep/canonical-address.js';
import { newDocumentId } from './keep/document-id.js';
import { documentText } from './keep/document-text.js';
import type { KnownDocument, KnownDocuments, Match } from './keep/known-documents.js';
import { sketchOf } from './keep/resemblance.js';
import { type Sidecar, sidecarFile, sidecarText } from './keep/sidecar.js';
import { ORIGINALS_FOLDER, type WholeFiles } from './keep/write-file.js';
import type { ImportOutcome } from './outcome.js';
import type { Prepared } from './prepare.js';

/** Where documents are written, and what is there already. */
export interface Store {
  readonly corpusFolder: string;
  /** Folder inside the corpus for new documents; empty for its top. */
  readonly into: string;
  readonly known: KnownDocuments;
  /** Null where nothing is to be written. */
  readonly files: WholeFiles | null;
  readonly annotate: Annotate | null;
}

/**
 * Writes a source into the corpus, as a new document or a new version of one. Only one may run at a time. A file in which a
 * person has written anything is never changed.
 * @throws InputFault where the document cannot be one of a corpus
 */
export async function commit(prepared: Prepared, store: Store): Promise<ImportOutcome> {
  const match = findMatch(prepared, store.known);
  if (match === null) return writeDocument(prepared, store, null);
  const { document } = match;
  const { id, file, sidecar } = document;
  const likeness = match.by === 'text' ? compareWith(prepared, document) : 'same document';
  if (likeness === 'another document') return writeDocument(prepared, store, null);
  if (likeness === 'same text elsewhere') {
    if (sidecar !== null) await rememberAddresses(prepared, document, sidecar, store);
    return { kind: 'same text', id, file };
  }
  const current = await readFile(join(store.corpusFolder, file), 'utf8').catch(() => '');
  const untouched = sidecar?.written.includes(sha256(current)) === true && !isReviewed(current);
  if (untouched) return writeDocument(prepared, store, { document, current });
  if (sidecar?.original.sha256 === prepared.original) return { kind: 'unchanged', id, file };
  const text = draftText(prepared, id);
  if (text === current) return { kind: 'unchanged', id, file };
  const newVersion = file.replace(/\.md$/iu, '.new-version.md.txt');
  if (store.files !== null) {
    await keepOriginal(prepared, store.files);
    await store.files.write(newVersion, text);
  }
  return { kind: 'kept both', id, file, newVersion };
}

/** @returns whether a person has set a stance or called the document reviewed, even if the import brought it in like that */
function isReviewed(text: string): boolean {
  return /^[ \t]*:{3,}[ \t]*(?:allegation|response)\b/imu.test(text) || /^reviewed:\s*["']?true\b/mu.test(text);
}

function findMatch({ keys, original, read }: Prepared, known: KnownDocuments): Match | null {
  const id = read.verbatim === null ? null : readDocument(read.verbatim, '.md').id;
  const named = id === null ? null : known.get(id);
  if (named !== null) return { document: named, by: 'original' };
  for (const key of keys) {
    const document = known.atAddress(key);
    if (document !== null) return { document, by: 'address' };
  }
  const same = known.fromOriginal(original);
  // Many pages can have one wording, and one list may hold one text under two addresses.
  if (same !== null) return { document: same, by: keys.length === 0 ? 'original' : 'text' };
  const near = known.withText(sketchOf(textOf(read)));
  return near === null ? null : { document: near, by: 'text' };
}

function textOf({ statements }: Prepared['read']): string {
  return statements.map(({ text }) => text).join('\n');
}

/**
 * Decides what a document with nearly the same text is. Bulletins that come out every week are near each other in wording and
 * differ in date and address; the same report on two sites is two addresses of one text.
 */
function compareWith(
  { composed, candidate }: Prepared,
  document: KnownDocument,
): 'same document' | 'same text elsewhere' | 'another document' {
  const { url, published } = composed.head;
  const otherDay = published !== null && document.published !== null && published !== document.published;
  if (url === null || document.url === null) {
    return otherDay && document.sidecar?.original.name !== candidate.name ? 'another document' : 'same document';
  }
  if (!isSameSite(url, document.url)) return 'same text elsewhere';
  return otherDay ? 'another document' : 'same document';
}

async function rememberAddresses(
  { keys }: Prepared,
  document: KnownDocument,
  sidecar: Sidecar,
  { files, known }: Store,
): Promise<void> {
  const addresses = [...new Set([...sidecar.addresses, ...keys])];
  if (addresses.length === sidecar.addresses.length) return;
  const changed = { ...sidecar, addresses };
  await files?.write(sidecarFile(document.id), sidecarText(changed));
  known.add({ ...document, sidecar: changed }, null);
}

/** @returns the document as the corpus will hold it */
function draftText({ read, composed }: Prepared, id: string): string {
  const text = read.verbatim ?? documentText({ id, ...composed.head }, read.statements);
  if (Buffer.byteLength(text) > MAX_FILE_BYTES) {
    throw new InputFault('has more text than one document holds (1 MB); split it into several files');
  }
  const error = readDocument(text, `${id}.md`).problems.find(({ severity }) => severity === 'error');
  if (error !== undefined)
    throw new InputFault(`cannot be written as a document (${error.what}); save its text and give that`);
  return text;
}

async function writeDocument(
  prepared: Prepared,
  store: Store,
  before: { readonly document: KnownDocument; readonly current: string } | null,
): Promise<ImportOutcome> {
  const { read, composed } = prepared;
  const { known, files } = store;
  const { head } = composed;
  const given = read.verbatim === null ? null : readDocument(read.verbatim, prepared.candidate.name).id;
  const id =
    before?.document.id ??
    (given !== null && !known.isTaken(given) ? given : newDocumentId(head, (taken) => known.isTaken(taken)));
  const text = draftText(prepared, id);
  const file = before?.document.file ?? (store.into === '' ? `${id}.md` : `${store.into}/${id}.md`);
  const sidecar = await sidecarOf(prepared, { id, file, text, before, annotate: store.annotate });
  const kind = before === null ? 'added' : before.current === text ? 'unchanged' : 'updated';
  if (files !== null) {
    await keepOriginal(prepared, files);
    await files.write(sidecarFile(id), sidecarText(sidecar));
    if (kind === 'updated') await files.write(file, text);
    else if (kind === 'added' && !(await files.writeNew(file, text))) {
      throw new InputFault(`would become ${file}, which somebody has just written; import it again`);
    }
  }
  known.add({ id, file, url: head.url, published: head.published, sidecar }, textOf(read));
  return { kind, id, file };
}

async function keepOriginal({ candidate, original, read }: Prepared, files: WholeFiles): Promise<void> {
  // A name is a hash of the content: what is there already is the same.
  await files.writeNew(`${ORIGINALS_FOLDER}/${originalName(original, read)}`, candidate.bytes);
  const extracted = extractedName(read);
  if (extracted !== null) await files.writeNew(`${ORIGINALS_FOLDER}/${extracted}`, read.extracted ?? '');
}

const EXTENSIONS = { markdown: 'md', text: 'txt', html: 'html', pdf: 'pdf', docx: 'docx' } as const;

function originalName(original: string, { kind }: Prepared['read']): string {
  return `${original}.${EXTENSIONS[kind]}`;
}

function extractedName({ extracted }: Prepared['read']): string | null {
  return extracted === null ? null : `${sha256(extracted)}.extracted.txt`;
}

async function sidecarOf(
  { candidate, original, settings, read, keys, composed }: Prepared,
  about: {
    readonly id: string;
    readonly file: string;
    readonly text: string;
    readonly before: { readonly document: KnownDocument; readonly current: string } | null;
    readonly annotate: Annotate | null;
  },
): Promise<Sidecar> {
  const { id, file, text, before, annotate } = about;
  const { fill } = candidate;
  const stated = readDocument(text, file).document?.statements ?? [];
  const sentences = stated.map((statement) => statement.text);
  const { language, event } = composed.head;
  const proposals = annotate === null ? [] : await annotate({ sentences, language, event, parties: fill.parties });
  const places = new Map(read.statements.map((statement) => [statement.text, statement.place]));
  const earlier = before?.document.sidecar?.addresses ?? [];
  return {
    version: 1,
    document: id,
    file,
    original: {
      sha256: original,
      file: originalName(original, read),
      bytes: candidate.bytes.length,
      name: candidate.name,
      kind: read.kind,
      encoding: read.encoding,
    },
    extracted: extractedName(read),
    offsetsIn: read.extracted === null ? 'original' : 'extracted',
    addresses: [...new Set([...earlier, ...keys])],
    imported: new Date().toISOString(),
    etag: candidate.etag,
    lastModified: candidate.lastModified,
    written: [sha256(text), ...(before === null ? [] : [sha256(before.current)])],
    settings,
    parties: [...fill.parties],
    statements: stated.map((statement, index) => {
      const place = places.get(statement.text) ?? null;
      const proposal = proposals[index];
      return {
        id: statement.id,
        start: place?.start ?? null,
        end: place?.end ?? null,
        page: place?.page ?? null,
        ...(proposal !== undefined && { proposal: { ...proposal } }),
      };
    }),
  };
}
