import PQueue from 'p-queue';
import type { Limits } from '../config.js';
import { type Admitted, DurationEstimate } from './admission-estimate.js';
import { SlidingWindow } from './admission-window.js';

/** Why somebody is asked to wait: the person's or the server's cooldown, a full queue, an answer that is being made. */
export type WaitReason = 'person' | 'server' | 'queue' | 'already answering';

/** Who asks. Ids are kept in memory only, for as long as a cooldown lasts. */
export interface Asker {
  readonly person: string;
  /** Null outside of servers. */
  readonly server: string | null;
}

export type Verdict<T> =
  /** `done` ends as the work does; it must be awaited or caught, for it rejects where the work throws. */
  | { readonly kind: 'admitted'; readonly done: Promise<T> }
  /** Whole seconds, at least 1: exact for a cooldown, an estimate for the others. */
  | { readonly kind: 'wait'; readonly why: WaitReason; readonly seconds: number };

/** Decides who may be answered now. */
export interface Admission {
  /**
   * Admits the work, which begins at once or when its turn comes, or says why not and for how long. The decision is made
   * within the call. Where several reasons hold, the one that lasts longest is told. A refused try costs nothing: the
   * work is not begun and no cooldown grows.
   */
  ask<T>(asker: Asker, work: () => Promise<T>): Verdict<T>;
  /** How many wait for their turn; never more than `limits.queue`. */
  readonly waiting: number;
  /** How many are being answered; never more than `limits.concurrency`. */
  readonly running: number;
  /** @returns resolves when nothing runs or waits */
  idle(): Promise<void>;
}

/**
 * @param now a clock that never goes back, in milliseconds; the process's own unless told
 * @returns an admission that has admitted nobody yet
 */
export function createAdmission(limits: Limits, now: () => number = () => performance.now()): Admission {
  const queue = new PQueue({ concurrency: limits.concurrency });
  const persons = new SlidingWindow(limits.perPerson);
  const servers = new SlidingWindow(limits.perServer);
  const estimate = new DurationEstimate(limits.concurrency);
  /** By person, in the order of their turns. */
  const admitted = new Map<string, Admitted>();

  /** What keeps the asker waiting, with milliseconds. */
  function reasonsToWait({ person, server }: Asker, at: number): { why: WaitReason; wait: number }[] {
    const own = admitted.get(person);
    const full = admitted.size >= limits.concurrency + limits.queue;
    return [
      ...(own ? [{ why: 'already answering', wait: estimate.untilEndOf(own, admitted.values(), at) } as const] : []),
      { why: 'person', wait: persons.wait(person, at) } as const,
      { why: 'server', wait: server === null ? 0 : servers.wait(server, at) } as const,
      ...(full ? [{ why: 'queue', wait: estimate.untilOneEnds(admitted.values(), at) } as const] : []),
    ].filter(({ why, wait }) => wait > 0 || why === 'already answering' || why === 'queue');
  }

  async function run<T>(person: string, ticket: Admitted, work: () => Promise<T>): Promise<T> {
    const begun = now();
    ticket.begun = begun;
    try {
      return await work();
    } finally {
      estimate.learn(now() - begun);
      admitted.delete(person);
    }
  }

  return {
    ask(asker, work) {
      const at = now();
      const [first, ...others] = reasonsToWait(asker, at);
      if (first !== undefined) {
        const { why, wait } = others.reduce((longest, one) => (one.wait > longest.wait ? one : longest), first);
        return { kind: 'wait', why, seconds: Math.max(1, Math.ceil(wait / 1000)) };
      }
      persons.take(asker.person, at);
      if (asker.server !== null) servers.take(asker.server, at);
      const ticket: Admitted = { begun: null };
      // Before the queue hears of it: work that begins at once may ask again, and must find its own ticket.
      admitted.set(asker.person, ticket);
      return { kind: 'admitted', done: queue.add(() => run(asker.person, ticket, work)) };
    },
    get waiting() {
      return Math.max(0, admitted.size - limits.concurrency);
    },
    get running() {
      return Math.min(admitted.size, limits.concurrency);
    },
    idle: () => queue.onIdle(),
  };
}
