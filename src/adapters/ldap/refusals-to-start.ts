import type { AdOptions } from './ad-options.ts';
import { hostOf, serverUrl } from './server-url.ts';

const globalCatalogPorts = ['3268', '3269'];

/**
 * Lists, in sentences for the operator, everything that makes these settings unsafe or unusable. Empty: may start.
 *
 * @param environment - `NODE_DEBUG` counts because ldapts then prints every modify request, new passwords included.
 */
export function refusalsToStart(options: AdOptions, environment: { readonly NODE_DEBUG?: string }): readonly string[] {
  return [
    ...wrapped(nodeDebugRefusal(environment.NODE_DEBUG)),
    ...(/^(?:[^,=]+=[^,=]+,)*DC=[^,=]+$/i.test(options.baseDn.trim())
      ? []
      : ['The AD base DN is missing or is not a DN that ends in DC=...']),
    ...(options.bindDn.trim() === '' ? ['The AD bind account is missing.'] : []),
    ...(options.bindPassword.reveal() === ''
      ? ['The AD bind password is empty. AD would take such a bind as anonymous.']
      : []),
    ...(options.ca !== undefined && !options.ca.includes('-----BEGIN CERTIFICATE-----')
      ? ['The AD CA certificate is not in PEM form.']
      : []),
    ...(options.connectTimeoutMs > 0 && options.operationTimeoutMs > 0
      ? []
      : ['The AD time limits must be greater than 0.']),
    ...(options.servers.length === 0 ? ['No AD server is named.'] : []),
    ...[...options.servers, ...(options.secondServer === undefined ? [] : [options.secondServer])].flatMap((server) =>
      serverRefusals(server, options.transport),
    ),
  ];
}

/** Undefined: NODE_DEBUG does not concern the LDAP library. */
export function nodeDebugRefusal(nodeDebug: string | undefined): string | undefined {
  return printsRequests(nodeDebug ?? '')
    ? 'NODE_DEBUG makes the LDAP library print new passwords. Unset it and start again.'
    : undefined;
}

const wrapped = (refusal: string | undefined): readonly string[] => (refusal === undefined ? [] : [refusal]);

function serverRefusals(server: string, transport: AdOptions['transport']): readonly string[] {
  const wanted = transport === 'ldaps' ? 'ldaps:' : 'ldap:';
  const url = URL.canParse(server.includes('://') ? server : `${wanted}//${server}`)
    ? serverUrl(server, transport)
    : undefined;
  if (url === undefined || hostOf(url) === '') {
    return [`"${server}" is not a host name or an LDAP url.`];
  }
  if (url.protocol !== wanted) {
    return [`"${server}" must start with ${wanted}// when the transport is ${transport}.`];
  }
  if (globalCatalogPorts.includes(url.port)) {
    return [`"${server}" is a Global Catalog, which lacks pwdLastSet and lockoutTime. Name the DC itself.`];
  }
  return [];
}

/** Whether Node's `debuglog` would switch on for ldapts: a comma list, case-insensitive, with `*` as wildcard. */
function printsRequests(nodeDebug: string): boolean {
  return nodeDebug.split(',').some((section) => {
    const pattern = section
      .trim()
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*');
    return new RegExp(`^${pattern}$`, 'i').test('ldapts');
  });
}
