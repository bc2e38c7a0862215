import { AndFilter, EqualityFilter } from 'ldapts';
import type { RawAdAccount } from '../../core/snapshot/snapshot.ts';
import { domainAttributes } from './attributes.ts';
import type { Connection } from './connection.ts';
import { rawAttributes } from './raw-attributes.ts';

/** What is true of the whole domain. */
export interface Domain {
  /** The root's password and lockout policy, raw. Undefined: the account may not read it. */
  readonly policy: RawAdAccount | undefined;
  /** NetBIOS and DNS name, lower case. Empty: they could not be read. */
  readonly names: readonly string[];
}

/** Password policies change rarely; five minutes are soon enough to notice. */
const keepForMs = 5 * 60_000;

/** Reads the domain at most every five minutes. A failed read is not kept. */
export class DomainCache {
  readonly #baseDn: string;
  #kept: { readonly domain: Domain; readonly until: number } | undefined;

  constructor(baseDn: string) {
    this.#baseDn = baseDn;
  }

  async read(connection: Connection): Promise<Domain> {
    if (this.#kept !== undefined && performance.now() < this.#kept.until) return this.#kept.domain;
    const [policy, names] = await Promise.all([
      readPolicy(connection, this.#baseDn),
      readNames(connection, this.#baseDn),
    ]);
    const domain = { policy, names };
    if (policy !== undefined && names.length > 0) this.#kept = { domain, until: performance.now() + keepForMs };
    return domain;
  }
}

async function readPolicy(connection: Connection, baseDn: string): Promise<RawAdAccount | undefined> {
  const [root] = await connection.search(baseDn, { scope: 'base', attributes: Object.keys(domainAttributes) });
  const policy = root === undefined ? {} : rawAttributes(root, domainAttributes);
  return Object.keys(policy).length === 0 ? undefined : policy;
}

async function readNames(connection: Connection, baseDn: string): Promise<readonly string[]> {
  if (connection.configurationDn === undefined) return [];
  const [crossReference] = await connection.search(`CN=Partitions,${connection.configurationDn}`, {
    scope: 'one',
    filter: new AndFilter({
      filters: [
        new EqualityFilter({ attribute: 'nCName', value: baseDn }),
        new EqualityFilter({ attribute: 'objectClass', value: 'crossRef' }),
      ],
    }),
    attributes: ['nETBIOSName', 'dnsRoot'],
  });
  const names = crossReference === undefined ? [] : [crossReference['nETBIOSName'], crossReference['dnsRoot']];
  return names.filter((name) => typeof name === 'string').map((name) => name.toLowerCase());
}
