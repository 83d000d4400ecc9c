import type { Dispatcher } from 'undici';
import { InputFault } from '../input-fault.js';
import { guardedAgent, type MayConnect } from './guarded-agent.js';
import { networkFault } from './network-fault.js';
import { HostPace } from './pace.js';
import { isPublicAddress } from './public-address.js';
import { readBody } from './read-body.js';
import { Robots } from './robots.js';
import { userAgent } from './user-agent.js';
import { literalAddress, webAddress } from './web-address.js';

/** Bounds of one fetch, redirects included. */
export interface FetchLimits {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly redirects: number;
  /** Least time between two requests to one host, in milliseconds. */
  readonly pauseMs: number;
}

const FETCH_LIMITS: FetchLimits = { bytes: 20_000_000, milliseconds: 30_000, redirects: 5, pauseMs: 1_000 };

/** What the server gave when it was asked before. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What to fetch. */
export interface FetchRequest {
  readonly address: string;
  /** Media types that are read, in lower case without parameters; an empty text allows a server that says none. */
  readonly accepts: ReadonlySet<string>;
  /** What is known from before, so that the server can say that nothing changed. */
  readonly known?: Validators;
}

/** A page as it was fetched. */
export interface FetchedPage extends Validators {
  readonly kind: 'page';
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly charset: string | null;
  /** Every address on the way, the one that answered last. */
  readonly addresses: readonly string[];
}

/** Fetches from the public web. */
export interface Fetcher {
  /**
   * @returns the page, or that it did not change since it was fetched last
   * @throws InputFault with what a person can do, for everything that stands in the way
   */
  fetch(request: FetchRequest): Promise<FetchedPage | { readonly kind: 'not modified' }>;
  close(): Promise<void>;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Makes a fetcher that reaches the public internet only, keeps to robots.txt, waits between requests to one host, and takes
 * no more than its limits of anything.
 * @param mayConnect tests reach a server on this computer through it; a person cannot set it
 */
export function createFetcher({
  limits = FETCH_LIMITS,
  mayConnect = isPublicAddress,
}: {
  readonly limits?: FetchLimits;
  readonly mayConnect?: MayConnect;
} = {}): Fetcher {
  const agent = guardedAgent(mayConnect, limits.milliseconds);
  const pace = new HostPace(limits.pauseMs);
  const get = async (
    url: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> => {
    const literal = literalAddress(url);
    // No name is resolved for an address, so that only here it can be refused by name.
    if (literal !== null && !mayConnect(literal)) {
      throw new InputFault(`leads to an address that is not public (${literal}), which is not fetched`);
    }
    const accept = { 'user-agent': userAgent(), 'accept-encoding': 'gzip, deflate, br', ...headers };
    const { origin, pathname, search } = url;
    return agent.request({ origin, path: pathname + search, method: 'GET', headers: accept, signal });
  };
  const robots = new Robots(async (url, signal) => {
    // robots.txt may be redirected like a page (RFC 9309, section 2.3.1.2), and is guarded like one.
    const { response } = await follow(url, {}, limits.redirects, signal, get, () => Promise.resolve());
    const { statusCode, body, headers } = response;
    if (statusCode !== 200) {
      discard(body);
      return { statusCode, text: '' };
    }
    const bytes = await readBody(body, headerOf(headers['content-encoding']), 500_000, signal);
    return { statusCode, text: bytes.toString('utf8') };
  });

  const fetchPage = async ({
    address,
    accepts,
    known,
  }: FetchRequest): Promise<FetchedPage | { kind: 'not modified' }> => {
    const start = webAddress(address);
    let waited = 0;
    const deadline = new AbortController();
    let timer = setTimeout(() => deadline.abort(), limits.milliseconds);
    const before = async (url: URL): Promise<void> => {
      await robots.check(url, deadline.signal);
      // Time spent in politeness is not the server's.
      const from = performance.now();
      clearTimeout(timer);
      await pace.turn(url.host, robots.delayOf(url));
      waited += performance.now() - from;
      timer = setTimeout(
        () => deadline.abort(),
        Math.max(1, limits.milliseconds - (performance.now() - begun - waited)),
      );
    };
    const begun = performance.now();
    const headers = {
      accept: `${[...accepts].filter((type) => type !== '').join(', ')}, */*;q=0.1`,
      ...(known?.etag && { 'if-none-match': known.etag }),
      ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
    };
    try {
      const { response, addresses } = await follow(start, headers, limits.redirects, deadline.signal, get, before);
      return await readPage(response, addresses, accepts, limits, deadline.signal);
    } catch (error) {
      throw networkFault(error, deadline.signal.aborted ? limits.milliseconds : null);
    } finally {
      clearTimeout(timer);
    }
  };
  return { fetch: fetchPage, close: () => agent.destroy() };
}

/** Asks for an address, and for those that it redirects to, each checked like the first. */
async function follow(
  start: URL,
  headers: Record<string, string>,
  redirects: number,
  signal: AbortSignal,
  get: (url: URL, headers: Record<string, string>, signal: AbortSignal) => Promise<Dispatcher.ResponseData>,
  before: (url: URL) => Promise<void>,
): Promise<{ response: Dispatcher.ResponseData; addresses: string[] }> {
  const addresses: string[] = [];
  for (let url = start; ; ) {
    if (addresses.includes(url.href)) throw new InputFault('redirects in a circle');
    if (addresses.length > redirects) throw new InputFault(`redirects more than ${redirects} times`);
    addresses.push(url.href);
    await before(url);
    const response = await get(url, headers, signal);
    const { location } = response.headers;
    if (!REDIRECTS.has(response.statusCode) || typeof location !== 'string') return { response, addresses };
    discard(response.body);
    if (!URL.canParse(location, url.href)) throw new InputFault('redirects to something that is no address');
    url = webAddress(new URL(location, url).href);
  }
}

async function readPage(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  addresses: readonly string[],
  accepts: ReadonlySet<string>,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<FetchedPage | { kind: 'not modified' }> {
  const drop = (fault: InputFault): never => {
    discard(body);
    throw fault;
  };
  if (statusCode === 304) {
    discard(body);
    return { kind: 'not modified' };
  }
  if (statusCode !== 200) drop(statusFault(statusCode));
  const [mediaType = '', ...parameters] = headerOf(headers['content-type'])
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (!accepts.has(mediaType))
    drop(new InputFault(`is of the kind "${mediaType.slice(0, 60)}", which is not read here`));
  if (Number(headerOf(headers['content-length'])) > limits.bytes) {
    drop(new InputFault(`is larger than ${Math.round(limits.bytes / 1e6)} MB; save it and give the file`));
  }
  const bytes = await readBody(body, headerOf(headers['content-encoding']), limits.bytes, signal);
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replace(/^["']|["']$/gu, '');
  return {
    kind: 'page',
    bytes,
    mediaType,
    charset: charset ?? null,
    addresses,
    etag: headerOf(headers.etag).slice(0, 500) || null,
    lastModified: headerOf(headers['last-modified']).slice(0, 100) || null,
  };
}

/** Ends a body that nobody reads; that it breaks off then is no error. */
function discard(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => {}).destroy();
}

function headerOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function statusFault(status: number): InputFault {
  switch (status) {
    case 401:
    case 402:
    case 403:
    case 407:
    case 451:
      return new InputFault(
        `is not given out to programs (status ${status}); open it in a browser, save it and give the file`,
      );
    case 404:
    case 410:
      return new InputFault(`is not there (status ${status}); check the address`);
    case 429:
      return new InputFault('is asked for too often (status 429); try again later');
    default:
      return new InputFault(`cannot be had (status ${status}); try again later`);
  }
}
