import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, type Fetcher, type FetchLimits } from '../../../src/import/net/fetch-page.js';
import { isPublicAddress } from '../../../src/import/net/public-address.js';

/** Answers a request for one path. */
export type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this computer, with what it was asked for. */
export interface Served {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  /** Paths in the order in which they were asked for, robots.txt among them. */
  readonly asked: string[];
  readonly agents: Set<string>;
  /** Reaches 127.0.0.1 besides the public web, with small limits and no pauses. */
  readonly fetcher: Fetcher;
}

const LIMITS: FetchLimits = { bytes: 1_000_000, milliseconds: 1_500, redirects: 5, pauseMs: 0 };

/** Runs something with a server that gives out pages by their paths; without `/robots.txt` it has none. */
export async function withServer(
  pages: Readonly<Record<string, Page>>,
  use: (served: Served) => Promise<void>,
  limits: Partial<FetchLimits> = {},
): Promise<void> {
  const asked: string[] = [];
  const agents = new Set<string>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    agents.add(request.headers['user-agent'] ?? '');
    const page = pages[path.split('?')[0] ?? ''];
    if (page === undefined) response.writeHead(404).end();
    else page(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const fetcher = createFetcher({
    limits: { ...LIMITS, ...limits },
    mayConnect: (address) => address === '127.0.0.1' || isPublicAddress(address),
  });
  try {
    await use({ origin: `http://127.0.0.1:${port}`, port, asked, agents, fetcher });
  } finally {
    await fetcher.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

/** @returns a page with this content and type */
export function page(
  content: string | Uint8Array,
  type = 'text/html; charset=utf-8',
  headers: Record<string, string> = {},
): Page {
  return (_, response) => response.writeHead(200, { 'content-type': type, ...headers }).end(content);
}

/** @returns a page that sends elsewhere */
export function redirect(location: string, status = 302): Page {
  return (_, response) => response.writeHead(status, { location }).end();
}
