import type { Reading } from '../core/reading.ts';
import type { AccountSnapshot, RawAdAccount, RawTenant } from '../core/snapshot/snapshot.ts';
import type { TenantProfile } from '../core/tenant-profile.ts';
import type { EntraAccount, RawEntraTenant } from '../ports/entra-directory.ts';

export interface Readings {
  readonly ad: Reading<RawAdAccount>;
  readonly entra: Reading<EntraAccount>;
  readonly tenant: Reading<RawEntraTenant>;
  /** Whether the user is in one of the declared staged-rollout groups; `absent`: none are declared. */
  readonly inRollout: Reading<boolean>;
}

/** Puts what was read beside what was declared; the only way by which live facts reach core. */
export function assembleSnapshot(readings: Readings, profile: TenantProfile, now: Date): AccountSnapshot {
  const ad = readings.ad.kind === 'read' ? readings.ad.value : null;
  const entra = readings.entra.kind === 'read' ? readings.entra.value : undefined;
  const signIns = entra?.signIns ?? { kind: 'read' as const, value: [] };
  const domainName = domainOf(entra?.user['userPrincipalName'] ?? ad?.['userPrincipalName']);
  return {
    ad,
    entra: entra?.user ?? null,
    tenant: {
      ...declaredTenant(profile, domainName, readings.inRollout),
      ...readTenant(readings.tenant, domainName),
      ...failuresOf(readings),
    },
    signIns: signIns.kind === 'read' ? signIns.value : null,
    now: now.toISOString(),
  };
}

function declaredTenant(profile: TenantProfile, domainName: string, inRollout: Reading<boolean>): RawTenant {
  const { domainSignInMethods, signInMethod, stagedRollout, ...declared } = profile;
  const method = domainSignInMethods?.[domainName] ?? signInMethod;
  const isIncluded = inRollout.kind === 'read' ? inRollout.value : undefined;
  return {
    ...declared,
    ...(method && { signInMethod: method }),
    ...(stagedRollout &&
      isIncluded !== undefined && { stagedRollout: { feature: stagedRollout.feature, userIncluded: isIncluded } }),
  };
}

function readTenant(reading: Reading<RawEntraTenant>, domainName: string): RawTenant {
  if (reading.kind !== 'read') return {};
  const { organization, domains } = reading.value;
  const domain = domains.find((one) => String(one['id']).toLowerCase() === domainName);
  const verified = domains.filter((one) => one['isVerified'] !== false).map((one) => one['id']);
  return { organization, verifiedDomains: verified, ...(domain && { domain }) };
}

/** Which sources did not answer, and why. */
function failuresOf({ ad, entra }: Readings): RawTenant {
  const signIns = entra.kind === 'read' ? entra.value.signIns : undefined;
  return {
    adReachable: ad.kind !== 'unavailable',
    graphReachable: entra.kind !== 'unavailable',
    ...(ad.kind === 'unavailable' && { adFailure: ad.code }),
    ...(entra.kind === 'unavailable' && { graphFailure: entra.code }),
    ...(signIns?.kind === 'unavailable' && { signInLogs: signIns.code }),
  };
}

function domainOf(userPrincipalName: unknown): string {
  return typeof userPrincipalName === 'string' ? (userPrincipalName.split('@').at(-1) ?? '').toLowerCase() : '';
}
