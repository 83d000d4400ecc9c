import { execFileSync } from 'node:child_process';
import os from 'node:os';
import type { Circumstances } from './report.js';

/** @returns the machine, the day and the commit of this run */
export function circumstances(): Circumstances {
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    processor: os.cpus()[0]?.model ?? 'unknown processor',
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    node: process.versions.node,
    system: `${os.type()} ${os.arch()}`,
    load: os.loadavg()[0] ?? 0,
  };
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'commands', 'bench');
    return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' with changes'}`;
  } catch {
    return 'unknown';
  }
}
