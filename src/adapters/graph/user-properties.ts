/**
 * The `$select` of every read of users: what the rules and a person's card need.
 *
 * INVARIANT: `signInActivity` is not here. It needs a premium licence, and a tenant without one would lose every
 * other property with it.
 */
export const userProperties: readonly string[] = [
  'id',
  'userPrincipalName',
  'displayName',
  'mail',
  'department',
  'jobTitle',
  'employeeId',
  'accountEnabled',
  'onPremisesSyncEnabled',
  'onPremisesImmutableId',
  'onPremisesLastSyncDateTime',
  'onPremisesSamAccountName',
  'onPremisesDistinguishedName',
  'onPremisesDomainName',
  'onPremisesUserPrincipalName',
  'onPremisesSecurityIdentifier',
  'onPremisesProvisioningErrors',
  'serviceProvisioningErrors',
  'passwordPolicies',
  'passwordProfile',
  'lastPasswordChangeDateTime',
  'signInSessionsValidFromDateTime',
  'createdDateTime',
  'assignedLicenses',
  'proxyAddresses',
  'userType',
  'identities',
];

/** The `$select` of the look right before a change in Entra ID: all that `cloudObjections` judges by, and the dates. */
export const cloudOnlyProperties: readonly string[] = [
  'id',
  'userPrincipalName',
  'userType',
  'identities',
  'onPremisesSyncEnabled',
  'onPremisesImmutableId',
  'onPremisesLastSyncDateTime',
  'onPremisesSamAccountName',
  'onPremisesDistinguishedName',
  'onPremisesUserPrincipalName',
  'onPremisesSecurityIdentifier',
  'passwordProfile',
  'lastPasswordChangeDateTime',
];

/** `deletedDateTime` is null for a live user and is asked for where it can have a value. */
export const deletedUserProperties: readonly string[] = [...userProperties, 'deletedDateTime'];
