import { whyNotAUser } from '../account-kind.ts';
import { liveAd } from '../situation.ts';
import type { Cause } from './cause.ts';
import { fromAd, fromEntra, words } from './evidence.ts';
import {
  accountControlFlags,
  adRecycleBin,
  graphUser,
  openSpecification,
  sourceOfAuthority,
  syncErrors,
} from './references.ts';

/** Whether each directory has the account at all, and which of the two masters it. */

/** Nothing else may be said about an object that is not a person's account. */
export const notAUserAccount: Cause = {
  code: 'not-a-user-account',
  rank: 10,
  blocks: 'unknown',
  title: 'Not a user account',
  meaning: 'This name belongs to a computer, a trust or a service object, not to a person. Nothing is said or changed.',
  when: 'userAccountControl carries a computer or trust bit (0x800, 0x1000, 0x2000) or lacks NORMAL_ACCOUNT (0x200).',
  detect: ({ facts }) => {
    const why = facts.ad.kind === 'read' ? whyNotAUser(facts.ad.value) : undefined;
    if (facts.ad.kind !== 'read' || why === undefined) return undefined;
    const { sAMAccountName, userAccountControl } = facts.ad.value;
    return [
      fromAd('sAMAccountName', sAMAccountName),
      fromAd('userAccountControl', `${words(userAccountControl)}: ${why}`),
    ];
  },
  remedies: [{ who: 'agent', where: 'Teams', action: "Ask for the person's own account name and look that up." }],
  reference: accountControlFlags('List of property flags'),
};

export const adObjectNotFound: Cause = {
  code: 'ad-object-not-found',
  rank: 11,
  blocks: 'onprem',
  title: 'No such account in Active Directory',
  meaning: 'Active Directory answered and has no account of that name, so a domain PC will not let you in.',
  when: 'AD answered, nothing matches, and the user is not cloud-only.',
  detect: ({ facts, cloudOnly }) =>
    facts.ad.kind === 'absent' && !cloudOnly ? [fromAd('search', 'answered, no match')] : undefined,
  remedies: [
    {
      who: 'agent',
      where: 'Teams',
      action: 'Check the spelling; try the account name, the mail address and the name.',
    },
    { who: 'AD administrator', where: 'Active Directory', action: 'Look under Deleted Objects and in other domains.' },
  ],
  reference: openSpecification('[MS-ADTS]', 'LDAP search'),
};

export const adObjectDeleted: Cause = {
  code: 'ad-object-deleted',
  rank: 12,
  blocks: 'both',
  title: 'Deleted in Active Directory',
  meaning: 'The account was deleted in Active Directory. The next sync cycle removes it from the cloud as well.',
  when: 'The object was found only under Deleted Objects (isDeleted is TRUE).',
  detect: ({ facts, cloudOnly }) =>
    facts.ad.kind === 'read' && facts.ad.value.isDeleted && !cloudOnly ? [fromAd('isDeleted', 'TRUE')] : undefined,
  remedies: [
    {
      who: 'AD administrator',
      where: 'Active Directory Administrative Center, Deleted Objects',
      action: 'If the deletion was a mistake, restore the object; do not create a new one of the same name.',
      risk: 'A new object has a new identity: it does not join the old cloud user by itself.',
    },
  ],
  reference: adRecycleBin('Benefits of enabling the AD recycle bin'),
};

/** Nothing else may be said: every further fact might be somebody else's. */
export const adAmbiguousMatch: Cause = {
  code: 'ad-ambiguous-match',
  rank: 13,
  blocks: 'unknown',
  title: 'More than one account matches',
  meaning: 'Several accounts fit that name. Nothing is said about any of them until one is chosen.',
  when: 'The search in AD found more than one object.',
  detect: ({ facts }) =>
    facts.ad.kind === 'read' && facts.ad.value.matches > 1
      ? [fromAd('matches', facts.ad.value.matches), fromAd('search', facts.ad.value.query)]
      : undefined,
  remedies: [{ who: 'agent', where: 'Teams', action: 'Ask again with the account name or the user principal name.' }],
  reference: openSpecification('[MS-ADTS]', 'ambiguous name resolution'),
};

export const entraUserNotFound: Cause = {
  code: 'entra-user-not-found',
  rank: 14,
  blocks: 'cloud',
  title: 'No such user in Entra ID',
  meaning:
    'The cloud has no account for you, neither live nor in the recycle bin, so Teams and mail cannot let you in.',
  when: 'Graph answered and found nobody, live or deleted.',
  detect: ({ facts }) => (facts.entra.kind === 'absent' ? [fromEntra('search', 'answered, no match')] : undefined),
  remedies: [
    {
      who: 'sync administrator',
      where: 'Entra Connect server',
      action: 'Check that the OU is in scope and look for export errors; IdFix finds duplicate and malformed values.',
    },
  ],
  reference: syncErrors('Data mismatch errors'),
};

export const entraUserSoftDeleted: Cause = {
  code: 'entra-user-soft-deleted',
  rank: 15,
  blocks: 'cloud',
  title: 'In the Entra ID recycle bin',
  meaning: 'The cloud account was deleted. It can be brought back for 30 days after the deletion.',
  when: 'The user was found only among the deleted items.',
  detect: ({ facts }) =>
    facts.entra.kind === 'read' && facts.entra.value.deletedDateTime !== undefined
      ? [fromEntra('deletedDateTime', facts.entra.value.deletedDateTime)]
      : undefined,
  remedies: [
    {
      who: 'sync administrator',
      where: 'Active Directory and Entra Connect',
      action: 'For a synchronised user, bring the AD object back into scope: the next cycle restores the cloud user.',
    },
    { who: 'Entra administrator', where: 'Entra admin center, Deleted users', action: 'Restore a cloud-only user.' },
  ],
  reference: graphUser('deletedDateTime'),
};

export const notInSyncScope: Cause = {
  code: 'not-in-sync-scope',
  rank: 16,
  blocks: 'cloud',
  title: 'No longer in sync scope',
  meaning: 'Your account used to be synchronised and is not any more: what changes in AD no longer reaches the cloud.',
  when: 'onPremisesSyncEnabled is false while a live AD account exists.',
  detect: ({ facts }) =>
    facts.entra.kind === 'read' && facts.entra.value.onPremisesSyncEnabled === false && liveAd(facts) !== undefined
      ? [fromEntra('onPremisesSyncEnabled', false), fromAd('distinguishedName', liveAd(facts)?.distinguishedName)]
      : undefined,
  remedies: [
    {
      who: 'sync administrator',
      where: 'Entra Connect, OU and attribute filters',
      action: 'Find out why the object left the scope (moved OU, filter, cloudFiltered) and bring it back if intended.',
    },
  ],
  reference: syncErrors('InvalidHardMatch, example case'),
};

export const cloudOnlyUser: Cause = {
  code: 'cloud-only-user',
  rank: 22,
  blocks: 'info',
  title: 'Cloud-only user',
  meaning: 'This account exists in Entra ID alone. A reset in AD does nothing for it: reset it in Entra ID.',
  when: 'onPremisesSyncEnabled is null on a live user that was not handed over from AD.',
  detect: ({ cloudOnly }) => (cloudOnly ? [fromEntra('onPremisesSyncEnabled', null)] : undefined),
  remedies: [
    { who: 'Entra administrator', where: 'Entra admin center', action: 'Reset the password there when it is needed.' },
  ],
  reference: graphUser('onPremisesSyncEnabled'),
};

export const sourceOfAuthorityCloud: Cause = {
  code: 'source-of-authority-cloud',
  rank: 23,
  blocks: 'info',
  title: 'Mastered in the cloud',
  meaning: 'The cloud now owns this account: changes made in AD, passwords included, no longer reach it.',
  when: 'onPremisesSyncBehavior.isCloudManaged is true.',
  detect: ({ entra }) => (entra?.isCloudManaged === true ? [fromEntra('isCloudManaged', true)] : undefined),
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Entra admin center',
      action: 'Change the cloud account in Entra ID; treat the AD account as a separate one.',
    },
  ],
  reference: sourceOfAuthority('Consideration for User SOA'),
};
