import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_FILE_BYTES } from './limits.js';
import type { Problem } from './problem.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads one file of the corpus as UTF-8.
 * @param file path relative to the folder
 * @returns the text without a byte order mark, or what is wrong: too large, not UTF-8, not readable
 */
export async function readCorpusFile(folder: string, file: string): Promise<{ text: string } | { problem: Problem }> {
  const problem = (what: string, mend: string): { problem: Problem } => ({
    problem: { file, line: 1, what, mend, severity: 'error' },
  });
  try {
    const path = join(folder, file);
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) {
      const most = MAX_FILE_BYTES.toLocaleString('en');
      return problem(`${size.toLocaleString('en')} bytes, more than ${most}`, 'split it into several documents');
    }
    const bytes = await readFile(path);
    try {
      return { text: utf8.decode(bytes) };
    } catch {
      return problem('the file is not UTF-8', 'save it again with the encoding UTF-8');
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return problem(`the file cannot be read (${code})`, 'make it readable, or remove it');
  }
}
