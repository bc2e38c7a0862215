import type { Secret } from '../../core/secret.ts';

export interface AdOptions {
  /**
   * Domain controllers by host name, `host:port` or url, tried in order. Name single DCs rather than the domain, so that
   * an account is read, changed and read back on the same one. Never a Global Catalog port: it lacks `pwdLastSet`.
   */
  readonly servers: readonly string[];
  /** Root of the domain, as in `DC=contoso,DC=com`. */
  readonly baseDn: string;
  /**
   * DN, UPN or `DOMAIN\name` of the service account: an ordinary user plus, on the OUs that Latchkey may change, Reset
   * Password and write access to `pwdLastSet` and `lockoutTime`.
   */
  readonly bindDn: string;
  readonly bindPassword: Secret;
  readonly transport: 'ldaps' | 'starttls';
  /** PEM, one or more certificates. Left out: the roots that Node trusts. */
  readonly ca?: string;
  /** The name that the servers' certificates must carry, where it is not the host name in `servers`. */
  readonly serverName?: string;
  /** For TCP, TLS and bind together, per server. */
  readonly connectTimeoutMs: number;
  /** For each search and each change. */
  readonly operationTimeoutMs: number;
  /** Where names are looked for. Exact keys are looked for in the whole domain, so that "not found" is true. */
  readonly peopleBaseDn?: string;
  /** A further DC on which accounts are read for comparison (`_otherDc`). */
  readonly secondServer?: string;
  readonly log?: (event: LdapEvent) => void;
}

/** For the operator. Holds codes and names only: never a value from the directory, never a password. */
export interface LdapEvent {
  readonly code: string;
  readonly server: string;
  readonly detail?: string;
}
