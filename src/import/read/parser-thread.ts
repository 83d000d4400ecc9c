import { Worker } from 'node:worker_threads';
import { faultMessage, InputFault } from '../input-fault.js';
import type { ParseLimits } from '../limits.js';
import type { ParserAnswer, ParserTask } from './parser-task.js';

/** How often the memory of the process is looked at while something is parsed, in milliseconds. */
const LOOK_EVERY_MS = 200;

/**
 * A thread that parses files of strangers, one after the other. One that takes too long or too much memory is ended with
 * its thread, and the next gets a new one: no file can hang the program or take it down.
 */
export class ParserThread {
  private worker: Worker | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private number = 0;

  constructor(private readonly limits: ParseLimits) {}

  /**
   * Runs one task when those before it are done.
   * @throws InputFault where the file cannot be read, or not within the limits
   */
  run(task: ParserTask): Promise<unknown> {
    const result = this.turn.then(() => this.runNow(task));
    this.turn = result.catch(() => {});
    return result;
  }

  /** Ends the thread; whatever it is doing is lost. */
  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = null;
  }

  private runNow(task: ParserTask): Promise<unknown> {
    const worker = this.start();
    const number = ++this.number;
    const { milliseconds, growthMegabytes } = this.limits;
    const before = process.memoryUsage.rss();
    return new Promise((resolve, reject) => {
      const timers: NodeJS.Timeout[] = [];
      const finish = (): void => {
        for (const timer of timers) clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        worker.unref();
      };
      const giveUp = (message: string): void => {
        finish();
        this.worker = null;
        void worker.terminate();
        reject(new InputFault(message));
      };
      const onMessage = (answer: ParserAnswer): void => {
        if (answer.number !== number) return;
        finish();
        if (answer.outcome === 'read') resolve(answer.value);
        else reject(new InputFault(answer.message));
      };
      const tooMuch = 'takes too much memory to read; split it, or give its text';
      const onError = (error: Error): void => {
        const outOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
        giveUp(outOfMemory ? tooMuch : `cannot be read (${faultMessage(error)}); save its text and give that`);
      };
      const onExit = (): void => giveUp('cannot be read (its parser ended); save its text and give that');
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      timers.push(
        setTimeout(
          () => giveUp(`takes more than ${Math.ceil(milliseconds / 1_000)} s to read; split it`),
          milliseconds,
        ),
        setInterval(() => {
          if (process.memoryUsage.rss() - before > growthMegabytes * 1_000_000) giveUp(tooMuch);
        }, LOOK_EVERY_MS),
      );
      worker.postMessage({ number, task });
    });
  }

  private start(): Worker {
    this.worker ??= new Worker(new URL('./parser.worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
      // No settings and no secrets, and what libraries print is nobody's business.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    return this.worker;
  }
}
