import cliProgress from 'cli-progress';
import type { BuildProgress, OnBuildProgress } from '../index/progress.js';

/** Where progress is shown: stderr, or a stand-in for it. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** A display of a build's progress. */
export interface IndexProgress {
  readonly onProgress: OnBuildProgress;
  /** Takes the bar away, so that lines can be written; further progress brings it back. */
  stop(): void;
}

const PHASES = {
  reading: 'Reading statements',
  embedding: 'Embedding texts',
  linking: 'Linking vectors',
  writing: 'Writing the index',
} as const satisfies Record<BuildProgress['phase'], string>;

/** On a stream that is no terminal: at least so far apart, or so much further on. */
const LINE_EVERY_MS = 1_000;
const LINE_EVERY_SHARE = 0.1;

/**
 * Shows progress as a bar on a terminal and as plain lines elsewhere: one at the end of a phase, and in between at most
 * one a second and one every tenth.
 * @param now clock in milliseconds
 */
export function indexProgress(stream: ProgressStream, now: () => number = Date.now): IndexProgress {
  return stream.isTTY ? barProgress(stream) : lineProgress(stream, now);
}

function barProgress(stream: ProgressStream): IndexProgress {
  const format = '{phase} [{bar}] {value}/{total}';
  const bar = new cliProgress.SingleBar({ stream, format, clearOnComplete: true });
  let shown: BuildProgress['phase'] | null = null;
  return {
    onProgress: ({ phase, done, total }) => {
      if (phase !== shown) {
        bar.stop();
        bar.start(total, done, { phase: PHASES[phase] });
        shown = phase;
      }
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => {
      bar.stop();
      shown = null;
    },
  };
}

function lineProgress(stream: ProgressStream, now: () => number): IndexProgress {
  let last: BuildProgress & { readonly at: number } = {
    phase: 'writing',
    done: 0,
    total: 0,
    at: Number.NEGATIVE_INFINITY,
  };
  return {
    onProgress: ({ phase, done, total }) => {
      const again = phase === last.phase && total === last.total;
      if (again && done === last.done) return;
      const due = now() - last.at >= LINE_EVERY_MS && (!again || done - last.done >= LINE_EVERY_SHARE * total);
      if (done === 0 || (!due && done < total)) return;
      last = { phase, done, total, at: now() };
      stream.write(`${PHASES[phase]}: ${done} of ${total}\n`);
    },
    stop: () => {},
  };
}
