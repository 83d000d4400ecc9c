import cliProgress from 'cli-progress';
import type { ProgressStream } from './index-progress.js';

/** A display of an import's progress on a terminal; elsewhere the lines of the results are enough. */
export interface ImportProgress {
  show(done: number, total: number): void;
  /** Takes the bar away, so that lines can be written. */
  stop(): void;
}

/** Shows progress as a bar on a terminal, and nothing elsewhere. */
export function importProgress(stream: ProgressStream): ImportProgress {
  if (!stream.isTTY) return { show: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar({ stream, format: 'Importing [{bar}] {value}/{total}', clearOnComplete: true });
  return {
    show: (done, total) => {
      if (done >= total) return;
      bar.start(total, done);
    },
    stop: () => bar.stop(),
  };
}
