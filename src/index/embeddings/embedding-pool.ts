import { availableParallelism } from 'node:os';
import Tinypool from 'tinypool';
import type { WorkerSetup } from './embedding.worker.js';
import { VECTOR_SIZE } from './use-lite.js';

/** Texts that a worker embeds at once: a few tens of milliseconds of work, so that progress is told often. */
const TEXTS_PER_TASK = 16;

/** A worker takes one core and about 60 MB; more than these would only cost memory on a large machine. */
const MOST_WORKERS = 8;

/** How long a worker without work stays, in milliseconds. It does not keep the process from ending. */
const IDLE_TIME = 10_000;

/** Worker threads that embed long lists of texts, one a core. They start with the first list. */
export class EmbeddingPool {
  private workers: Tinypool | null = null;
  private readonly tasks = new Set<Promise<unknown>>();

  constructor(private readonly setup: WorkerSetup) {}

  /**
   * @param onProgress told how many texts are done
   * @returns one unit vector a text, in order
   * @throws Error if a worker cannot run the model, or the pool is closed meanwhile
   */
  async embed(texts: readonly string[], onProgress?: (done: number) => void): Promise<Float32Array[]> {
    const vectors = new Array<Float32Array>(texts.length);
    let done = 0;
    const embedFrom = async (start: number): Promise<void> => {
      const part = texts.slice(start, start + TEXTS_PER_TASK);
      const together = await this.run(part);
      for (const index of part.keys()) {
        vectors[start + index] = together.subarray(index * VECTOR_SIZE, (index + 1) * VECTOR_SIZE);
      }
      done += part.length;
      onProgress?.(done);
    };
    const starts = Array.from({ length: Math.ceil(texts.length / TEXTS_PER_TASK) }, (_, task) => task * TEXTS_PER_TASK);
    try {
      await Promise.all(starts.map(embedFrom));
    } catch (cause) {
      this.workers?.cancelPendingTasks();
      throw new Error(`embedding in worker threads ended early: ${(cause as Error).message}`, { cause });
    }
    return vectors;
  }

  /** Lets the workers finish what they compute (a fraction of a second), gives up what waits, and ends them. */
  async close(): Promise<void> {
    const workers = this.workers;
    this.workers = null;
    workers?.cancelPendingTasks();
    // A thread that is ended inside onnxruntime takes the whole process with it.
    await Promise.allSettled(this.tasks);
    await workers?.destroy();
  }

  private run(texts: readonly string[]): Promise<Float32Array> {
    this.workers ??= this.start();
    const task = this.workers.run(texts) as Promise<Float32Array>;
    this.tasks.add(task);
    const forget = () => this.tasks.delete(task);
    task.then(forget, forget);
    return task;
  }

  private start(): Tinypool {
    const workers = new Tinypool({
      filename: new URL('./embedding.worker.js', import.meta.url).href,
      workerData: this.setup,
      minThreads: 0,
      maxThreads: Math.min(availableParallelism(), MOST_WORKERS),
      idleTimeout: IDLE_TIME,
    });
    // A worker that cannot even start would be started again and again.
    workers.on('error', () => workers.cancelPendingTasks());
    return workers;
  }
}
