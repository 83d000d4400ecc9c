import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('./typescript-child.mjs', import.meta.url));

/** A script of the tests that runs in a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  /** @returns when the child has written a line that begins so, or has ended */
  line(beginning: string): Promise<void>;
  /** Kills the child as kill -9 does, if it still runs. @returns when it has ended */
  kill(): Promise<void>;
  /** @returns all that it wrote to stdout, when it has ended */
  output(): Promise<string>;
}

/** @param script a file beside this one, for example `build-in-child.ts` */
export function startChild(script: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [LAUNCHER, path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let written = '';
  let ended = false;
  const wakes = new Set<() => void>();
  const wake = () => {
    for (const each of wakes) each();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written += text;
    wake();
  });
  const end = once(child, 'close').then(() => {
    ended = true;
    wake();
  });
  return {
    process: child,
    line: (beginning) =>
      new Promise((resolve) => {
        const check = () => {
          if (!ended && !`\n${written}`.includes(`\n${beginning}`)) return;
          wakes.delete(check);
          resolve();
        };
        wakes.add(check);
        check();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
    output: async () => {
      await end;
      return written;
    },
  };
}
