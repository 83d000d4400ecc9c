import { setTimeout as wait } from 'node:timers/promises';

/** Lets requests to one host go one at a time, with a pause between. */
export class HostPace {
  private readonly next = new Map<string, number>();

  /** @param pauseMs least time between two requests, in milliseconds */
  constructor(private readonly pauseMs: number) {}

  /**
   * Waits for one's turn.
   * @param delayMs what the host asks for; the longer of the two holds
   */
  async turn(host: string, delayMs: number): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.next.get(host) ?? 0);
    this.next.set(host, at + Math.max(this.pauseMs, delayMs));
    if (at > now) await wait(at - now);
  }
}
