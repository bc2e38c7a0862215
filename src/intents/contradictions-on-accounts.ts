import { tenantContradictions, type TenantContradiction } from '../core/tenant-contradictions.ts';
import type { PersonKey } from '../core/person.ts';
import type { TenantProfile } from '../core/tenant-profile.ts';
import { lookUp } from './look-up.ts';
import type { Ports } from './ports.ts';

/** What the accounts show against the tenant profile. Undefined: none of them could be read from Entra ID. */
export async function contradictionsOnAccounts(
  keys: readonly PersonKey[],
  sources: Pick<Ports, 'ad' | 'entra' | 'environment'>,
  profile: TenantProfile,
): Promise<readonly TenantContradiction[] | undefined> {
  const found = await Promise.all(keys.map((key) => lookUp(key, sources, profile)));
  const read = found.flatMap((one) => (one.kind === 'found' && one.facts.entra.kind === 'read' ? [one.facts] : []));
  return read.length === 0 ? undefined : read.flatMap(tenantContradictions);
}
