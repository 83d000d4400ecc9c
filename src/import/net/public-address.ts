import ipaddr from 'ipaddr.js';

/** Networks that are public by their number, and lead to machines of this computer's own network or to none at all. */
const NOT_PUBLIC_V6 = [
  // Translated and tunnelled IPv4 (RFC 6052, 8215, 3056, 4380): what is inside may be private.
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2002::/16',
  '2001::/32',
  // Compatible with IPv4 (RFC 4291), discard-only (RFC 6666), site-local (RFC 3879), documentation (RFC 3849, 9637).
  '::/96',
  '100::/64',
  'fec0::/10',
  '2001:db8::/32',
  '3fff::/20',
  '5f00::/16',
].map((network) => ipaddr.parseCIDR(network) as [ipaddr.IPv6, number]);

const NOT_PUBLIC_V4 = [
  '0.0.0.0/8',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  // The address at which many clouds serve a machine's secrets, outside of their own networks.
  '168.63.129.16/32',
].map((network) => ipaddr.parseCIDR(network) as [ipaddr.IPv4, number]);

/**
 * @param address an IPv4 or IPv6 address as text, with or without a zone
 * @returns whether it is one of the public internet: not private, loopback, link-local, carrier-grade NAT, multicast,
 *   reserved, unspecified, nor an IPv6 form of such an IPv4 address
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%') || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.isIPv4MappedAddress()) return isPublicAddress(parsed.toIPv4Address().toString());
    return parsed.range() === 'unicast' && !NOT_PUBLIC_V6.some((network) => parsed.match(network));
  }
  return parsed.range() === 'unicast' && !NOT_PUBLIC_V4.some((network) => (parsed as ipaddr.IPv4).match(network));
}
