import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ORIGINALS_FOLDER } from './write-file.js';

const place = z.object({
  /** Statement id, as the corpus gives it. */
  id: z.string(),
  /** Offsets in UTF-16 units into the text that `offsetsIn` names, the end exclusive; null where it was not found. */
  start: z.number().nullable(),
  end: z.number().nullable(),
  page: z.number().nullable(),
  /** What an annotator takes it for; a proposal, for review. */
  proposal: z.record(z.string(), z.unknown()).optional(),
});

const SIDECAR = z.object({
  version: z.literal(1),
  document: z.string(),
  /** File of the document, relative to the corpus folder. */
  file: z.string(),
  original: z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    /** Its copy, in the same folder as this file. */
    file: z.string(),
    bytes: z.number(),
    /** Name that it came with. */
    name: z.string(),
    kind: z.string(),
    encoding: z.string().nullable(),
  }),
  /** Copy of the text that was extracted, in the same folder; null where offsets count in the original itself. */
  extracted: z.string().nullable(),
  offsetsIn: z.enum(['original', 'extracted']),
  /** Keys of all addresses under which this text was found. */
  addresses: z.array(z.string()),
  /** Time of the import, ISO 8601. */
  imported: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** SHA-256 of the document as the import wrote it, and as it was before: a file that is neither was edited. */
  written: z.array(z.string()),
  /** Hash of the options that had a part in the document. */
  settings: z.string(),
  /** Parties whose own text it is, as the person who imported it said. */
  parties: z.array(z.string()),
  statements: z.array(place),
});

/** What is kept of an imported document: its original, how it was found, and where each of its statements stands. */
export type Sidecar = Readonly<z.infer<typeof SIDECAR>>;

/** @returns path of a document's sidecar, relative to the corpus folder */
export function sidecarFile(document: string): string {
  return `${ORIGINALS_FOLDER}/${document}.json`;
}

/** @returns a sidecar as it is written */
export function sidecarText(sidecar: Sidecar): string {
  return `${JSON.stringify(sidecar, null, 1)}\n`;
}

/** @returns a sidecar, or null where the text is none: its document then counts as a person's own */
function readSidecar(text: string): Sidecar | null {
  try {
    return SIDECAR.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @returns the sidecars of a corpus, in the order of their names; none where nothing was ever imported */
export async function readSidecars(folder: string): Promise<Sidecar[]> {
  const originals = join(folder, ORIGINALS_FOLDER);
  const names = (await readdir(originals).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const sidecars: Sidecar[] = [];
  for (const name of names) {
    const text = await readFile(join(originals, name), 'utf8').catch(() => '');
    const sidecar = readSidecar(text);
    if (sidecar !== null && name === `${sidecar.document}.json`) sidecars.push(sidecar);
  }
  return sidecars;
}
