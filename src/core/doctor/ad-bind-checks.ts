import type { ServerContext } from './ad-server-context.ts';
import { defineCheck, observe, type CheckResult } from './check.ts';

const bind = defineCheck(
  'ad.bind',
  'The sign-in of the service account',
  'Every question to Active Directory is asked, and every change made, as this account.',
);

interface Refusal {
  readonly found: string;
  readonly fix: (account: string) => string;
}

const setPassword = (account: string): string =>
  `Set a new password for ${account} (Set-ADAccountPassword -Reset) and put the same into LATCHKEY_AD_BIND_PASSWORD.`;

/** The hexadecimal number after "data" in a refused bind. */
const refusals: Readonly<Record<string, Refusal>> = {
  '525': {
    found: 'There is no such account.',
    fix: (account) =>
      `Correct ad.bindDn (now ${account}). Find the account: Get-ADUser -Filter "SamAccountName -eq 'svc-latchkey'"`,
  },
  '52e': {
    found: 'The name or the password is wrong (Active Directory does not say which).',
    fix: (account) =>
      `Compare ad.bindDn (${account}) with: Get-ADUser svc-latchkey | Select DistinguishedName, and correct LATCHKEY_AD_BIND_PASSWORD. Do not try often: each attempt counts towards locking the account out.`,
  },
  '530': {
    found: 'The account may not sign in at this hour.',
    fix: (account) => `Allow all logon hours: Set-ADUser "${account}" -Clear logonHours`,
  },
  '531': {
    found: 'The account may not sign in from here: it is restricted to named workstations.',
    fix: (account) => `Remove the restriction: Set-ADUser "${account}" -LogonWorkstations $null`,
  },
  '532': { found: 'The password of the account has expired.', fix: setPassword },
  '533': {
    found: 'The account is disabled.',
    fix: (account) => `Enable it: Enable-ADAccount "${account}"`,
  },
  '701': {
    found: 'The account has expired.',
    fix: (account) => `Remove its end date: Clear-ADAccountExpiration "${account}"`,
  },
  '773': {
    found: 'The account must change its password first.',
    fix: (account) =>
      `${setPassword(account)} Then clear the demand: Set-ADUser "${account}" -ChangePasswordAtLogon $false`,
  },
  '775': {
    found: 'The account is locked out after too many wrong passwords.',
    fix: (account) =>
      `Find out what uses an old password, correct LATCHKEY_AD_BIND_PASSWORD, then: Unlock-ADAccount "${account}"`,
  },
};

export function judgeBind({ server, settings: { bindDn }, details }: ServerContext): readonly CheckResult[] {
  const { bind: bound } = server;
  if (bound === undefined)
    return [
      bind.notChecked(
        'blocked',
        'The connection to this server failed before.',
        'Mend the connection first; see above.',
        {
          ...details,
          evidence: observe({ bindDn }),
        },
      ),
    ];
  if (bound === 'skipped')
    return [
      bind.notChecked(
        'blocked',
        'Another server refused the password; it was not tried again, so that the account is not locked out.',
        'Mend the sign-in first.',
        details,
      ),
    ];
  if (bound.kind === 'seen') return [bind.ok(`Signed in as ${bindDn}.`, details)];
  const evidence = observe({ bindDn, answer: bound.detail });
  const refusal = refusals[bound.code];
  const found = refusal?.found ?? `It failed: ${bound.detail}.`;
  const fix =
    refusal?.fix(bindDn) ??
    otherwise[bound.code] ??
    'Run the doctor again; if it stays, look into the Directory Service event log of the domain controller.';
  return [bind.failed(found, fix, { ...details, evidence })];
}

/** For failures without a number, by our own codes. */
const otherwise: Readonly<Record<string, string>> = {
  'ldap.timeout':
    'The domain controller took the connection and did not answer in time. See whether it is overloaded, or raise ad.connectTimeoutMs.',
  'ldap.bind-refused':
    'Allow simple binds over TLS for this account, or see whether an authentication policy forbids them.',
  'ldap.unreachable': 'The connection was cut during the sign-in: look at firewalls and load balancers in between.',
};
