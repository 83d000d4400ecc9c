/** Parameters that say from where a reader came, and nothing about the page. */
const TRACKING =
  /^(?:utm_|mtm_|pk_|ga_|hsa_|mc_|at_|ns_|fb_|_hs)|^(?:fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|ttclid|cmpid|ocid|smid|smtyp|spm|ref_src|ref_url|s_cid|xtor|__twitter_impression|amp)$/iu;

/** Prefixes of host names under which sites show the same pages again. */
const HOST_PREFIX = /^(?:www\d?|m|mobile|amp)\./u;

/**
 * Writes an address without what does not matter to which page it is: fragment, tracking parameters, default port.
 * @returns the address to cite, or null where it is no http or https address or has a user and password in it
 */
export function citableAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    return null;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  // The corpus takes no such characters in an address, though a URL may hold them.
  return url.href.replace(/\\/gu, '%5C').replace(/[<>"\s]/gu, (mark) => encodeURIComponent(mark));
}

/**
 * @returns a key that is the same for two addresses of one page (http or https, with or without www and a slash at the end,
 *   parameters in any order), or null where the address cannot be one of a page
 */
export function addressKey(address: string): string | null {
  const citable = citableAddress(address);
  if (citable === null) return null;
  const url = new URL(citable);
  url.searchParams.sort();
  const path = url.pathname.replace(/\/(?:index\.html?|amp)?\/?$/iu, '');
  return `${siteOf(url.hostname)}${url.port === '' ? '' : `:${url.port}`}${path}${url.search}`;
}

function siteOf(host: string): string {
  return host.toLowerCase().replace(HOST_PREFIX, '');
}

/** @returns whether two addresses are of one site, so that a page may say that the other is its real address */
export function isSameSite(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  return siteOf(new URL(a).hostname) === siteOf(new URL(b).hostname);
}
