import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  type Health,
  type HealthServer,
  type HealthServerOptions,
  startHealthServer,
} from '../../src/metrics/health-server.js';
import { createMetrics } from '../../src/metrics/metrics.js';

const SHOWN = { contentType: 'text/plain; version=0.0.4; charset=utf-8', text: async () => 'one 1\n' };
const WELL: Health = { gateway: true, index: true };

let servers: HealthServer[] = [];
let sockets: Socket[] = [];

async function start(options: Partial<HealthServerOptions> = {}): Promise<HealthServer> {
  const server = await startHealthServer({
    host: '127.0.0.1',
    port: 0,
    metrics: SHOWN,
    health: () => WELL,
    ...options,
  });
  servers.push(server);
  return server;
}

/** A bare connection, and all that the server says on it until it ends. */
async function open(server: HealthServer): Promise<{ socket: Socket; all: Promise<string> }> {
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  socket.on('data', (data) => {
    heard += data.toString();
  });
  // A connection that is cut off may end in ECONNRESET.
  socket.on('error', () => {});
  const all = once(socket, 'close').then(() => heard);
  await once(socket, 'connect');
  return { socket, all };
}

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => server.close()));
  [servers, sockets] = [[], []];
});

describe('/metrics', () => {
  test('shows the metrics as Prometheus reads them', async () => {
    const metrics = createMetrics();
    metrics.waited('queue');
    const { address } = await start({ metrics });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${address}/metrics?from=prometheus`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toContain('alteram_waits_total{reason="queue"} 1\n');
  });

  test('that fails is told as 500, to the client without the reason', async () => {
    const faults: unknown[] = [];
    const broken = new Error('secret');
    const metrics = { contentType: 'text/plain', text: () => Promise.reject(broken) };
    const { address } = await start({ metrics, onFault: (error) => faults.push(error) });
    const response = await fetch(`${address}/metrics`);
    expect([response.status, await response.text()]).toEqual([500, 'failed; the log says why\n']);
    expect(faults).toEqual([broken]);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });
});

describe('/healthz', () => {
  test.each<[Health, number, object]>([
    [WELL, 200, { status: 'ok', gateway: 'ready', index: 'open' }],
    [{ gateway: false, index: true }, 503, { status: 'not ready', gateway: 'not ready', index: 'open' }],
    [{ gateway: true, index: false }, 503, { status: 'not ready', gateway: 'ready', index: 'not open' }],
    [{ gateway: false, index: false }, 503, { status: 'not ready', gateway: 'not ready', index: 'not open' }],
  ])('%j: %i', async (health, status, body) => {
    const { address } = await start({ health: () => health });
    const response = await fetch(`${address}/healthz`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(body);
  });

  test('is asked anew each time', async () => {
    let health = WELL;
    const { address } = await start({ health: () => health });
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    health = { gateway: false, index: true };
    expect((await fetch(`${address}/healthz`)).status).toBe(503);
  });

  test('answers HEAD without a body', async () => {
    const { address } = await start();
    const response = await fetch(`${address}/healthz`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

test.each(['/', '/metrics/', '/healthz/../../etc/passwd', '//healthz', '/METRICS'])('%s is not there', async (path) => {
  const server = await start();
  const { socket, all } = await open(server);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(await all).toMatch(/^HTTP\/1\.1 404 /);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
  const { address } = await start();
  const response = await fetch(`${address}/metrics`, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

describe('a client that', () => {
  test('sends nothing is cut off', async () => {
    const { all } = await open(await start({ patience: 100 }));
    expect(await all).not.toContain('200');
  });

  test('never ends its request is cut off, however often it sends a little', async () => {
    const { socket, all } = await open(await start({ patience: 100 }));
    let cut = false;
    void all.then(() => {
      cut = true;
    });
    socket.write('GET /metrics HTTP/1.1\r\n');
    while (!cut) {
      socket.write('X: y\r\n');
      await pause(20);
    }
    expect(await all).not.toContain('200');
  });

  test('sends more headers than fit, or no HTTP, is told so and cut off', async () => {
    const server = await start();
    const large = await open(server);
    large.socket.write(`GET /metrics HTTP/1.1\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`);
    expect(await large.all).toMatch(/^HTTP\/1\.1 431 /);
    const strange = await open(server);
    strange.socket.write('\u0016\u0003\u0001 not HTTP\r\n\r\n');
    expect(await strange.all).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  });
});

describe('the port', () => {
  test('that is in use is told by name', async () => {
    const { address } = await start();
    const port = Number(new URL(address).port);
    await expect(start({ port })).rejects.toThrow(
      `METRICS_PORT: port ${port} of 127.0.0.1 is in use; choose another, or end the program that has it`,
    );
  });

  // 192.0.2.0/24 is for documentation only, no machine has such an address (RFC 5737).
  test('of an address that is not ours is told by name', async () => {
    await expect(start({ host: '192.0.2.1' })).rejects.toThrow(
      'METRICS_HOST: 192.0.2.1 is not an address of this machine; remove it for 127.0.0.1',
    );
  });

  test('is free again after close, and close may be called twice', async () => {
    const first = await start();
    await first.close();
    await first.close();
    const port = Number(new URL(first.address).port);
    const second = await start({ port });
    expect((await fetch(`${second.address}/healthz`)).status).toBe(200);
  });

  test('is closed although a client has not ended its request', async () => {
    const server = await start();
    const { socket, all } = await open(server);
    socket.write('GET /metrics HTTP/1.1\r\n');
    await server.close();
    expect(await all).not.toContain('200');
  });

  test('is closed after the response that is being made', async () => {
    let finish: (text: string) => void = () => {};
    let asked: () => void = () => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const text = () =>
      new Promise<string>((resolve) => {
        finish = resolve;
        asked();
      });
    const server = await start({ metrics: { contentType: 'text/plain', text } });
    const response = fetch(`${server.address}/metrics`);
    await begun;
    const closed = server.close();
    finish('two 2\n');
    expect(await (await response).text()).toBe('two 2\n');
    await closed;
  });
});
