import { isIP } from 'node:net';
import { InputFault } from '../input-fault.js';

/** Ports below 1024 other than these two belong to other protocols; so do those of the Fetch standard's list above it. */
const BAD_PORTS: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/**
 * Checks an address before anything is asked of the network.
 * @returns the parsed address without its fragment
 * @throws InputFault for other schemes than http and https, a user or password, a port of another protocol
 */
export function webAddress(address: string): URL {
  if (!URL.canParse(address)) throw new InputFault('is no web address; write one that begins with https://');
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InputFault(`has the scheme "${url.protocol}", which is not fetched; only http and https are`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new InputFault('has a user or password in it, which is not sent; remove it');
  }
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (port !== 80 && port !== 443 && (port < 1_024 || BAD_PORTS.has(port))) {
    throw new InputFault(`has the port ${port}, which is not one of the web; only 80, 443 and free ones are fetched`);
  }
  url.hash = '';
  return url;
}

/** @returns the host as an IP address without brackets, or null where it is a name */
export function literalAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/gu, '');
  return isIP(bare) === 0 ? null : bare;
}
