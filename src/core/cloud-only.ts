import type { EntraUser } from './facts.ts';

/** Why the password of an Entra user must not be set in Entra ID. */
export interface CloudObjection {
  readonly code: 'synchronised' | 'linked-to-ad' | 'external-user' | 'account-deleted' | 'facts-unknown';
  readonly text: string;
}

/**
 * Everything in an Entra user that speaks against setting its password in Entra ID, or leaves a doubt. A synchronised
 * user would end up with two passwords: what is set in Entra ID is never written back to Active Directory. Empty: this
 * is a live member of the organisation whose password lives in Entra ID alone.
 *
 * Asked when a change is planned, and again by the adapter of the user as read right before the change.
 */
export function cloudObjections(user: EntraUser): readonly CloudObjection[] {
  return [...deletion(user), ...synchronisation(user), ...tracesOfAd(user), ...strangers(user)];
}

function deletion({ deletedDateTime }: EntraUser): readonly CloudObjection[] {
  return deletedDateTime === undefined
    ? []
    : [{ code: 'account-deleted', text: 'The account is deleted in Entra ID.' }];
}

function synchronisation({ onPremisesSyncEnabled, isCloudManaged }: EntraUser): readonly CloudObjection[] {
  if (onPremisesSyncEnabled === undefined) return [doubt('whether the account is synchronised')];
  if (onPremisesSyncEnabled === true) {
    const text = 'The account is synchronised from Active Directory. A password set in Entra ID would be a second one.';
    return [{ code: 'synchronised', text }];
  }
  if (onPremisesSyncEnabled === false) {
    const text = 'The account was synchronised from Active Directory and is no more, so it may be again tomorrow.';
    return [{ code: 'synchronised', text }];
  }
  if (isCloudManaged !== true) return [];
  const text = 'The account was handed over from Active Directory to the cloud, and can be handed back.';
  return [{ code: 'synchronised', text }];
}

const traces = [
  'onPremisesImmutableId',
  'onPremisesSecurityIdentifier',
  'onPremisesSamAccountName',
  'onPremisesDistinguishedName',
  'onPremisesUserPrincipalName',
  'onPremisesLastSyncDateTime',
] as const;

/** What a synchronisation leaves, and what links the user to AD again at the next one. */
function tracesOfAd(user: EntraUser): readonly CloudObjection[] {
  const found = traces.filter((name) => user[name] !== undefined);
  if (found.length === 0) return [];
  return [{ code: 'linked-to-ad', text: `Entra ID links the account to Active Directory (${found.join(', ')}).` }];
}

/** The password of a guest, or of whoever signs in with another provider, lives elsewhere. */
function strangers({ userType, userPrincipalName, identityTypes }: EntraUser): readonly CloudObjection[] {
  const isGuest = userType !== undefined && userType !== 'Member';
  if (isGuest || userPrincipalName?.toUpperCase().includes('#EXT#') || identityTypes?.includes('federated')) {
    const text = 'The account belongs to another organisation or provider, where its password lives.';
    return [{ code: 'external-user', text }];
  }
  return [
    ...(userType === undefined ? [doubt('whether the account is a member or a guest (userType)')] : []),
    ...(userPrincipalName === undefined ? [doubt('the sign-in name of the account')] : []),
    ...(identityTypes === undefined ? [doubt('how the account signs in (identities)')] : []),
  ];
}

const doubt = (what: string): CloudObjection => ({
  code: 'facts-unknown',
  text: `Entra ID did not say ${what}, and nothing is changed on a guess.`,
});
