import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
/** Folder of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How a run of the program ended. */
export interface Ended {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  /** Settings; PATH and HOME are passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped to standard input. */
  readonly input?: string;
}

/**
 * Runs `alteram` as a process of its own, in the repository's folder, with no settings but those given and no terminal.
 * @param dataDir the setting DATA_DIR, so that nothing is left in the repository
 */
export async function runAlteram(
  words: readonly string[],
  dataDir: string,
  { env = {}, input = '' }: RunOptions = {},
): Promise<Ended> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [MAIN, ...words], {
    cwd: ROOT,
    input,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', DISCORD_TOKEN: '', DATA_DIR: dataDir, ...env },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
  });
  return { code: exitCode, stdout, stderr };
}
