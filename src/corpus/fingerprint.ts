import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CorpusFolderError, listCorpusFiles } from './corpus-folder.js';
import { sha256 } from './ids.js';

/**
 * Makes a fingerprint of a corpus without reading its files, from the path, size and time of change of each, to notice that
 * an index may be out of date.
 * @returns 64 hexadecimal digits
 * @throws CorpusFolderError if the folder cannot be read
 */
export async function corpusFingerprint(folder: string): Promise<string> {
  const { documents, data } = await listCorpusFiles(folder);
  try {
    const lines = await Promise.all(
      [...data, ...documents].map(async (file) => {
        const { size, mtimeNs } = await stat(join(folder, file), { bigint: true });
        return `${JSON.stringify(file)} ${size} ${mtimeNs}`;
      }),
    );
    return sha256(lines.join('\n'));
  } catch (cause) {
    throw new CorpusFolderError(folder, cause);
  }
}
