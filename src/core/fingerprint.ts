import type { AccountFacts, AdAccount, EntraUser } from './facts.ts';
import { privilegedGroupByDn, privilegedGroupBySid } from './privileged-groups.ts';
import type { Reading } from './reading.ts';

/**
 * What an approval was given to, as readable text without secrets: identity, place, state, protection and password
 * date. Left out is what changes by itself (lockout, failed tries, sign-ins), so that a wrong password typed while a
 * request waits does not void it.
 */
export function fingerprint({ ad, entra }: AccountFacts): string {
  const cloud = ad.kind === 'read' ? entraPart : entraAlonePart;
  return JSON.stringify({ ...parts('ad', ad, adPart), ...parts('entra', entra, cloud) });
}

/** What is different, in words; empty: nothing. Text that is no fingerprint counts as different. */
export function fingerprintChanges(before: string, after: string): readonly string[] {
  const [old, present] = [parse(before), parse(after)];
  if (!old || !present) return ['The account cannot be compared with the one that was approved'];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(present)])].sort();
  return keys.filter((key) => JSON.stringify(old[key]) !== JSON.stringify(present[key])).map(inWords);
}

/** The facts of a fingerprint, one a line, as in `ad.adminCount: 0`; empty for text that is none. */
export function fingerprintLines(text: string): readonly string[] {
  return Object.entries(parse(text) ?? {}).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
}

/** Lockout and "password expired" are never stored in userAccountControl; masked in case a server shows them. */
const volatileBits = 0x10 | 0x800000;

function adPart(ad: AdAccount): Record<string, unknown> {
  const groups = [...(ad.tokenGroups ?? []).map(privilegedGroupBySid), ...ad.memberOf.map(privilegedGroupByDn)];
  return {
    matches: ad.matches,
    objectGUID: ad.objectGUID?.toLowerCase(),
    objectSid: ad.objectSid,
    distinguishedName: ad.distinguishedName,
    sAMAccountName: ad.sAMAccountName,
    userPrincipalName: ad.userPrincipalName,
    userAccountControl: ad.userAccountControl === undefined ? undefined : ad.userAccountControl & ~volatileBits,
    accountExpires: ad.accountExpires,
    adminCount: ad.adminCount ?? 0,
    privilegedGroups: [...new Set(groups.filter((name) => name !== undefined))].sort(),
    primaryGroupID: ad.primaryGroupID,
    pwdLastSet: ad.pwdLastSet,
    isDeleted: ad.isDeleted,
  };
}

function entraPart(entra: EntraUser): Record<string, unknown> {
  return {
    id: entra.id?.toLowerCase(),
    userPrincipalName: entra.userPrincipalName,
    accountEnabled: entra.accountEnabled,
    onPremisesSyncEnabled: entra.onPremisesSyncEnabled,
    onPremisesImmutableId: entra.onPremisesImmutableId,
    isCloudManaged: entra.isCloudManaged,
    directoryRoles: entra.directoryRoles && [...entra.directoryRoles].sort(),
    deletedDateTime: entra.deletedDateTime,
  };
}

/** Where there is no AD account the password date of Entra ID counts; elsewhere it follows that of AD, minutes later. */
function entraAlonePart(entra: EntraUser): Record<string, unknown> {
  return {
    ...entraPart(entra),
    lastPasswordChange: entra.lastPasswordChange,
    userType: entra.userType,
    identityTypes: entra.identityTypes && [...entra.identityTypes].sort(),
  };
}

function parts<T>(
  side: string,
  reading: Reading<T>,
  of: (value: T) => Record<string, unknown>,
): Record<string, unknown> {
  const values = reading.kind === 'read' ? of(reading.value) : {};
  const named = Object.entries(values).map(([name, value]) => [`${side}.${name}`, value]);
  return { [side]: reading.kind, ...Object.fromEntries(named) };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'ad' in value
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const words: Readonly<Record<string, string>> = {
  ad: 'Active Directory answers differently about the account',
  'ad.matches': 'Another number of accounts matches',
  'ad.objectGUID': 'It is another account (objectGUID)',
  'ad.objectSid': 'It is another account (objectSid)',
  'ad.distinguishedName': 'The account was moved or renamed',
  'ad.sAMAccountName': 'The account name changed',
  'ad.userPrincipalName': 'The user principal name in Active Directory changed',
  'ad.userAccountControl': 'Account options in Active Directory changed (userAccountControl)',
  'ad.accountExpires': 'The end date of the account changed',
  'ad.adminCount': 'The account became or ceased to be an administrator (adminCount)',
  'ad.privilegedGroups': 'The membership in privileged groups changed',
  'ad.primaryGroupID': 'The primary group changed',
  'ad.pwdLastSet': 'The password was set, or its "must change" mark changed, since the request',
  'ad.isDeleted': 'The account was deleted or restored in Active Directory',
  entra: 'Entra ID answers differently about the account',
  'entra.id': 'It is another Entra user',
  'entra.userPrincipalName': 'The user principal name in Entra ID changed',
  'entra.accountEnabled': 'The account was enabled or disabled in Entra ID',
  'entra.onPremisesSyncEnabled': 'Synchronisation of the account changed',
  'entra.onPremisesImmutableId': 'The link between the two directories changed (onPremisesImmutableId)',
  'entra.isCloudManaged': 'The directory that masters the account changed',
  'entra.directoryRoles': 'The directory roles in Entra ID changed',
  'entra.deletedDateTime': 'The Entra user was deleted or restored',
  'entra.lastPasswordChange': 'The password was set in Entra ID since the request',
  'entra.userType': 'The account became a member or a guest (userType)',
  'entra.identityTypes': 'The ways in which the account signs in changed (identities)',
};

const inWords = (key: string): string => (Object.hasOwn(words, key) ? words[key] : undefined) ?? `${key} changed`;
