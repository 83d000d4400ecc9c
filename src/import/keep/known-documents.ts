import { existsSync } from 'node:fs';
import { listCorpusFiles } from '../../corpus/corpus-folder.js';
import { idFromFile } from '../../corpus/ids.js';
import { loadCorpus } from '../../corpus/load-corpus.js';
import { readCorpusFile } from '../../corpus/read-file.js';
import type { Registry } from '../../corpus/registry.js';
import { addressKey } from './canonical-address.js';
import { NearTexts, type Sketch, sketchOf } from './resemblance.js';
import { readSidecars, type Sidecar } from './sidecar.js';

/** A document that is in the corpus already. */
export interface KnownDocument {
  readonly id: string;
  /** Path relative to the corpus folder. */
  readonly file: string;
  /** The address that it cites; null without one. */
  readonly url: string | null;
  /** ISO date; null without one. */
  readonly published: string | null;
  /** Null for a document that was not imported. */
  readonly sidecar: Sidecar | null;
}

/** How a document was found to be the same. */
export interface Match {
  readonly document: KnownDocument;
  readonly by: 'address' | 'original' | 'text';
}

/** Resemblance from which two texts count as versions of one; two articles on one event have hardly 0.1. */
const SAME_TEXT = 0.75;

/** Shingles below which a text is too short for a likeness to mean anything: only the same words are the same text. */
const SHORT_TEXT = 20;

const FRONT_MATTER = /^---[ \t]*\r?\n(?:.*\n)*?---[ \t]*\r?(?:\n|$)/u;

/** The documents of a corpus, to find the one that is imported again. */
export class KnownDocuments {
  private readonly byId = new Map<string, KnownDocument>();
  private readonly byAddress = new Map<string, string>();
  private readonly byOriginal = new Map<string, string>();
  private readonly texts = new NearTexts<string>();
  private readonly takenIds = new Set<string>();

  private constructor(readonly registry: Registry) {}

  /**
   * Reads a corpus; one whose folder is not there yet is empty.
   * @throws CorpusFolderError if the folder cannot be read
   */
  static async open(folder: string): Promise<KnownDocuments> {
    if (!existsSync(folder)) return new KnownDocuments({ parties: new Map(), events: new Map() });
    const { corpus } = await loadCorpus(folder);
    const { documents: files } = await listCorpusFiles(folder);
    const known = new KnownDocuments(corpus.registry);
    const sidecars = new Map((await readSidecars(folder)).map((sidecar) => [sidecar.document, sidecar]));
    for (const file of files)
      known.takenIds.add(fold(idFromFile(file))).add(fold(idFromFile(file.replace(/^.*\//u, ''))));
    for (const { id, file, url, published, statements } of corpus.documents) {
      const sidecar = sidecars.get(id) ?? null;
      const text = statements.map((statement) => statement.text).join('\n');
      known.add({ id, file, url, published, sidecar: sidecar?.file === file ? sidecar : null }, text);
    }
    // What was edited into an error is not in the corpus, but it is there, and somebody's work.
    const shown = new Set(corpus.documents.map(({ file }) => file));
    const byFile = new Map([...sidecars.values()].map((sidecar) => [sidecar.file, sidecar]));
    for (const file of files.filter((one) => !shown.has(one))) {
      const sidecar = byFile.get(file) ?? null;
      const read = await readCorpusFile(folder, file);
      const body = 'text' in read ? read.text.replace(FRONT_MATTER, '') : null;
      known.add({ id: sidecar?.document ?? idFromFile(file), file, url: null, published: null, sidecar }, body);
    }
    return known;
  }

  /**
   * Takes a document up, or its new state.
   * @param text all that it states; null where that is not known
   */
  add(document: KnownDocument, text: string | null): void {
    this.byId.set(document.id, document);
    this.takenIds.add(fold(document.id));
    const key = document.url === null ? null : addressKey(document.url);
    for (const address of [key, ...(document.sidecar?.addresses ?? [])]) {
      if (address !== null && !this.byAddress.has(address)) this.byAddress.set(address, document.id);
    }
    if (document.sidecar !== null) this.byOriginal.set(document.sidecar.original.sha256, document.id);
    if (text !== null) this.texts.set(document.id, sketchOf(text));
  }

  /** @returns whether an id is in use, also as the name of a file; upper and lower case are one on some systems */
  isTaken(id: string): boolean {
    return this.takenIds.has(fold(id));
  }

  get(id: string): KnownDocument | null {
    return this.byId.get(id) ?? null;
  }

  /** @returns the document that was found under an address, by its key */
  atAddress(key: string | null): KnownDocument | null {
    return key === null ? null : this.get(this.byAddress.get(key) ?? '');
  }

  /** @returns the document that was made from a file with this hash */
  fromOriginal(sha256: string): KnownDocument | null {
    return this.get(this.byOriginal.get(sha256) ?? '');
  }

  /** @returns the document of which this is most likely a version, or null */
  withText(sketch: Sketch): KnownDocument | null {
    const near = this.texts.nearest(sketch);
    if (near === null || near.resemblance < (sketch.length < SHORT_TEXT ? 1 : SAME_TEXT)) return null;
    return this.get(near.item);
  }
}

function fold(id: string): string {
  return id.normalize('NFC').toLowerCase();
}
