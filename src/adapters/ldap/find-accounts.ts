import { AndFilter, EqualityFilter, type Control, type Filter } from 'ldapts';
import type { RawAdAccount } from '../../core/snapshot/snapshot.ts';
import type { AdMatches } from '../../ports/ad-directory.ts';
import { addDetails, unlessRefused } from './account-details.ts';
import type { AdOptions } from './ad-options.ts';
import { accountAttributes, storedAttributes } from './attributes.ts';
import type { Connection } from './connection.ts';
import { showDeleted } from './controls.ts';
import type { DomainCache } from './domain.ts';
import type { Lookup } from './lookup.ts';
import { binaryAttributes, rawAttributes } from './raw-attributes.ts';
import type { SecondDc } from './second-dc.ts';

type Bases = Pick<AdOptions, 'baseDn' | 'peopleBaseDn'>;

/**
 * Finds at most `limit` live accounts; for an exact key that none has, the deleted ones, as far as the service account
 * may see them. Empty: AD answered and has none.
 */
export async function findAccounts(
  connection: Connection,
  domain: DomainCache,
  bases: Bases,
  lookup: Lookup,
  limit: number,
  secondDc: SecondDc | undefined,
): Promise<AdMatches> {
  const base = lookup.exact ? bases.baseDn : (bases.peopleBaseDn ?? bases.baseDn);
  const live = await search(connection, base, lookup.filter, limit);
  if (live.length === 0 && lookup.exact) return cut(await findDeleted(connection, bases.baseDn, lookup, limit), limit);
  const [only, ...others] = live;
  if (only !== undefined && others.length === 0) {
    const [detailed, otherDc] = await Promise.all([
      addDetails(connection, domain, only),
      secondDc?.read(String(only['objectGUID']), connection.configuredServer),
    ]);
    return { accounts: [{ ...detailed, ...(otherDc !== undefined && { _otherDc: otherDc }) }], more: false };
  }
  return cut(live, limit);
}

const cut = (accounts: readonly RawAdAccount[], limit: number): AdMatches => ({
  accounts: accounts.slice(0, limit),
  more: accounts.length > limit,
});

/** The Deleted Objects container, by its well-known GUID ([MS-ADTS] 6.1.1.4.2). */
const deletedObjects = (baseDn: string): string => `<WKGUID=18e2ea80684f11d2b9aa00c04f79f805,${baseDn}>`;

async function findDeleted(connection: Connection, baseDn: string, lookup: Lookup, limit: number) {
  const filter = new AndFilter({
    filters: [lookup.filter, new EqualityFilter({ attribute: 'isDeleted', value: 'TRUE' })],
  });
  const found = search(connection, deletedObjects(baseDn), filter, limit, storedAttributes, [showDeleted()]);
  return (await unlessRefused(found)) ?? [];
}

/** One account more than `limit` shows that there are more; not every DC keeps to the size limit. */
async function search(
  connection: Connection,
  base: string,
  filter: Filter,
  limit: number,
  forms = accountAttributes,
  controls: Control[] = [],
): Promise<RawAdAccount[]> {
  const entries = await connection.search(
    base,
    {
      scope: 'sub',
      filter,
      sizeLimit: limit + 1,
      attributes: Object.keys(forms),
      explicitBufferAttributes: binaryAttributes(forms),
    },
    controls,
  );
  return entries.map((entry) => ({ ...rawAttributes(entry, forms), _server: connection.server }));
}
