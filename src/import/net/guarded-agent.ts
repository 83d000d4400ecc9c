import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { InputFault } from '../input-fault.js';

/** Decides whether an IP address may be connected to. */
export type MayConnect = (address: string) => boolean;

/** Which host was refused, and why: told as it stands. */
function refusal(host: string, address: string): InputFault {
  const where = host === address ? address : `${host}, that is ${address}`;
  return new InputFault(`leads to an address that is not public (${where}), which is not fetched`);
}

/**
 * Makes an agent that connects only to addresses that it is allowed. The name is resolved once for each connection and the
 * connection goes to what was checked, so that a name server cannot give another answer in between; the address of the
 * open connection is looked at once more.
 */
export function guardedAgent(mayConnect: MayConnect, timeoutMs: number): Agent {
  const lookup: LookupFunction = (host, options, done) => {
    resolve(host, { ...options, all: true, verbatim: true }, (error, addresses) => {
      if (error !== null) return done(error, []);
      const refused = addresses.find(({ address }) => !mayConnect(address));
      if (refused !== undefined) return done(refusal(host, refused.address), []);
      const [first] = addresses;
      if (options.all === true) done(null, addresses);
      else done(null, first?.address ?? '', first?.family ?? 4);
    });
  };
  const connect = buildConnector({ lookup, timeout: timeoutMs, maxCachedSessions: 0 });
  return new Agent({
    connections: 2,
    pipelining: 0,
    keepAliveTimeout: 1_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 16_384,
    connect: (options, done) => {
      const host = options.hostname.replace(/^\[|\]$/gu, '');
      connect(options, (...result) => {
        const [error, socket] = result;
        const address = socket?.remoteAddress;
        if (error !== null || (address !== undefined && mayConnect(address))) return done(...result);
        socket?.destroy();
        done(refusal(host, address ?? 'an unknown address'), null);
      });
    },
  });
}
