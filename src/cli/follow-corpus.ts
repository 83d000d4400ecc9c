import { corpusFingerprint } from '../corpus/fingerprint.js';
import type { LiveServices } from './live-services.js';

/** How often the corpus is looked at, in milliseconds: only names, sizes and times of files are read. */
const EVERY = 10_000;

/** What following a corpus needs. */
export interface FollowOptions {
  readonly corpusFolder: string;
  readonly live: Pick<LiveServices, 'refresh'>;
  /** Told what happened, a line each. */
  readonly tell: (line: string) => void;
  readonly every?: number;
}

/**
 * Has the index follow its corpus: looks at the files every ten seconds and at SIGHUP, and once they have stood still for
 * one look, has the index brought up to date. Trouble is told once for each state of the files.
 * @returns stops it
 */
export function followCorpus({ corpusFolder, live, tell, every = EVERY }: FollowOptions): () => void {
  let seen: string | null = null;
  let done: string | null = null;
  let isBusy = false;

  async function look(isAsked: boolean): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      const now = await corpusFingerprint(corpusFolder);
      // A file that is still being written changes again before the next look.
      const isSettled = now === seen;
      seen = now;
      if (!isAsked && (!isSettled || now === done)) return;
      done = now;
      const outcome = await live.refresh();
      if (outcome.kind === 'new') tell('The corpus has changed; answering from the new index.');
      if (outcome.kind === 'kept') tell(`${outcome.trouble}\nAnswering from the index of before.`);
      if (isAsked && outcome.kind === 'unchanged') tell('The corpus has not changed.');
    } catch (error) {
      tell(`The corpus could not be read again: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      isBusy = false;
    }
  }

  const timer = setInterval(() => void look(false), every);
  timer.unref();
  const onSignal = () => void look(true);
  process.on('SIGHUP', onSignal);
  return () => {
    clearInterval(timer);
    process.off('SIGHUP', onSignal);
  };
}
