import { immutableIdOf } from '../../core/immutable-id.ts';
import type { GraphSignIn, GraphUser } from '../graph/graph-data.ts';
import { northwind } from '../northwind.ts';
import { stableGuid } from '../stable-guid.ts';
import {
  addressOf,
  distinguishedNameOf,
  employeeIdAt,
  objectGuidOf,
  objectSidAt,
  ordinaryPasswordAge,
} from './ordinary-account.ts';
import { displayNameOf, type Persona, type PersonaSignIn } from './persona.ts';
import { day, hour, minute, timelineFrom, type Timeline } from './timeline.ts';

/** An ordinary hash arrives this long after the change in AD. */
export const ordinaryHashDelay = 70_000;

const licence = { skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', disabledPlans: [] };
const officeAddress = '203.0.113.24';

/** The persona's Entra user at the start of the lab. */
export function createUser(persona: Persona, index: number, start: Date): GraphUser {
  const at = timelineFrom(start);
  return {
    ...ordinaryUser(persona, index, at),
    ...(persona.home === 'cloud-only' ? cloudOnly : synchronised(persona, index, at)),
    ...persona.entra?.(at),
  };
}

export function createSignIns(persona: Persona, user: GraphUser, start: Date): readonly GraphSignIn[] {
  const at = timelineFrom(start);
  return (persona.signIns ?? twoThatWorked).map((signIn) => ({
    userId: user.id,
    userPrincipalName: (user.userPrincipalName ?? '').toLowerCase(),
    createdDateTime: at.isoAgo(signIn.ago),
    appDisplayName: signIn.appDisplayName ?? 'Office 365 Exchange Online',
    ipAddress: officeAddress,
    status: { errorCode: signIn.errorCode, ...(signIn.failureReason && { failureReason: signIn.failureReason }) },
  }));
}

export const entraIdOf = ({ id }: Persona): string => stableGuid(`northwind entra ${id}`);

const twoThatWorked: readonly PersonaSignIn[] = [
  { ago: 50 * minute, errorCode: 0 },
  { ago: 5 * hour, errorCode: 0, appDisplayName: 'Microsoft Teams' },
];

function ordinaryUser(persona: Persona, index: number, at: Timeline): GraphUser {
  const address = addressOf(persona);
  return {
    id: entraIdOf(persona),
    userPrincipalName: address,
    displayName: displayNameOf(persona),
    givenName: persona.givenName,
    surname: persona.sn,
    mail: address,
    proxyAddresses: [`SMTP:${address}`],
    department: persona.department,
    jobTitle: persona.title,
    employeeId: employeeIdAt(index),
    userType: 'Member',
    identities: [{ signInType: 'userPrincipalName', issuer: northwind.domain, issuerAssignedId: address }],
    accountEnabled: true,
    passwordProfile: null,
    lastPasswordChangeDateTime: at.isoAgo(ordinaryPasswordAge - ordinaryHashDelay),
    signInSessionsValidFromDateTime: at.isoAgo(ordinaryPasswordAge),
    createdDateTime: at.isoAgo(400 * day),
    assignedLicenses: [licence],
  };
}

const cloudOnly = { onPremisesSyncEnabled: null, passwordPolicies: null, onPremisesProvisioningErrors: [] };

function synchronised(persona: Persona, index: number, at: Timeline): Partial<GraphUser> {
  return {
    onPremisesSyncEnabled: true,
    onPremisesImmutableId: immutableIdOf(objectGuidOf(persona)) ?? null,
    onPremisesSamAccountName: persona.sAMAccountName,
    onPremisesUserPrincipalName: addressOf(persona),
    onPremisesDistinguishedName: distinguishedNameOf(persona),
    onPremisesDomainName: northwind.domain,
    onPremisesSecurityIdentifier: objectSidAt(index),
    onPremisesLastSyncDateTime: at.isoAgo(ordinaryPasswordAge - 25 * minute),
    onPremisesProvisioningErrors: [],
    passwordPolicies: 'DisablePasswordExpiration',
  };
}
