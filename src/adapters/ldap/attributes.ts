/** How an attribute's values are written as text: see `RawAdAccount`. `texts` and `sids` are arrays even for one value. */
export type AttributeForm = 'text' | 'texts' | 'guid' | 'sid' | 'sids' | 'base64' | 'hex';

/** What an account stores, by schema name: ldapts compares the names of binary attributes case-sensitively. */
export const storedAttributes: Readonly<Record<string, AttributeForm>> = {
  sAMAccountName: 'text',
  userPrincipalName: 'text',
  distinguishedName: 'text',
  objectClass: 'texts',
  objectGUID: 'guid',
  objectSid: 'sid',
  'mS-DS-ConsistencyGuid': 'base64',
  displayName: 'text',
  givenName: 'text',
  sn: 'text',
  mail: 'text',
  proxyAddresses: 'texts',
  department: 'text',
  title: 'text',
  employeeID: 'text',
  userAccountControl: 'text',
  pwdLastSet: 'text',
  accountExpires: 'text',
  lockoutTime: 'text',
  badPwdCount: 'text',
  badPasswordTime: 'text',
  lastLogonTimestamp: 'text',
  logonHours: 'hex',
  userWorkstations: 'text',
  adminCount: 'text',
  memberOf: 'texts',
  primaryGroupID: 'text',
  whenChanged: 'text',
  whenCreated: 'text',
  isDeleted: 'text',
  'msDS-ReplAttributeMetaData': 'texts',
};

/** Stored and computed attributes of a live account. A DC cannot compute these for a deleted one. */
export const accountAttributes: Readonly<Record<string, AttributeForm>> = {
  ...storedAttributes,
  'msDS-User-Account-Control-Computed': 'text',
  'msDS-UserPasswordExpiryTimeComputed': 'text',
  'msDS-ResultantPSO': 'text',
};

/** Read by a search of its own: AD answers it only for a base-scope search. */
export const groupAttributes: Readonly<Record<string, AttributeForm>> = { tokenGroups: 'sids' };

export const otherDcAttributes: Readonly<Record<string, AttributeForm>> = {
  pwdLastSet: 'text',
  lockoutTime: 'text',
  userAccountControl: 'text',
};

export const domainAttributes: Readonly<Record<string, AttributeForm>> = {
  maxPwdAge: 'text',
  minPwdAge: 'text',
  minPwdLength: 'text',
  lockoutDuration: 'text',
  lockoutThreshold: 'text',
  lockOutObservationWindow: 'text',
};
