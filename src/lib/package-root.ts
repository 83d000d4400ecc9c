import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @returns absolute path of the folder that holds this program's package.json: data files are found from it, whether
 *   the code runs from `dist` or is installed as a dependency
 * @throws Error if no folder above this file has a package.json
 */
export function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${fileURLToPath(import.meta.url)}; install again`);
    folder = parent;
  }
  return folder;
}
