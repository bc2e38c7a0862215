import type { EntraUser, SignIn } from '../facts.ts';
import { readIsoTime } from './raw-times.ts';
import {
  withUndefined,
  isRecord,
  readBoolean,
  readInteger,
  readText,
  readTexts,
  recordOr,
  type Raw,
} from './raw-values.ts';

/** Decodes one Graph user. A property that was not returned stays undefined; null keeps the meaning Graph gives it. */
export function readEntraUser(raw: Raw): EntraUser {
  return withUndefined<EntraUser>({
    id: readText(raw['id']),
    userPrincipalName: readText(raw['userPrincipalName']),
    displayName: readText(raw['displayName']),
    mail: readText(raw['mail']),
    department: readText(raw['department']),
    employeeId: readText(raw['employeeId']),
    accountEnabled: readBoolean(raw['accountEnabled']),
    onPremisesSyncEnabled: raw['onPremisesSyncEnabled'] === null ? null : readBoolean(raw['onPremisesSyncEnabled']),
    onPremisesImmutableId: readText(raw['onPremisesImmutableId']),
    onPremisesSamAccountName: readText(raw['onPremisesSamAccountName']),
    onPremisesUserPrincipalName: readText(raw['onPremisesUserPrincipalName']),
    onPremisesDistinguishedName: readText(raw['onPremisesDistinguishedName']),
    onPremisesSecurityIdentifier: readText(raw['onPremisesSecurityIdentifier']),
    onPremisesLastSyncDateTime: readIsoTime(raw['onPremisesLastSyncDateTime']),
    provisioningErrors: readProvisioningErrors(raw['onPremisesProvisioningErrors']),
    passwordPolicies: readPasswordPolicies(raw['passwordPolicies']),
    forceChangePasswordNextSignIn: readForcedChange(raw['passwordProfile']),
    lastPasswordChange: readLastPasswordChange(raw['lastPasswordChangeDateTime']),
    signInSessionsValidFrom: readIsoTime(raw['signInSessionsValidFromDateTime']),
    createdDateTime: readIsoTime(raw['createdDateTime']),
    deletedDateTime: readIsoTime(raw['deletedDateTime']),
    userType: readText(raw['userType']),
    identityTypes: readIdentityTypes(raw['identities']),
    licences: Array.isArray(raw['assignedLicenses']) ? raw['assignedLicenses'].length : undefined,
    isCloudManaged: readBoolean(recordOr(raw['onPremisesSyncBehavior'])['isCloudManaged']),
    risk: readRisk(raw['riskyUser']),
    directoryRoles: readList(raw['_directoryRoles']),
    eligibleRoles: readList(raw['_eligibleRoles']),
    roleAssignableGroups: readList(raw['_roleAssignableGroups']),
  });
}

function readList(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? readTexts(value) : undefined;
}

/** Every user has one identity at least, so an empty list says nothing. */
function readIdentityTypes(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const types = value.map((identity) => (isRecord(identity) ? readText(identity['signInType']) : undefined));
  return types.every((type) => type !== undefined) ? types : undefined;
}

/** Undefined for a row without a readable time or number: it cannot be placed in the story. */
export function readSignIn(raw: unknown): SignIn | undefined {
  if (!isRecord(raw)) return undefined;
  const at = readIsoTime(raw['createdDateTime']);
  const errorCode = readInteger(raw['errorCode']);
  if (at === undefined || errorCode === undefined) return undefined;
  return withUndefined<SignIn>({
    at,
    errorCode,
    failureReason: readText(raw['failureReason']),
    app: readText(raw['appDisplayName']),
    ipAddress: readText(raw['ipAddress']),
  });
}

/** "None" is Graph's other word for no value. Values are joined by commas: "DisablePasswordExpiration, DisableStrongPassword". */
function readPasswordPolicies(value: unknown): readonly string[] | undefined {
  if (value === null) return [];
  if (typeof value !== 'string') return undefined;
  return value
    .split(',')
    .map((policy) => policy.trim())
    .filter((policy) => policy !== '' && policy !== 'None');
}

/** Only `true` is an answer: Graph shows null for most synchronised users, and null is not false. */
function readForcedChange(profile: unknown): boolean | undefined {
  const { forceChangePasswordNextSignIn, forceChangePasswordNextSignInWithMfa } = recordOr(profile);
  if (forceChangePasswordNextSignIn === true || forceChangePasswordNextSignInWithMfa === true) return true;
  return typeof forceChangePasswordNextSignIn === 'boolean' ? forceChangePasswordNextSignIn : undefined;
}

function readLastPasswordChange(value: unknown): Date | 'none' | undefined {
  return value === null ? 'none' : readIsoTime(value);
}

function readProvisioningErrors(value: unknown): EntraUser['provisioningErrors'] {
  return (Array.isArray(value) ? value : []).filter(isRecord).map((error) =>
    withUndefined<EntraUser['provisioningErrors'][number]>({
      category: readText(error['category']),
      propertyCausingError: readText(error['propertyCausingError']),
      value: readText(error['value']),
    }),
  );
}

function readRisk(value: unknown): EntraUser['risk'] {
  if (!isRecord(value)) return undefined;
  return withUndefined<NonNullable<EntraUser['risk']>>({
    state: readText(value['riskState']),
    level: readText(value['riskLevel']),
  });
}
