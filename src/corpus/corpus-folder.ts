import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Problem } from './problem.js';

/** Names of the files that hold data about the whole corpus. */
export const PARTIES_FILE = 'parties.yaml';
export const EVENTS_FILE = 'events.yaml';
export const GLOSSARY_FILE = 'glossary.yaml';
const DATA_FILES: readonly string[] = [PARTIES_FILE, EVENTS_FILE, GLOSSARY_FILE];

/** Thrown where the corpus folder is not there or cannot be read. The message names the folder and the mend. */
export class CorpusFolderError extends Error {
  override readonly name = 'CorpusFolderError';

  constructor(folder: string, cause: unknown) {
    const code = (cause as NodeJS.ErrnoException | undefined)?.code;
    const reasons: Record<string, string> = {
      ENOENT: 'does not exist',
      ENOTDIR: 'is not a folder',
      EACCES: 'may not be read by this user',
      EPERM: 'may not be read by this user',
    };
    const reason = reasons[code ?? ''] ?? `cannot be read (${cause instanceof Error ? cause.message : String(cause)})`;
    const mend = 'set CORPUS_DIR or --corpus to a folder of Markdown documents';
    super(`The corpus folder "${folder}" ${reason}; ${mend}.`, { cause });
  }
}

/** The files of a corpus folder, as paths relative to it with `/`. */
export interface CorpusFiles {
  /** Markdown files, sorted. */
  readonly documents: readonly string[];
  /** Those of parties.yaml, events.yaml and glossary.yaml that are there. */
  readonly data: readonly string[];
  /** Links that were not followed. */
  readonly problems: readonly Problem[];
}

/** Code point order, so that no machine's language changes the order of a corpus. */
function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter(({ name }) => !name.startsWith('.'));
}

/** Walks a folder; links are followed to files inside the corpus only. */
class Walker {
  readonly documents: string[] = [];
  readonly data: string[] = [];
  readonly problems: Problem[] = [];

  constructor(
    private readonly folder: string,
    private readonly root: string,
  ) {}

  async walk(inside: string): Promise<void> {
    const entries = await entriesOf(join(this.folder, inside));
    await Promise.all(
      entries.map(async (entry) => {
        const file = inside === '' ? entry.name : `${inside}/${entry.name}`;
        if (entry.isDirectory()) await this.walk(file);
        else if (entry.isFile()) this.add(file, inside);
        else if (entry.isSymbolicLink()) await this.addLink(file, inside);
      }),
    );
  }

  private add(file: string, inside: string): void {
    const isReadme = /(?:^|\/)readme\.md$/iu.test(file);
    if (/\.md$/iu.test(file) && !isReadme) this.documents.push(file);
    else if (inside === '' && DATA_FILES.includes(file)) this.data.push(file);
  }

  private async addLink(file: string, inside: string): Promise<void> {
    const target = await realpath(join(this.folder, file)).catch(() => null);
    if (target?.startsWith(this.root + sep) && (await stat(target)).isFile()) this.add(file, inside);
    else if (/\.md$/iu.test(file) || DATA_FILES.includes(file)) {
      const what = 'this link leads to no file of the corpus folder, so it was not read';
      this.problems.push({ file, line: 1, what, mend: 'copy the file into the folder', severity: 'warning' });
    }
  }
}

/**
 * Lists what belongs to a corpus: all `.md` files of the folder and its sub-folders, except README.md and what begins with
 * a dot, and the data files at its top.
 * @throws CorpusFolderError if the folder or one of its sub-folders cannot be read
 */
export async function listCorpusFiles(folder: string): Promise<CorpusFiles> {
  try {
    const walker = new Walker(folder, await realpath(folder));
    await walker.walk('');
    const { documents, data, problems } = walker;
    return { documents: documents.sort(byCodePoint), data: data.sort(byCodePoint), problems };
  } catch (cause) {
    throw new CorpusFolderError(folder, cause);
  }
}
