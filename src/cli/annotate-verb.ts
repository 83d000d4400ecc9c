import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { z } from 'zod';
import type { Annotation } from '../annotate/annotation.js';
import { createAnnotator } from '../annotate/annotator.js';
import { documentSentences } from '../annotate/document-sentences.js';
import { loadCorpus } from '../corpus/load-corpus.js';
import type { Registry } from '../corpus/registry.js';
import { openEmbeddingModel } from '../index/embeddings/choose-model.js';
import type { EmbeddingModel } from '../index/embeddings/model.js';
import type { Output } from './output.js';

/** How `alteram annotate` is run. */
export interface AnnotateOptions {
  /** A file of sentences, a line each, or a Markdown document; null or `-` for standard input. */
  readonly file: string | null;
  readonly json: boolean;
  /** Whose parties give the ids. */
  readonly corpusFolder: string;
  /** Folder in which the embedding model's file is kept. */
  readonly cacheFolder: string;
  readonly stdin: AsyncIterable<unknown>;
  readonly stdout: Output;
  readonly stderr: Output;
}

/** A sentence with what is printed beside its annotation. */
interface Line {
  readonly id: string | number;
  readonly text: string;
  readonly lang?: string;
  readonly place?: { readonly start: number; readonly end: number };
}

const jsonLine = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  lang: z.string().nullish(),
  text: z.string(),
});

/** Something in the input that a person can mend. */
class InputFault extends Error {
  override readonly name = 'InputFault';
}

/** Sentences that are annotated at a time. */
const BATCH = 512;

/**
 * `alteram annotate`: prints for each sentence of a file or of standard input whether it alleges, answers or neither, who
 * speaks and who is accused: one JSON object a line in the order of the input, or a table. The whole input is read and
 * checked first.
 * @returns the exit code: 0, or 1 where the input cannot be read or a line is wrong, which is told on stderr
 */
export async function runAnnotate(options: AnnotateOptions): Promise<number> {
  const { stdout, stderr, json } = options;
  let model: EmbeddingModel | null = null;
  try {
    const lines = await readLines(options);
    if (lines.length === 0) return 0;
    const registry = await registryOf(options);
    model = await modelOf(options);
    const annotator = createAnnotator({ ...(registry && { registry }), ...(model && { model }) });
    for (let from = 0; from < lines.length; from += BATCH) {
      const batch = lines.slice(from, from + BATCH);
      const annotations = await annotator.annotate(batch);
      const printed = annotations.map((annotation, index) => {
        const line = batch[index] ?? { id: 0, text: '' };
        return json ? jsonOf(line, annotation) : rowOf(line, annotation);
      });
      if (!json && from === 0) stdout.write(`${HEADER}\n`);
      stdout.write(`${printed.join('\n')}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    await model?.close();
  }
}

async function readLines({ file, stdin }: AnnotateOptions): Promise<Line[]> {
  const name = file === null || file === '-' ? 'standard input' : file;
  const source = (await readSource(file, name, stdin)).replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  if (/\.(?:md|markdown)$/iu.test(name)) {
    return documentSentences(source).map(({ text, lang, start, end }, index) => ({
      id: index + 1,
      text,
      lang,
      place: { start, end },
    }));
  }
  return source.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, name, index + 1)]));
}

async function readSource(file: string | null, name: string, stdin: AsyncIterable<unknown>): Promise<string> {
  if (name === 'standard input') return readAll(stdin as NodeJS.ReadableStream);
  try {
    return readFileSync(file ?? '', 'utf8');
  } catch (error) {
    throw new InputFault(
      `${name}: cannot be read (${(error as Error).message}); give a file of sentences, a line each`,
    );
  }
}

function readLine(line: string, name: string, number: number): Line {
  if (!line.trimStart().startsWith('{')) return { id: number, text: line };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new InputFault(
      `${name}:${number}: begins with { and is not JSON; write {"id": "1", "text": "..."} or a sentence`,
    );
  }
  const read = jsonLine.safeParse(value);
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') || 'text';
    throw new InputFault(
      `${name}:${number}: "${field}" is missing or of another form; write {"id": "1", "lang": "en", "text": "..."}`,
    );
  }
  const { id = number, lang, text } = read.data;
  return { id, text, ...(lang != null && lang !== '' && { lang }) };
}

/** Ids are an addition: without a corpus the sentences are annotated all the same. */
async function registryOf({ corpusFolder, stderr }: AnnotateOptions): Promise<Registry | null> {
  try {
    return (await loadCorpus(corpusFolder)).corpus.registry;
  } catch (error) {
    stderr.write(`${(error as Error).message}\nWithout parties.yaml, by_ids and against_ids stay empty.\n`);
    return null;
  }
}

async function modelOf({ cacheFolder, stderr }: AnnotateOptions): Promise<EmbeddingModel | null> {
  try {
    return await openEmbeddingModel({ cacheFolder, log: (line) => stderr.write(`${line}\n`) });
  } catch (error) {
    stderr.write(`${(error as Error).message}\nAnnotating by words and rules alone.\n`);
    return null;
  }
}

function jsonOf({ id, place }: Line, annotation: Annotation): string {
  const { label, responseType, mixed, by, against, byIds, againstIds, confidence } = annotation;
  return JSON.stringify({
    id,
    label,
    response_type: responseType,
    mixed,
    by,
    against,
    by_ids: byIds,
    against_ids: againstIds,
    confidence,
    ...place,
  });
}

const WIDTHS = [11, 20, 5, 26, 26] as const;
const HEADER = row(['label', 'type', 'conf.', 'by', 'against', 'sentence']);

function rowOf({ text }: Line, { label, responseType, mixed, by, against, confidence }: Annotation): string {
  const type = responseType ?? (mixed ? 'with its response' : '');
  const shown = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return row([label, type, confidence.toFixed(2), by, against, shown.length > 100 ? `${shown.slice(0, 99)}…` : shown]);
}

/** Columns of fixed width, the last as long as it is. */
function row(cells: readonly string[]): string {
  const fixed = (cell: string, width: number): string =>
    cell.length > width ? `${cell.slice(0, width - 1)}…` : cell.padEnd(width);
  return cells
    .map((cell, index) => fixed(cell.replace(/[\s\p{Cc}]+/gu, ' '), WIDTHS[index] ?? cell.length))
    .join('  ')
    .trimEnd();
}
