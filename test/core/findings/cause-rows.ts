import type { Differences } from '../snapshot-with.ts';
import {
  demandedInCloud,
  featureOn,
  federated,
  filetime,
  mustChangeInAd,
  passThrough,
  replication,
} from '../snapshot-with.ts';

/** One cause: facts under which it holds, and facts one step away under which it does not. */
export interface CauseRow {
  readonly code: string;
  readonly holds: Expectation;
  readonly nearMiss: Expectation;
  /** The source without which nobody can tell. */
  readonly source: 'ad' | 'entra' | 'signIns' | 'tenant';
}

interface Expectation {
  readonly because: string;
  readonly given: Differences;
  readonly codes: readonly string[];
}

const yesterday = filetime('2026-11-19T09:00:00Z');
const disabled = { userAccountControl: 514 };
const changedAfterCycle = { whenChanged: '20261120085000.0Z' };
const smartCard = { userAccountControl: 262656, 'msDS-UserPasswordExpiryTimeComputed': '9223372036854775807' };
const expiredPassword = {
  pwdLastSet: filetime('2026-05-01T08:00:00Z'),
  'msDS-UserPasswordExpiryTimeComputed': filetime('2026-07-30T08:00:00Z'),
  'msDS-User-Account-Control-Computed': 8388608,
};
const cloudOfMay = { lastPasswordChangeDateTime: '2026-05-01T08:01:00Z' };
const policyOn = {
  features: { cloudPasswordPolicyForPasswordSyncedUsersEnabled: true },
  domain: { passwordValidityPeriodInDays: 90 },
};
const conflictOn = (propertyCausingError: string) => ({
  onPremisesProvisioningErrors: [{ category: 'PropertyConflict', propertyCausingError, value: 'anna@contoso.com' }],
});

const direct: readonly CauseRow[] = [
  {
    code: 'not-a-user-account',
    source: 'ad',
    holds: {
      because: 'it is a workstation',
      given: { ad: { userAccountControl: 4096 } },
      codes: ['not-a-user-account'],
    },
    nearMiss: { because: '0x10200 is a user', given: { ad: { userAccountControl: '512' } }, codes: ['healthy'] },
  },
  {
    code: 'ad-object-not-found',
    source: 'ad',
    holds: { because: 'AD answered nothing', given: { ad: null }, codes: ['ad-object-not-found'] },
    nearMiss: {
      because: 'the user is cloud-only',
      given: { ad: null, entra: { onPremisesSyncEnabled: null } },
      codes: ['healthy', 'cloud-only-user'],
    },
  },
  {
    code: 'ad-object-deleted',
    source: 'ad',
    holds: {
      because: 'it was found among the deleted, whatever else it says',
      given: { ad: { isDeleted: 'TRUE', userAccountControl: 514 } },
      codes: ['ad-object-deleted'],
    },
    nearMiss: { because: 'FALSE is not deleted', given: { ad: { isDeleted: 'FALSE' } }, codes: ['healthy'] },
  },
  {
    code: 'ad-ambiguous-match',
    source: 'ad',
    holds: {
      because: 'two match, and nothing else may be said',
      given: { ad: { _matches: 2, userAccountControl: 514 }, signIns: [50053] },
      codes: ['ad-ambiguous-match'],
    },
    nearMiss: { because: 'one matches', given: { ad: { _matches: 1 } }, codes: ['healthy'] },
  },
  {
    code: 'entra-user-not-found',
    source: 'entra',
    holds: {
      because: 'Graph answered nothing, and a typed name cannot be misspelt then',
      given: { entra: null, signIns: [50034] },
      codes: ['entra-user-not-found'],
    },
    nearMiss: { because: 'the user is there', given: {}, codes: ['healthy'] },
  },
  {
    code: 'entra-user-soft-deleted',
    source: 'entra',
    holds: {
      because: 'it is in the recycle bin; its state there says nothing',
      given: { entra: { deletedDateTime: '2026-11-19T09:00:00Z', accountEnabled: false } },
      codes: ['entra-user-soft-deleted'],
    },
    nearMiss: { because: 'null is not deleted', given: { entra: { deletedDateTime: null } }, codes: ['healthy'] },
  },
  {
    code: 'not-in-sync-scope',
    source: 'entra',
    holds: {
      because: 'the user was synchronised once',
      given: { entra: { onPremisesSyncEnabled: false } },
      codes: ['not-in-sync-scope'],
    },
    nearMiss: {
      because: 'null means never synchronised',
      given: { entra: { onPremisesSyncEnabled: null } },
      codes: ['healthy', 'cloud-only-user'],
    },
  },
  {
    code: 'upn-conflict-quarantined',
    source: 'entra',
    holds: {
      because: 'the conflict explains the differing name',
      given: { entra: { ...conflictOn('UserPrincipalName'), userPrincipalName: 'anna1234@contoso.onmicrosoft.com' } },
      codes: ['upn-conflict-quarantined'],
    },
    nearMiss: {
      because: 'another category is no conflict',
      given: {
        entra: { onPremisesProvisioningErrors: [{ category: 'Other', propertyCausingError: 'UserPrincipalName' }] },
      },
      codes: ['healthy'],
    },
  },
  {
    code: 'proxy-address-conflict',
    source: 'entra',
    holds: {
      because: 'the resource page spells it ProxyAddress',
      given: { entra: conflictOn('ProxyAddress') },
      codes: ['healthy', 'proxy-address-conflict'],
    },
    nearMiss: {
      because: 'a conflict on mail is another one',
      given: { entra: conflictOn('Mail') },
      codes: ['healthy'],
    },
  },
  {
    code: 'upn-mismatch',
    source: 'entra',
    holds: {
      because: 'the AD suffix is verified',
      given: {
        ad: { userPrincipalName: 'anna.berg@contoso.com' },
        tenant: { verifiedDomains: ['Contoso.com'] },
        signIns: [50034],
      },
      codes: ['upn-mismatch'],
    },
    nearMiss: {
      because: 'case does not count',
      given: { ad: { userPrincipalName: 'Anna@Contoso.COM' } },
      codes: ['healthy'],
    },
  },
  {
    code: 'non-routable-upn',
    source: 'ad',
    holds: {
      because: 'the suffix is not verified, and it explains the refused password',
      given: {
        ad: { userPrincipalName: 'anna@contoso.local' },
        entra: { userPrincipalName: 'anna@contoso.onmicrosoft.com' },
        signIns: [50126],
      },
      codes: ['non-routable-upn'],
    },
    nearMiss: {
      because: 'the suffix is a verified domain',
      given: {
        ad: { userPrincipalName: 'anna@contoso.local' },
        tenant: { verifiedDomains: ['contoso.local', 'contoso.com'] },
      },
      codes: ['upn-mismatch'],
    },
  },
  {
    code: 'tenant-not-identified',
    source: 'signIns',
    holds: {
      because: 'no tenant was found, which leaves nothing to say of the name',
      given: { signIns: [90002, 50034] },
      codes: ['tenant-not-identified'],
    },
    nearMiss: { because: 'the tenant was found', given: { signIns: [51004] }, codes: ['username-not-found'] },
  },
  {
    code: 'username-not-found',
    source: 'signIns',
    holds: { because: 'the live user has another name', given: { signIns: [50034] }, codes: ['username-not-found'] },
    nearMiss: {
      because: 'a name mismatch explains it',
      given: { entra: { userPrincipalName: 'a.berg@contoso.com' }, signIns: [50034] },
      codes: ['upn-mismatch'],
    },
  },
  {
    code: 'cloud-only-user',
    source: 'entra',
    holds: {
      because: 'neither AD nor the organisation says anything about it',
      given: {
        ad: disabled,
        entra: { onPremisesSyncEnabled: null },
        tenant: { organization: { onPremisesLastSyncDateTime: '2026-11-01T00:00:00Z' } },
      },
      codes: ['healthy', 'cloud-only-user'],
    },
    nearMiss: { because: 'it is synchronised', given: {}, codes: ['healthy'] },
  },
  {
    code: 'source-of-authority-cloud',
    source: 'entra',
    holds: {
      because: 'the cloud owns it, so a later AD password is no lost hash',
      given: {
        ad: { pwdLastSet: yesterday },
        entra: { onPremisesSyncEnabled: null, onPremisesSyncBehavior: { isCloudManaged: true } },
      },
      codes: ['healthy', 'source-of-authority-cloud'],
    },
    nearMiss: {
      because: 'AD still owns it',
      given: { entra: { onPremisesSyncBehavior: { isCloudManaged: false } } },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-account-disabled',
    source: 'ad',
    holds: {
      because: 'it explains the disabled cloud account too',
      given: { ad: disabled, entra: { accountEnabled: false }, signIns: [50057] },
      codes: ['ad-account-disabled'],
    },
    nearMiss: {
      because: 'bit 2 of the computed attribute is never "disabled"',
      given: { ad: { 'msDS-User-Account-Control-Computed': 2 } },
      codes: ['healthy'],
    },
  },
  {
    code: 'cloud-account-disabled',
    source: 'entra',
    holds: {
      because: 'AD is enabled and no rule is declared',
      given: { entra: { accountEnabled: false } },
      codes: ['cloud-account-disabled'],
    },
    nearMiss: {
      because: 'a declared rule fits the account',
      given: {
        ad: { accountExpires: yesterday },
        entra: { accountEnabled: false },
        tenant: { customSyncRules: ['Out to AAD - Disable Expired Account'] },
      },
      codes: ['cloud-disabled-by-sync-rule', 'ad-account-expired'],
    },
  },
  {
    code: 'cloud-disabled-by-sync-rule',
    source: 'entra',
    holds: {
      because: 'the rule on the computed bit also hits a demand to change',
      given: {
        ad: mustChangeInAd,
        entra: { accountEnabled: false, ...demandedInCloud },
        tenant: { ...featureOn, customSyncRules: ['Disable users whose password expired'] },
      },
      codes: ['cloud-disabled-by-sync-rule', 'ad-must-change-password', 'temp-password-synced'],
    },
    nearMiss: {
      because: 'the rule is about something else',
      given: {
        entra: { accountEnabled: false },
        tenant: { customSyncRules: ['Out to AAD - Disable Expired Account', 'In from AD - Department'] },
      },
      codes: ['cloud-account-disabled'],
    },
  },
  {
    code: 'enable-state-sync-pending',
    source: 'entra',
    holds: {
      because: 'it was enabled after the last cycle',
      given: { ad: changedAfterCycle, entra: { accountEnabled: false }, signIns: [50057] },
      codes: ['enable-state-sync-pending'],
    },
    nearMiss: {
      because: 'the last cycle was later than the change',
      given: { ad: { whenChanged: '20261120084500.0Z' }, entra: { accountEnabled: false } },
      codes: ['cloud-account-disabled'],
    },
  },
  {
    code: 'ad-disabled-cloud-still-enabled',
    source: 'entra',
    holds: {
      because: 'the cycle was later, so something holds it back',
      given: { ad: { ...disabled, whenChanged: '20261118085000.0Z' } },
      codes: ['ad-account-disabled', 'ad-disabled-cloud-still-enabled'],
    },
    nearMiss: {
      because: 'both are disabled',
      given: { ad: disabled, entra: { accountEnabled: false } },
      codes: ['ad-account-disabled'],
    },
  },
  {
    code: 'ad-account-expired',
    source: 'ad',
    holds: {
      because: 'a date that is now has passed',
      given: { ad: { accountExpires: filetime('2026-11-20T09:00:00Z') } },
      codes: ['ad-account-expired', 'expired-account-cloud-open'],
    },
    nearMiss: {
      because: '0 is never, not 1601',
      given: { ad: { accountExpires: '0' } },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-account-locked',
    source: 'ad',
    holds: {
      because: 'a duration of 0 locks until somebody unlocks',
      given: {
        ad: {
          'msDS-User-Account-Control-Computed': undefined,
          lockoutTime: filetime('2026-01-01T00:00:00Z'),
          _domain: { lockoutDuration: '-9223372036854775808' },
        },
      },
      codes: ['ad-account-locked'],
    },
    nearMiss: {
      because: 'half an hour and a second have passed',
      given: {
        ad: {
          'msDS-User-Account-Control-Computed': undefined,
          lockoutTime: filetime('2026-11-20T08:29:59Z'),
          _domain: { lockoutDuration: '-18000000000' },
        },
      },
      codes: ['healthy', 'lockout-elapsed'],
    },
  },
  {
    code: 'cloud-smart-lockout',
    source: 'signIns',
    holds: { because: 'no reason is given', given: { signIns: [50053, 50126] }, codes: ['cloud-smart-lockout'] },
    nearMiss: {
      because: 'the reason is the address',
      given: {
        signIns: [
          {
            errorCode: 50053,
            failureReason: 'Sign-in was blocked because it came from an IP address with malicious activity.',
          },
        ],
      },
      codes: ['cloud-malicious-ip-block'],
    },
  },
  {
    code: 'cloud-malicious-ip-block',
    source: 'signIns',
    holds: {
      because: 'the reason speaks of an address',
      given: { signIns: [{ errorCode: 50053, failureReason: 'blocked, ip address with malicious activity' }] },
      codes: ['cloud-malicious-ip-block'],
    },
    nearMiss: {
      because: 'the reason speaks of attempts',
      given: { signIns: [{ errorCode: 50053, failureReason: 'tried to sign in too many times' }] },
      codes: ['cloud-smart-lockout'],
    },
  },
  {
    code: 'cloud-no-password',
    source: 'entra',
    holds: {
      because: 'the user is younger than the last hash of anybody',
      given: {
        entra: { createdDateTime: '2026-11-20T08:55:00Z', lastPasswordChangeDateTime: '2026-11-20T08:55:00Z' },
        signIns: [50126],
      },
      codes: ['cloud-no-password'],
    },
    nearMiss: {
      because: 'a hash has arrived since',
      given: {
        ad: { pwdLastSet: filetime('2026-11-20T08:20:00Z') },
        entra: { createdDateTime: '2026-11-20T08:00:00Z', lastPasswordChangeDateTime: '2026-11-20T08:21:00Z' },
      },
      codes: ['healthy'],
    },
  },
  {
    code: 'temp-password-not-synced',
    source: 'entra',
    holds: {
      because: 'the feature is off, and it explains the refused password',
      given: { ad: mustChangeInAd, signIns: [50126] },
      codes: ['temp-password-not-synced', 'ad-must-change-password'],
    },
    nearMiss: {
      because: 'only the box was ticked: the cloud has this password',
      given: {
        ad: {
          ...mustChangeInAd,
          'msDS-ReplAttributeMetaData': [
            replication('unicodePwd', '2026-10-21T09:00:00Z'),
            replication('pwdLastSet', '2026-11-20T08:30:00Z'),
          ],
        },
      },
      codes: ['ad-must-change-password'],
    },
  },
  {
    code: 'temp-password-flag-predates-feature',
    source: 'entra',
    holds: {
      because: 'the flag was written a day before the feature',
      given: {
        ad: { ...mustChangeInAd, 'msDS-ReplAttributeMetaData': [replication('pwdLastSet', '2026-11-11T12:00:00Z')] },
        tenant: { ...featureOn, featureEnabledAt: '2026-11-12T12:00:00Z' },
        signIns: [50126],
      },
      codes: ['temp-password-flag-predates-feature', 'ad-must-change-password'],
    },
    nearMiss: {
      because: 'the cloud shows the demand, so it was set again',
      given: {
        ad: { ...mustChangeInAd, whenChanged: '20261111120000.0Z' },
        entra: demandedInCloud,
        tenant: { ...featureOn, featureEnabledAt: '2026-11-12T12:00:00Z' },
      },
      codes: ['ad-must-change-password', 'temp-password-synced'],
    },
  },
  {
    code: 'hash-not-synced',
    source: 'entra',
    holds: {
      because: 'eleven minutes have passed',
      given: { ad: { pwdLastSet: filetime('2026-11-20T08:49:00Z') }, signIns: [50126] },
      codes: ['hash-not-synced'],
    },
    nearMiss: {
      because: 'two minutes apart is the same change',
      given: { ad: { pwdLastSet: filetime('2026-10-21T09:03:10Z') } },
      codes: ['healthy'],
    },
  },
  {
    code: 'hash-sync-pending',
    source: 'entra',
    holds: {
      because: 'ten minutes have passed',
      given: { ad: { pwdLastSet: filetime('2026-11-20T08:50:00Z') }, signIns: [50126] },
      codes: ['hash-sync-pending'],
    },
    nearMiss: {
      because: 'a second more is too long',
      given: { ad: { pwdLastSet: filetime('2026-11-20T08:49:59Z') } },
      codes: ['hash-not-synced'],
    },
  },
  {
    code: 'cloud-password-diverged',
    source: 'entra',
    holds: {
      because: 'the cloud password is two days younger',
      given: { entra: { lastPasswordChangeDateTime: '2026-10-23T09:00:00Z' } },
      codes: ['cloud-password-diverged'],
    },
    nearMiss: {
      because: 'it is the first hash of a user who came into scope then',
      given: {
        entra: { createdDateTime: '2026-10-23T08:55:00Z', lastPasswordChangeDateTime: '2026-10-23T09:00:00Z' },
      },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-password-expired',
    source: 'ad',
    holds: {
      because: 'the computed bit is set on a real date',
      given: { ad: expiredPassword, entra: cloudOfMay },
      codes: ['ad-password-expired', 'expired-password-cloud-open'],
    },
    nearMiss: {
      because: 'the same bit is set for a demand to change',
      given: { ad: mustChangeInAd, tenant: federated },
      codes: ['ad-must-change-password'],
    },
  },
  {
    code: 'ad-must-change-password',
    source: 'ad',
    holds: {
      because: 'AD FS enforces it by itself',
      given: { ad: mustChangeInAd, tenant: federated },
      codes: ['ad-must-change-password'],
    },
    nearMiss: {
      because: 'never expires wins',
      given: { ad: { pwdLastSet: '0', userAccountControl: 66048 } },
      codes: ['healthy', 'force-change-suppressed-never-expires', 'ad-password-never-expires'],
    },
  },
  {
    code: 'temp-password-synced',
    source: 'entra',
    holds: {
      because: 'AADSTS50055 shows the demand where the profile is null',
      given: { ad: mustChangeInAd, tenant: featureOn, signIns: [50055] },
      codes: ['ad-must-change-password', 'temp-password-synced'],
    },
    nearMiss: {
      because: 'with the feature off the demand of the cloud is not the one of AD',
      given: { ad: mustChangeInAd, entra: demandedInCloud },
      codes: ['temp-password-not-synced', 'ad-must-change-password'],
    },
  },
  {
    code: 'new-user-force-change',
    source: 'entra',
    holds: {
      because: 'a new user gets the demand although the feature is off',
      given: {
        ad: mustChangeInAd,
        entra: { ...demandedInCloud, createdDateTime: '2026-11-20T08:00:00Z', lastPasswordChangeDateTime: null },
      },
      codes: ['cloud-no-password', 'temp-password-not-synced', 'ad-must-change-password', 'new-user-force-change'],
    },
    nearMiss: {
      because: 'the password is a day and more younger than the user',
      given: {
        ad: mustChangeInAd,
        entra: {
          ...demandedInCloud,
          createdDateTime: '2026-11-18T08:00:00Z',
          lastPasswordChangeDateTime: '2026-11-20T08:00:00Z',
        },
        tenant: featureOn,
      },
      codes: ['ad-must-change-password', 'temp-password-synced'],
    },
  },
  {
    code: 'cloud-force-change-pending',
    source: 'entra',
    holds: {
      because: 'the cloud alone demands it',
      given: { entra: demandedInCloud, signIns: [50055] },
      codes: ['cloud-force-change-pending'],
    },
    nearMiss: {
      because: 'false is no demand',
      given: { entra: { passwordProfile: { forceChangePasswordNextSignIn: false } } },
      codes: ['healthy'],
    },
  },
  {
    code: 'cloud-password-expired',
    source: 'entra',
    holds: {
      because: 'a cloud-only user has its own period',
      given: {
        ad: null,
        entra: {
          onPremisesSyncEnabled: null,
          passwordPolicies: 'None',
          lastPasswordChangeDateTime: '2026-08-22T09:00:00Z',
        },
        tenant: { domain: { passwordValidityPeriodInDays: 90 } },
      },
      codes: ['cloud-only-user', 'cloud-password-expired'],
    },
    nearMiss: {
      because: 'the exemption is one of two policies',
      given: {
        ad: { pwdLastSet: filetime('2026-05-01T08:00:00Z') },
        entra: { ...cloudOfMay, passwordPolicies: 'DisableStrongPassword, DisablePasswordExpiration' },
        tenant: policyOn,
      },
      codes: ['healthy', 'cloud-password-never-expires-residual'],
    },
  },
  {
    code: 'smartcard-required',
    source: 'ad',
    holds: {
      because: 'it wins over a demand to change',
      given: { ad: { ...smartCard, pwdLastSet: '0' }, signIns: [50126] },
      codes: ['smartcard-required'],
    },
    nearMiss: {
      because: '0x10000 is another flag',
      given: { ad: { userAccountControl: 66048 } },
      codes: ['healthy', 'ad-password-never-expires'],
    },
  },
  {
    code: 'wrong-password',
    source: 'signIns',
    holds: { because: 'nothing explains it', given: { signIns: [50064, 50126] }, codes: ['wrong-password'] },
    nearMiss: {
      because: 'another failure stands beside it',
      given: { signIns: [50126, 50074] },
      codes: ['mfa-challenge-failed'],
    },
  },
  {
    code: 'ad-logon-hours-denied',
    source: 'ad',
    holds: {
      because: 'Friday 09:00 UTC is switched off',
      given: { ad: { logonHours: `${'ff'.repeat(16)}fd${'ff'.repeat(4)}` } },
      codes: ['ad-logon-hours-denied'],
    },
    nearMiss: {
      because: 'Friday 10:00 is, and the refusal was an hour ago',
      given: { ad: { logonHours: `${'ff'.repeat(16)}fb${'ff'.repeat(4)}` }, tenant: passThrough, signIns: [80012] },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-workstation-restricted',
    source: 'ad',
    holds: {
      because: 'two PCs are listed',
      given: { ad: { userWorkstations: 'PC1, PC2' } },
      codes: ['ad-workstation-restricted'],
    },
    nearMiss: { because: 'the list is empty', given: { ad: { userWorkstations: ' ,' } }, codes: ['healthy'] },
  },
  {
    code: 'ad-protected-user',
    source: 'ad',
    holds: {
      because: 'the group is known by its SID in every language',
      given: { ad: { tokenGroups: ['S-1-5-21-1-2-3-513', 'S-1-5-21-1-2-3-525'] } },
      codes: ['healthy', 'ad-protected-user'],
    },
    nearMiss: {
      because: 'another group starts alike',
      given: { ad: { memberOf: ['CN=Protected Users Review,OU=Groups,DC=contoso,DC=com'] } },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-des-only-keys',
    source: 'ad',
    holds: { because: '0x200000 is set', given: { ad: { userAccountControl: 2097664 } }, codes: ['ad-des-only-keys'] },
    nearMiss: { because: '0x400000 is no block', given: { ad: { userAccountControl: 4194816 } }, codes: ['healthy'] },
  },
  {
    code: 'user-risk-blocked',
    source: 'signIns',
    holds: {
      because: 'a risky user was refused by policy',
      given: { entra: { riskyUser: { riskState: 'confirmedCompromised' } }, signIns: [50131] },
      codes: ['ca-blocked', 'user-risk-blocked'],
    },
    nearMiss: {
      because: 'nothing has refused the risky user',
      given: { entra: { riskyUser: { riskState: 'atRisk' } } },
      codes: ['healthy'],
    },
  },
  {
    code: 'sync-disabled',
    source: 'tenant',
    holds: {
      because: 'a tenant that never synchronised shows null',
      given: {
        tenant: { organization: { onPremisesSyncEnabled: null, onPremisesLastSyncDateTime: '2026-11-01T00:00:00Z' } },
      },
      codes: ['sync-disabled'],
    },
    nearMiss: {
      because: 'what was not returned is not off',
      given: { tenant: { organization: { onPremisesSyncEnabled: undefined } } },
      codes: ['healthy'],
    },
  },
  {
    code: 'sync-stale',
    source: 'tenant',
    holds: {
      because: 'ninety minutes and a second',
      given: { tenant: { organization: { onPremisesLastSyncDateTime: '2026-11-20T07:29:59Z' } } },
      codes: ['sync-stale'],
    },
    nearMiss: {
      because: 'ninety minutes',
      given: { tenant: { organization: { onPremisesLastSyncDateTime: '2026-11-20T07:30:00Z' } } },
      codes: ['healthy'],
    },
  },
  {
    code: 'phs-disabled',
    source: 'tenant',
    holds: {
      because: 'it is off, which says more than stale',
      given: {
        tenant: {
          features: { passwordSyncEnabled: false },
          organization: { onPremisesLastPasswordSyncDateTime: '2026-11-01T00:00:00Z' },
        },
      },
      codes: ['phs-disabled'],
    },
    nearMiss: { because: 'pass-through needs no hash sync', given: { tenant: passThrough }, codes: ['healthy'] },
  },
  {
    code: 'phs-stale',
    source: 'tenant',
    holds: {
      because: 'two hours and a second',
      given: { tenant: { organization: { onPremisesLastPasswordSyncDateTime: '2026-11-20T06:59:59Z' } } },
      codes: ['phs-stale'],
    },
    nearMiss: {
      because: 'two hours',
      given: { tenant: { organization: { onPremisesLastPasswordSyncDateTime: '2026-11-20T07:00:00Z' } } },
      codes: ['healthy'],
    },
  },
  {
    code: 'expired-account-cloud-open',
    source: 'entra',
    holds: {
      because: 'hash sync does not carry the end date',
      given: { ad: { accountExpires: yesterday } },
      codes: ['ad-account-expired', 'expired-account-cloud-open'],
    },
    nearMiss: {
      because: 'pass-through asks AD',
      given: { ad: { accountExpires: yesterday }, tenant: passThrough },
      codes: ['ad-account-expired'],
    },
  },
  {
    code: 'expired-password-cloud-open',
    source: 'entra',
    holds: {
      because: 'the cloud is exempt, whatever the feature says',
      given: { ad: expiredPassword, entra: cloudOfMay, tenant: { features: null } },
      codes: ['ad-password-expired', 'expired-password-cloud-open'],
    },
    nearMiss: {
      because: 'the cloud account is off',
      given: { ad: expiredPassword, entra: { ...cloudOfMay, accountEnabled: false } },
      codes: ['cloud-account-disabled', 'ad-password-expired'],
    },
  },
  {
    code: 'force-change-suppressed-never-expires',
    source: 'ad',
    holds: {
      because: 'both are set',
      given: {
        ad: { pwdLastSet: '0', userAccountControl: 66048 },
        entra: { lastPasswordChangeDateTime: '2026-01-01T00:00:00Z' },
      },
      codes: ['healthy', 'force-change-suppressed-never-expires', 'ad-password-never-expires'],
    },
    nearMiss: {
      because: 'smart card required says more',
      given: { ad: { pwdLastSet: '0', userAccountControl: 262656 + 65536 } },
      codes: ['smartcard-required', 'ad-password-never-expires'],
    },
  },
  {
    code: 'ad-password-never-expires',
    source: 'ad',
    holds: {
      because: 'a policy without a maximum age does the same as the flag',
      given: { ad: { 'msDS-UserPasswordExpiryTimeComputed': '9223372036854775807' } },
      codes: ['healthy', 'ad-password-never-expires'],
    },
    nearMiss: {
      because: 'the smart card explains the maximum',
      given: { ad: smartCard },
      codes: ['smartcard-required'],
    },
  },
  {
    code: 'cloud-password-never-expires-residual',
    source: 'entra',
    holds: {
      because: 'the value is older than the feature',
      given: { tenant: policyOn },
      codes: ['healthy', 'cloud-password-never-expires-residual'],
    },
    nearMiss: {
      because: 'the value is gone',
      given: { entra: { passwordPolicies: 'None' }, tenant: policyOn },
      codes: ['healthy'],
    },
  },
  {
    code: 'writeback-missing',
    source: 'ad',
    holds: {
      because: 'pass-through asks for the change in the cloud',
      given: { ad: mustChangeInAd, tenant: { ...passThrough, passwordWriteback: false } },
      codes: ['ad-must-change-password', 'writeback-missing'],
    },
    nearMiss: {
      because: 'undeclared is not off',
      given: { ad: mustChangeInAd, tenant: { ...passThrough, passwordWriteback: undefined } },
      codes: ['ad-must-change-password'],
    },
  },
  {
    code: 'ad-protected-account',
    source: 'ad',
    holds: {
      because: 'adminCount is 1',
      given: { ad: { adminCount: '1' } },
      codes: ['healthy', 'ad-protected-account'],
    },
    nearMiss: { because: 'adminCount is 0', given: { ad: { adminCount: 0 } }, codes: ['healthy'] },
  },
  {
    code: 'ad-cannot-change-password',
    source: 'ad',
    holds: {
      because: 'the ACL denies it',
      given: { ad: { _cannotChangePassword: true } },
      codes: ['healthy', 'ad-cannot-change-password'],
    },
    nearMiss: {
      because: 'bit 0x40 is never stored, so it proves nothing',
      given: { ad: { userAccountControl: 512 + 0x40 } },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-passwd-not-required',
    source: 'ad',
    holds: {
      because: '0x20 is set',
      given: { ad: { userAccountControl: 544 } },
      codes: ['healthy', 'ad-passwd-not-required'],
    },
    nearMiss: { because: '0x80 is not', given: { ad: { userAccountControl: 512 + 0x80 } }, codes: ['healthy'] },
  },
  {
    code: 'lockout-elapsed',
    source: 'ad',
    holds: {
      because: 'the time is set and the bit is clear',
      given: { ad: { lockoutTime: filetime('2026-11-20T08:59:00Z') } },
      codes: ['healthy', 'lockout-elapsed'],
    },
    nearMiss: { because: 'it was never locked', given: { ad: { lockoutTime: '0' } }, codes: ['healthy'] },
  },
  {
    code: 'ad-password-expires-soon',
    source: 'ad',
    holds: {
      because: 'fourteen days are left',
      given: { ad: { 'msDS-UserPasswordExpiryTimeComputed': filetime('2026-12-04T09:00:00Z') } },
      codes: ['healthy', 'ad-password-expires-soon'],
    },
    nearMiss: {
      because: 'a second more is left',
      given: { ad: { 'msDS-UserPasswordExpiryTimeComputed': filetime('2026-12-04T09:00:01Z') } },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-account-expires-soon',
    source: 'ad',
    holds: {
      because: 'fourteen days are left',
      given: { ad: { accountExpires: filetime('2026-12-04T09:00:00Z') } },
      codes: ['healthy', 'ad-account-expires-soon'],
    },
    nearMiss: {
      because: 'a second more is left',
      given: { ad: { accountExpires: filetime('2026-12-04T09:00:01Z') } },
      codes: ['healthy'],
    },
  },
  {
    code: 'aadj-unlock-not-enforced',
    source: 'ad',
    holds: {
      because: 'the demand is in the cloud and the PC is Entra-joined',
      given: { ad: mustChangeInAd, entra: demandedInCloud, tenant: { ...featureOn, deviceTrustType: 'AzureAD' } },
      codes: ['ad-must-change-password', 'temp-password-synced', 'aadj-unlock-not-enforced'],
    },
    nearMiss: {
      because: 'a hybrid-joined PC asks',
      given: { ad: mustChangeInAd, entra: demandedInCloud, tenant: { ...featureOn, deviceTrustType: 'ServerAD' } },
      codes: ['ad-must-change-password', 'temp-password-synced'],
    },
  },
  {
    code: 'scril-old-password-risk',
    source: 'ad',
    holds: {
      because: '9 is less than 18, not more',
      given: { ad: smartCard, tenant: { connectVersion: '2.4.9.0' } },
      codes: ['smartcard-required', 'scril-old-password-risk'],
    },
    nearMiss: {
      because: 'the version has the correction',
      given: { ad: smartCard, tenant: { connectVersion: '2.4.18.0' } },
      codes: ['smartcard-required'],
    },
  },
  {
    code: 'no-license',
    source: 'entra',
    holds: {
      because: 'the list is empty',
      given: { entra: { assignedLicenses: [] } },
      codes: ['healthy', 'no-license'],
    },
    nearMiss: {
      because: 'what was not returned is not empty',
      given: { entra: { assignedLicenses: undefined } },
      codes: ['healthy'],
    },
  },
  {
    code: 'staged-rollout-user',
    source: 'tenant',
    holds: {
      because: 'the federated domain does not count for this user',
      given: {
        tenant: { ...federated, stagedRollout: { feature: 'passwordHashSync', userIncluded: true } },
        ad: mustChangeInAd,
      },
      codes: ['temp-password-not-synced', 'ad-must-change-password', 'phs-disabled', 'staged-rollout-user'],
    },
    nearMiss: {
      because: 'the rollout is switched off',
      given: {
        tenant: { ...federated, stagedRollout: { feature: 'passwordHashSync', isEnabled: false, userIncluded: true } },
        ad: mustChangeInAd,
      },
      codes: ['ad-must-change-password'],
    },
  },
  {
    code: 'cloud-session-still-valid',
    source: 'entra',
    holds: {
      because: 'sessions from the day before outlive the new password',
      given: {
        ad: { pwdLastSet: filetime('2026-11-20T08:00:00Z') },
        entra: {
          lastPasswordChangeDateTime: '2026-11-20T08:01:00Z',
          signInSessionsValidFromDateTime: '2026-11-19T08:00:00Z',
        },
      },
      codes: ['healthy', 'cloud-session-still-valid'],
    },
    nearMiss: {
      because: 'the password is a month old',
      given: { entra: { signInSessionsValidFromDateTime: '2026-10-01T08:00:00Z' } },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-unreachable',
    source: 'ad',
    holds: {
      because: 'AD did not answer',
      given: { ad: null, tenant: { adReachable: false } },
      codes: ['ad-unreachable'],
    },
    nearMiss: {
      because: 'AD answered',
      given: { ad: null, tenant: { adReachable: true } },
      codes: ['ad-object-not-found'],
    },
  },
  {
    code: 'entra-unreachable',
    source: 'entra',
    holds: {
      because: 'whether the account is enabled was not returned',
      given: { entra: { accountEnabled: undefined } },
      codes: ['entra-unreachable'],
    },
    nearMiss: {
      because: 'Graph answered',
      given: { entra: null, tenant: { graphReachable: true } },
      codes: ['entra-user-not-found'],
    },
  },
  {
    code: 'sign-in-logs-unavailable',
    source: 'signIns',
    holds: {
      because: 'an empty list is no log when the log is declared unreadable',
      given: { signIns: [], tenant: { signInLogs: 'unavailable' } },
      codes: ['sign-in-logs-unavailable'],
    },
    nearMiss: { because: 'a log without rows was read', given: { signIns: [] }, codes: ['healthy'] },
  },
  {
    code: 'tenant-features-unknown',
    source: 'ad',
    holds: {
      because: 'the feature decides what the cloud does with a demand',
      given: { ad: mustChangeInAd, tenant: { features: null } },
      codes: ['ad-must-change-password', 'tenant-features-unknown'],
    },
    nearMiss: {
      because: 'without a demand the feature decides nothing',
      given: { tenant: { features: null } },
      codes: ['healthy'],
    },
  },
  {
    code: 'ad-attribute-missing',
    source: 'ad',
    holds: {
      because: 'a fine-grained policy may override the duration of the domain',
      given: {
        ad: {
          'msDS-User-Account-Control-Computed': undefined,
          lockoutTime: filetime('2026-11-20T08:00:00Z'),
          'msDS-ResultantPSO': 'CN=Strict,CN=Password Settings Container,CN=System,DC=contoso,DC=com',
          _domain: { lockoutDuration: '-18000000000' },
        },
      },
      codes: ['ad-attribute-missing'],
    },
    nearMiss: {
      because: 'an account that was never locked needs no duration',
      given: { ad: { 'msDS-User-Account-Control-Computed': undefined, lockoutTime: '0' } },
      codes: ['healthy'],
    },
  },
  {
    code: 'dc-replica-lag',
    source: 'ad',
    holds: {
      because: 'the other DC has it locked',
      given: { ad: { _otherDc: { server: 'DC02', lockoutTime: filetime('2026-11-20T08:59:00Z') } } },
      codes: ['dc-replica-lag'],
    },
    nearMiss: {
      because: 'both agree in what both returned',
      given: { ad: { _otherDc: { server: 'DC02', userAccountControl: '512', lockoutTime: '0' } } },
      codes: ['healthy'],
    },
  },
];

/** Causes that one number of the log tells, each with a number that is near and means something else. */
const byNumber: readonly (readonly [code: string, number: number, near: number, nearCode: string])[] = [
  ['pta-agent-failure', 80003, 80004, 'pta-username-not-valid'],
  ['pta-username-not-valid', 80004, 80005, 'pta-agent-failure'],
  ['ca-blocked', 50131, 53000, 'ca-device-not-compliant'],
  ['ca-device-not-compliant', 53000, 53001, 'ca-device-not-joined'],
  ['ca-device-not-joined', 50097, 53002, 'ca-app-not-approved'],
  ['ca-app-not-approved', 50127, 50129, 'ca-device-not-joined'],
  ['ca-security-policy', 530032, 530035, 'security-defaults-blocked'],
  ['security-defaults-blocked', 530035, 530034, 'user-risk-blocked'],
  ['risk-password-change-required', 50135, 50132, 'session-revoked'],
  ['mfa-registration-required', 50072, 50074, 'mfa-challenge-failed'],
  ['mfa-registration-blocked', 53010, 53011, 'user-risk-blocked'],
  ['mfa-challenge-failed', 500121, 500011, 'resource-not-in-tenant'],
  ['mfa-required', 50078, 50079, 'mfa-registration-required'],
  ['external-mfa-unsatisfied', 50158, 50155, 'ca-device-not-joined'],
  ['app-assignment-missing', 50105, 50125, 'sspr-registration-interrupt'],
  ['consent-missing', 90094, 90014, 'app-request-malformed'],
  ['app-not-in-tenant', 700011, 700082, 'sign-in-frequency-expired'],
  ['resource-not-in-tenant', 500011, 700016, 'app-not-in-tenant'],
  ['session-revoked', 50089, 50076, 'mfa-required'],
  ['sign-in-frequency-expired', 70008, 70001, 'app-not-in-tenant'],
  ['seamless-sso-failed', 81013, 80013, 'pta-agent-failure'],
  ['sspr-registration-interrupt', 50125, 50105, 'app-assignment-missing'],
  ['app-request-malformed', 7000218, 700016, 'app-not-in-tenant'],
  ['tap-required', 130506, 500121, 'mfa-challenge-failed'],
];

const fromTheLog: readonly CauseRow[] = byNumber.map(([code, number, near, nearCode]) => ({
  code,
  source: 'signIns',
  holds: { because: `the log shows ${number}`, given: { signIns: [number] }, codes: [code] },
  nearMiss: { because: `${near} is another number`, given: { signIns: [near] }, codes: [nearCode] },
}));

const kmsi: CauseRow = {
  code: 'kmsi-interrupt',
  source: 'signIns',
  holds: { because: 'the page was shown', given: { signIns: [50140] }, codes: ['healthy', 'kmsi-interrupt'] },
  nearMiss: {
    because: 'a success of the same second followed',
    given: { signIns: [50140, 0] },
    codes: ['healthy'],
  },
};

export const causeRows: readonly CauseRow[] = [...direct, ...fromTheLog, kmsi];
