import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type CorpusAddFlags, type CorpusAddOptions, runCorpusAdd } from '../../../src/cli/corpus-add.js';
import type { ImportResult } from '../../../src/import/outcome.js';
import { withTemporaryFolder } from '../../support/temporary-folder.ts';

/** A folder for inputs, an empty corpus beside it, and the verb that brings the one into the other. */
export interface Workshop {
  readonly folder: string;
  readonly corpusFolder: string;
  /** Writes an input and returns its path. */
  input(name: string, content: string | Uint8Array): Promise<string>;
  /** Runs `corpus add --json` and returns what it says. */
  add(
    inputs: readonly string[],
    options?: CorpusAddFlags & Pick<CorpusAddOptions, 'fetcher' | 'parsers' | 'annotate'>,
  ): Promise<{ code: number; err: string; results: ImportResult[]; counts: Record<string, number> }>;
  /** Reads a file of the corpus. */
  read(file: string): Promise<string>;
  /** Writes a file of the corpus, as an editor would. */
  edit(file: string, content: string): Promise<void>;
}

/** Runs something with a fresh workshop, which is removed afterwards. */
export async function withWorkshop(use: (workshop: Workshop) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const corpusFolder = join(folder, 'corpus');
    await mkdir(join(folder, 'in'));
    await use({
      folder,
      corpusFolder,
      input: async (name, content) => {
        const path = join(folder, 'in', name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content);
        return path;
      },
      add: async (inputs, { fetcher, parsers, annotate, ...flags } = {}) => {
        let out = '';
        let err = '';
        const code = await runCorpusAdd({
          inputs,
          corpusFolder,
          flags: { ...flags, json: true },
          stdout: { write: (text: string) => (out += text) },
          stderr: { write: (text: string) => (err += text) } as unknown as CorpusAddOptions['stderr'],
          ...(fetcher && { fetcher }),
          ...(parsers && { parsers }),
          ...(annotate && { annotate }),
        });
        return { code, err, ...(out === '' ? { results: [], counts: {} } : JSON.parse(out)) };
      },
      read: (file) => readFile(join(corpusFolder, file), 'utf8'),
      edit: (file, content) => writeFile(join(corpusFolder, file), content),
    });
  });
}

/** @returns the paths of results' documents, relative to the corpus folder */
export function filesOf(results: readonly ImportResult[]): string[] {
  return results.map(({ outcome }) => ('file' in outcome ? outcome.file : ''));
}

/** @returns the message of each result that has one */
export function messagesOf(results: readonly ImportResult[]): string[] {
  return results.flatMap(({ outcome }) => ('message' in outcome ? [outcome.message] : []));
}
