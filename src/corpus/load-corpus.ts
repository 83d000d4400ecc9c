import type { Corpus } from './corpus.js';
import { EVENTS_FILE, GLOSSARY_FILE, listCorpusFiles, PARTIES_FILE } from './corpus-folder.js';
import type { AnnotatedDocument } from './document.js';
import type { Problem } from './problem.js';
import { type DocumentReading, readDocument } from './read-document.js';
import { readCorpusFile } from './read-file.js';
import { readGlossary } from './read-glossary.js';
import { readEvents, readParties } from './read-registry.js';
import { resolveRegistry } from './resolve-registry.js';

/** Files that are open at the same time: enough to keep the disk busy, few enough for any system's limit. */
const FILES_AT_ONCE = 64;

/** A corpus and what is wrong with its files, sorted by file and line. */
export interface LoadedCorpus {
  readonly corpus: Corpus;
  readonly problems: readonly Problem[];
}

/**
 * Reads a corpus from its folder. A document with an error is left out of the corpus; one with warnings only is in it.
 * @returns documents sorted by id, a registry in which every id that a document uses can be looked up, and the problems
 * @throws CorpusFolderError if the folder cannot be read
 */
export async function loadCorpus(folder: string): Promise<LoadedCorpus> {
  const files = await listCorpusFiles(folder);
  const problems: Problem[] = [...files.problems];
  const readings = await readDocuments(folder, files.documents, problems);
  const documents = distinctDocuments(readings, problems);

  const parties = await readData(folder, files.data, PARTIES_FILE, readParties, problems);
  const events = await readData(folder, files.data, EVENTS_FILE, readEvents, problems);
  const glossary = await readData(folder, files.data, GLOSSARY_FILE, readGlossary, problems);
  for (const { problems: found } of [...readings, parties, events, glossary].filter((read) => read !== null)) {
    problems.push(...found);
  }
  const references = readings.flatMap((reading) => reading.references);
  const resolved = resolveRegistry(parties?.entries ?? null, events?.entries ?? null, references);
  problems.push(...resolved.problems);

  const dates = documents.flatMap(({ published }) => published ?? []);
  const asOf = dates.reduce<string | null>((newest, date) => (newest === null || date > newest ? date : newest), null);
  const corpus = { documents, registry: resolved.registry, glossary: glossary?.glossary ?? [], asOf };
  return { corpus, problems: problems.sort(inReadingOrder) };
}

async function readDocuments(
  folder: string,
  files: readonly string[],
  problems: Problem[],
): Promise<DocumentReading[]> {
  const readings: DocumentReading[] = [];
  for (let from = 0; from < files.length; from += FILES_AT_ONCE) {
    const batch = files.slice(from, from + FILES_AT_ONCE);
    const read = await Promise.all(batch.map((file) => readCorpusFile(folder, file)));
    for (const [index, result] of read.entries()) {
      if ('problem' in result) problems.push(result.problem);
      else readings.push(readDocument(result.text, batch[index] ?? ''));
    }
  }
  return readings;
}

/** @returns the documents that can be shown, by id; of several with one id, the first in the order of the files */
function distinctDocuments(readings: readonly DocumentReading[], problems: Problem[]): AnnotatedDocument[] {
  const files = new Map<string, string>();
  const documents: AnnotatedDocument[] = [];
  for (const reading of readings) {
    const { id, file, document } = reading;
    const first = files.get(id);
    if (first !== undefined) {
      const what = `the id "${id}" is already that of ${first}`;
      problems.push({ file, line: reading.idLine, what, mend: 'give one of the two another id', severity: 'error' });
      continue;
    }
    files.set(id, file);
    if (document !== null) documents.push(document);
  }
  return documents.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readData<T>(
  folder: string,
  present: readonly string[],
  file: string,
  read: (source: string, file: string) => T,
  problems: Problem[],
): Promise<T | null> {
  if (!present.includes(file)) return null;
  const result = await readCorpusFile(folder, file);
  if ('text' in result) return read(result.text.replace(/\r\n?/gu, '\n'), file);
  problems.push(result.problem);
  return null;
}

function inReadingOrder(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0);
}
