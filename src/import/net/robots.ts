import { LRUCache } from 'lru-cache';
import robotsParserModule, { type Robot } from 'robots-parser';
import { InputFault } from '../input-fault.js';
import { robotsName } from './user-agent.js';

/** Fetches a robots.txt: its status, and its text where that is 200. */
type GetRobots = (url: URL, signal: AbortSignal) => Promise<{ readonly statusCode: number; readonly text: string }>;

/** What a host asks for at most to be waited between two requests: some write hours. */
const MAX_DELAY_MS = 15_000;

// Its types describe an ES module; it is a CommonJS one, whose only export is the function.
const robotsParser = robotsParserModule as unknown as (url: string, text: string) => Robot;

const NOTHING_FORBIDDEN = robotsParser('https://robots.example/robots.txt', '');

/** Keeps to what robots.txt allows (RFC 9309), asked once a host. */
export class Robots {
  private readonly byOrigin = new LRUCache<string, Promise<Robot>>({ max: 1_000, ttl: 3_600_000 });
  private readonly delays = new LRUCache<string, number>({ max: 1_000 });

  constructor(private readonly get: GetRobots) {}

  /**
   * @throws InputFault where the host does not want the page to be fetched by programs
   */
  async check(url: URL, signal: AbortSignal): Promise<void> {
    let reading = this.byOrigin.get(url.origin);
    if (reading === undefined) {
      reading = this.read(url.origin, signal);
      this.byOrigin.set(url.origin, reading);
      // A host that could not be reached is asked again the next time.
      reading.catch(() => this.byOrigin.delete(url.origin));
    }
    const robots = await reading;
    const delay = robots.getCrawlDelay(robotsName());
    if (delay !== undefined && delay > 0) this.delays.set(url.origin, Math.min(delay * 1_000, MAX_DELAY_MS));
    if (robots.isAllowed(url.href, robotsName()) === false) {
      throw new InputFault(
        'is not to be read by programs (robots.txt); open it in a browser, save it and give the file',
      );
    }
  }

  /** @returns the pause that the host asks for, in milliseconds */
  delayOf(url: URL): number {
    return this.delays.get(url.origin) ?? 0;
  }

  private async read(origin: string, signal: AbortSignal): Promise<Robot> {
    const url = new URL('/robots.txt', origin);
    const { statusCode, text } = await this.get(url, signal);
    // A server in trouble may not be able to say no (section 2.3.1.4); one without the file says nothing (2.3.1.3).
    if (statusCode >= 500)
      throw new InputFault(`cannot say what may be read (robots.txt: status ${statusCode}); try again later`);
    return statusCode === 200 ? robotsParser(url.href, text) : NOTHING_FORBIDDEN;
  }
}
