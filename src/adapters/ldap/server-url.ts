import type { AdOptions } from './ad-options.ts';

/** Turns `host`, `host:port` or an url into the url to connect to. Throws on what is none of these. */
export function serverUrl(server: string, transport: AdOptions['transport']): URL {
  const scheme = transport === 'ldaps' ? 'ldaps:' : 'ldap:';
  return new URL(server.includes('://') ? server : `${scheme}//${server}`);
}

/** The host in a server's url, without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}
