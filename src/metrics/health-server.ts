import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bot needs in order to answer. */
export interface Health {
  /** Whether the connection to Discord's gateway is up. */
  readonly gateway: boolean;
  /** Whether the index is open. */
  readonly index: boolean;
}

export interface HealthServerOptions {
  readonly host: string;
  /** 0 takes any port that is free. */
  readonly port: number;
  /** What `/metrics` shows; a `Metrics` is one. */
  readonly metrics: { readonly contentType: string; text(): Promise<string> };
  /** Asked at every `GET /healthz`. */
  readonly health: () => Health;
  /** Hears what `metrics` or `health` threw; the client is told only that it failed. */
  readonly onFault?: (error: unknown) => void;
  /** How long a client may take for its request, and then for taking the response, in milliseconds; 5000 unless told. */
  readonly patience?: number;
}

export interface HealthServer {
  /** Base address of the server, without a slash at the end: `http://127.0.0.1:9464`. */
  readonly address: string;
  /** Lets requests end that are under way, for half a second, then cuts them off. Resolves when the port is free. */
  close(): Promise<void>;
}

const PATIENCE = 5000;
const CLOSING = 500;
/** Scrapers and health checks are few; more connections than that are refused. */
const MOST_CONNECTIONS = 64;

/**
 * Serves `GET /metrics` in Prometheus's text format, and `GET /healthz`: 200 where the bot can answer, else 503, with what
 * is ready and what is not as JSON.
 * @throws Error in one line that names METRICS_PORT or METRICS_HOST and the mend, if the port cannot be opened
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const { host, port, patience = PATIENCE, onFault } = options;
  const server = createServer(
    {
      headersTimeout: patience,
      requestTimeout: patience,
      keepAliveTimeout: patience,
      connectionsCheckingInterval: Math.ceil(patience / 5),
      maxHeaderSize: 8192,
    },
    (request, response) => {
      respond(request, response, options).catch((error: unknown) => {
        onFault?.(error);
        if (!response.headersSent) end(response, 500, TEXT, 'failed; the log says why\n');
      });
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  // For who sends nothing at all, or does not take its response.
  server.setTimeout(patience, (socket) => socket.destroy());
  await listen(server, host, port);
  // Only after it listens: what comes now concerns single connections.
  server.on('error', (error) => onFault?.(error));
  return { address: addressOf(server), close: () => close(server) };
}

const TEXT = 'text/plain; charset=utf-8';

async function respond(
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
  { metrics, health }: HealthServerOptions,
): Promise<void> {
  const path = url.split('?', 1)[0];
  if (path !== '/metrics' && path !== '/healthz') {
    end(response, 404, TEXT, 'not found; there are /metrics and /healthz\n');
  } else if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    end(response, 405, TEXT, 'only GET and HEAD\n');
  } else if (path === '/metrics') {
    end(response, 200, metrics.contentType, await metrics.text());
  } else {
    const { gateway, index } = health();
    const ok = gateway && index;
    const body = {
      status: ok ? 'ok' : 'not ready',
      gateway: gateway ? 'ready' : 'not ready',
      index: index ? 'open' : 'not open',
    };
    end(response, ok ? 200 : 503, 'application/json', `${JSON.stringify(body)}\n`);
  }
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' };
  response.writeHead(status, headers).end(body);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(new Error(whyNot(error, host, port), { cause: error }));
    server.once('error', fail);
    server.listen({ host, port }, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `METRICS_PORT: port ${port} of ${host} is in use; choose another, or end the program that has it`;
    case 'EACCES':
      return `METRICS_PORT: port ${port} may not be opened by this user; choose one from 1024`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `METRICS_HOST: ${host} is not an address of this machine; remove it for 127.0.0.1`;
    default:
      return `METRICS_HOST, METRICS_PORT: ${host}, ${port} cannot be opened (${message}); choose others`;
  }
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), CLOSING);
    // It tells an error only where the server was closed before.
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
  });
}
