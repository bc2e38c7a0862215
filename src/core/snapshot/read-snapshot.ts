import type { AccountFacts, SignIn } from '../facts.ts';
import { absent, read, unavailable, type Reading, type SourceFailureCode } from '../reading.ts';
import { newestFirst } from '../sign-in-rows.ts';
import { readAdAccount } from './read-ad-account.ts';
import { readEntraUser, readSignIn } from './read-entra-user.ts';
import { readTenant } from './read-tenant.ts';
import { readIsoTime } from './raw-times.ts';
import { isRecord, readText, recordOr, type Raw } from './raw-values.ts';
import type { AccountSnapshot } from './snapshot.ts';

/**
 * Decodes a snapshot. Total: any raw value gives facts, and a value that cannot be read is undefined or unavailable.
 * A `now` that is no time reads as 1970, so that nothing throws; `parseSnapshotLine` refuses such a line first.
 */
export function readSnapshot(snapshot: AccountSnapshot): AccountFacts {
  const { ad, entra } = snapshot;
  const tenant = recordOr(snapshot.tenant);
  return {
    now: readIsoTime(snapshot.now) ?? new Date(0),
    ad: isRecord(ad) ? read(readAdAccount(ad)) : withoutAccount(ad, 'ldap', tenant),
    entra: isRecord(entra) ? read(readEntraUser(entra)) : withoutAccount(entra, 'graph', tenant),
    signIns: readSignIns(snapshot.signIns, tenant),
    tenant: readTenant(tenant),
  };
}

/** `null` is "no such account" only where the directory answered; anything else that is no object was not asked. */
function withoutAccount(raw: unknown, source: 'ldap' | 'graph', tenant: Raw): Reading<never> {
  const [reachable, failure] =
    source === 'ldap'
      ? [tenant['adReachable'], tenant['adFailure']]
      : [tenant['graphReachable'], tenant['graphFailure']];
  if (reachable === false) return unavailable(failureOf(failure, `${source}.unreachable`));
  return raw === null ? absent : unavailable('not-asked');
}

function readSignIns(raw: unknown, tenant: Raw): Reading<readonly SignIn[]> {
  const rows = Array.isArray(raw) ? raw.map(readSignIn).filter((row) => row !== undefined) : [];
  if (rows.length > 0) return read(rows.sort(newestFirst));
  const said = readText(tenant['signInLogs']);
  if (Array.isArray(raw) && raw.length === 0 && (said === undefined || said === 'available')) return read([]);
  return unavailable(failureOf(said, 'graph.unknown'));
}

const failures: ReadonlySet<string> = new Set<SourceFailureCode>([
  'ldap.unreachable',
  'ldap.timeout',
  'ldap.certificate',
  'ldap.bind-refused',
  'ldap.forbidden',
  'ldap.busy',
  'ldap.unknown',
  'graph.unreachable',
  'graph.timeout',
  'graph.throttled',
  'graph.unauthorised',
  'graph.forbidden',
  'graph.no-premium-licence',
  'graph.server-error',
  'graph.unknown',
  'not-configured',
  'not-asked',
]);

function failureOf(said: unknown, otherwise: SourceFailureCode): SourceFailureCode {
  return typeof said === 'string' && failures.has(said) ? (said as SourceFailureCode) : otherwise;
}
