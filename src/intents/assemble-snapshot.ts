import type { Reading } from '../core/reading.ts';
import type { AccountSnapshot, RawAdAccount, RawTenant } from '../core/snapshot/snapshot.ts';
import type { TenantProfile } from '../core/tenant-profile.ts';
import type { EntraAccount, RawEntraTenant } from '../ports/entra-directory.ts';

export interface Readings {
  readonly ad: Reading<RawAdAccount>;
  readonly entra: Reading<EntraAccount>;
  readonly tenant: Reading<RawEntraTenant>;
}

/** Puts what was read beside what was declared; the only way by which live facts reach core. */
export function assembleSnapshot(readings: Readings, profile: TenantProfile, now: Date): AccountSnapshot {
  const ad = readings.ad.kind === 'read' ? readings.ad.value : null;
  const entra = readings.entra.kind === 'read' ? readings.entra.value : undefined;
  const signIns = entra?.signIns.kind === 'read' ? entra.signIns.value : entra ? null : [];
  return {
    ad,
    entra: entra?.user ?? null,
    tenant: {
      ...describeTenant(
        readings.tenant,
        profile,
        domainOf(entra?.user['userPrincipalName'] ?? ad?.['userPrincipalName']),
      ),
      adReachable: readings.ad.kind !== 'unavailable',
      graphReachable: readings.entra.kind !== 'unavailable',
      ...(signIns === null && { signInLogs: 'unavailable' }),
    },
    signIns,
    now: now.toISOString(),
  };
}

function describeTenant(reading: Reading<RawEntraTenant>, profile: TenantProfile, domainName: string): RawTenant {
  const { domainSignInMethods, signInMethod, ...declared } = profile;
  const method = domainSignInMethods?.[domainName] ?? signInMethod;
  const read = reading.kind === 'read' ? reading.value : undefined;
  const domain = read?.domains.find((one) => String(one['id']).toLowerCase() === domainName);
  return {
    ...declared,
    ...(method && { signInMethod: method }),
    ...(read && {
      organization: read.organization,
      verifiedDomains: read.domains.filter((one) => one['isVerified'] !== false).map((one) => one['id']),
    }),
    ...(domain && { domain }),
  };
}

function domainOf(userPrincipalName: unknown): string {
  return typeof userPrincipalName === 'string' ? (userPrincipalName.split('@').at(-1) ?? '').toLowerCase() : '';
}
