import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Folder of the corpus in which originals lie; the corpus loader reads no name that begins with a dot. */
export const ORIGINALS_FOLDER = '.originals';

/** Where files are until they are whole. */
const UNFINISHED_FOLDER = join(ORIGINALS_FOLDER, '.unfinished');

/** What an import that was killed left behind is removed once no import can still be writing it. */
const LEFT_BEHIND_AFTER_MS = 3_600_000;

/** Writes files of one corpus whole or not at all: on the disk under another name first, then given their own. */
export class WholeFiles {
  private constructor(
    private readonly folder: string,
    private readonly unfinished: string,
  ) {}

  /** Makes the corpus folder and the one for originals where they are missing. */
  static async open(folder: string): Promise<WholeFiles> {
    const unfinished = join(folder, UNFINISHED_FOLDER);
    await mkdir(unfinished, { recursive: true });
    for (const name of await readdir(unfinished)) {
      const path = join(unfinished, name);
      const left = await stat(path).catch(() => null);
      if (left !== null && Date.now() - left.mtimeMs > LEFT_BEHIND_AFTER_MS) await rm(path, { force: true });
    }
    return new WholeFiles(folder, unfinished);
  }

  /** Writes a file, or replaces the one that is there. */
  async write(file: string, content: string | Uint8Array): Promise<void> {
    const target = await this.target(file);
    const unfinished = await this.writeAside(file, content);
    await rename(unfinished, target);
    await flushFolder(dirname(target));
  }

  /**
   * Writes a file that must not be there yet.
   * @returns false, with nothing changed, where there is one
   */
  async writeNew(file: string, content: string | Uint8Array): Promise<boolean> {
    const target = await this.target(file);
    const unfinished = await this.writeAside(file, content);
    try {
      await link(unfinished, target);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      // Some file systems know no second names; there the gap between looking and writing has to be borne.
      if ((await stat(target).catch(() => null)) !== null) return false;
      await rename(unfinished, target);
    } finally {
      await rm(unfinished, { force: true });
    }
    await flushFolder(dirname(target));
    return true;
  }

  private async target(file: string): Promise<string> {
    const target = join(this.folder, file);
    await mkdir(dirname(target), { recursive: true });
    return target;
  }

  private async writeAside(file: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.unfinished, `${randomUUID()}-${basename(file).slice(-40)}`);
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return path;
  }
}

/** A new name is on the disk only when its folder is; Windows cannot flush folders and does not need it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
