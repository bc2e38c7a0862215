import { fromAd, fromEntra, fromTenant } from '../findings/evidence.ts';
import type { Evidence } from '../findings/finding.ts';
import type { Situation } from '../situation.ts';

/** The dates and declarations a verdict rests on; what was not read is left out. */
export function syncEvidence({ ad, entra, facts, signInMethod, passwordSet }: Situation): readonly Evidence[] {
  const { lastPasswordSync, lastSync, features } = facts.tenant;
  const demanded = ad?.pwdLastSet === 'must-change' ? '0: a new password is demanded at the next logon' : undefined;
  return [
    ...known(fromAd, 'pwdLastSet', passwordSet ?? demanded),
    ...known(fromAd, 'unicodePwd last written', ad?.written.unicodePwd),
    ...known(fromEntra, 'lastPasswordChangeDateTime', entra?.lastPasswordChange),
    ...known(fromEntra, 'forceChangePasswordNextSignIn', entra?.forceChangePasswordNextSignIn),
    ...known(fromEntra, 'onPremisesLastPasswordSyncDateTime', lastPasswordSync),
    ...known(fromEntra, 'onPremisesLastSyncDateTime', lastSync),
    ...known(fromTenant, 'signInMethod', facts.tenant.signInMethod ?? signInMethod),
    ...known(fromTenant, 'userForcePasswordChangeOnLogonEnabled', features.forcePasswordChangeOnLogon),
  ];
}

type Value = Date | string | boolean;

function known(
  from: (name: string, value: Value) => Evidence,
  name: string,
  value: Value | undefined,
): readonly Evidence[] {
  return value === undefined ? [] : [from(name, value)];
}
