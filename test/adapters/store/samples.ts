import type { AuditEvent } from '../../../src/core/audit-event.ts';
import type { AdSubject, ChangeRequest, EntraSubject } from '../../../src/core/change-request.ts';

const requester = {
  aadObjectId: 'aaaaaaaa-0000-4000-8000-00000000000a',
  tenantId: '7f000001-1111-4111-8111-000000000001',
  name: 'Ada Agent',
  teamsId: '29:aaaa',
  linked: {
    objectGUID: '0d6b0f4e-0000-4000-8000-00000000000a',
    objectSid: 'S-1-5-21-1-2-3-1101',
    immutableId: 'TgtrDQAAAECAAAAAAAAAAAo=',
    employeeId: 'E100',
  },
};
const approver = {
  aadObjectId: 'bbbbbbbb-0000-4000-8000-00000000000b',
  tenantId: '7f000001-1111-4111-8111-000000000001',
  name: 'Ben Approver',
};

export const sampleSubject: Required<AdSubject> = {
  objectGUID: '0d6b0f4e-0000-4000-8000-000000000001',
  objectSid: 'S-1-5-21-1-2-3-1105',
  entraObjectId: 'eeeeeeee-0000-4000-8000-00000000000e',
  distinguishedName: 'CN=Zoë O\'Neil "ZO",OU=Sales,DC=contoso,DC=com',
  sAMAccountName: 'zoneil',
  userPrincipalName: 'zoneil@contoso.com',
  displayName: "Zoë O'Neil",
  department: 'Sales',
  immutableId: 'TgtrDQAAAECAAAAAAAAAAAE=',
  employeeId: 'E105',
};

/** Of an account that is in Entra ID alone. */
export const sampleEntraSubject: EntraSubject = {
  entraObjectId: 'dddddddd-0000-4000-8000-00000000000d',
  userPrincipalName: 'wchen@contoso.com',
  displayName: 'Willa Chen',
  department: 'Design',
  employeeId: 'E106',
};

/** A request with every field set, so that a test of the round trip covers them all. */
export function sampleRequest(changes: Partial<ChangeRequest> = {}): Required<ChangeRequest> {
  return {
    id: '4F7KQ2M9XA',
    proof: 'c0ffee',
    version: 1,
    state: 'pending',
    change: { kind: 'reset', forceChange: true, unlock: false },
    requester,
    subject: sampleSubject,
    fingerprint: 'a1b2',
    reason: 'forgot it\nafter leave 🏖',
    ticket: 'INC0012345',
    verification: 'call-back',
    caveats: [{ code: 'hash-sync-pending', text: 'Mail takes the old password for a few minutes.' }],
    approvalsNeeded: 2,
    decisions: [{ by: approver, verdict: 'approve', at: '2026-11-21T10:05:00.000Z' }],
    createdAt: '2026-11-21T10:00:00.000Z',
    expiresAt: '2026-11-21T14:00:00.000Z',
    reveals: 1,
    claimedAt: '2026-11-21T10:05:30.000Z',
    attempt: 'begun',
    cards: {
      requester: { conversationId: 'a:1', activityId: '1' },
      approvers: { conversationId: '19:approvers@thread.tacv2', activityId: '2' },
    },
    askedIn: 'a:1',
    submittedAt: '2026-11-21T10:01:00.000Z',
    passwordBefore: { pwdLastSet: 'must-change', writtenAt: '2026-11-20T08:50:00.000Z', version: 3 },
    cloudBefore: 'none',
    follow: {
      changedAt: '2026-11-21T10:06:00.000Z',
      news: [{ kind: 'withheld', at: '2026-11-21T10:07:00.000Z', headline: 'Kept back.', because: ['x'] }],
      undelivered: 1,
    },
    reminded: {
      approvers: '2026-11-21T10:04:00.000Z',
      requester: '2026-11-21T10:04:30.000Z',
      card: '2026-11-21T10:03:00.000Z',
    },
    ownerTold: {
      kind: 'not-told',
      changedAt: '2026-11-21T10:06:00.000Z',
      at: '2026-11-21T10:08:00.000Z',
      code: 'no-address',
    },
    outcome: {
      at: '2026-11-21T10:06:00.000Z',
      server: 'dc1.contoso.com',
      code: 'ldap.busy',
      pwdLastSet: '0',
      lastPasswordChangeDateTime: '2026-11-21T10:06:00Z',
      forceChangePasswordNextSignIn: true,
      requestId: 'a4c1',
    },
    ...changes,
  };
}

/** A request with the fields that every request has, and no others. */
export function bareRequest(id: string): ChangeRequest {
  const { version, state, requester, fingerprint, createdAt, expiresAt, reveals } = sampleRequest();
  const { objectGUID, distinguishedName, sAMAccountName, displayName } = sampleSubject;
  return {
    id,
    version,
    state,
    change: { kind: 'unlock' },
    requester: { aadObjectId: requester.aadObjectId, tenantId: requester.tenantId, name: requester.name },
    subject: { objectGUID, distinguishedName, sAMAccountName, displayName },
    fingerprint,
    decisions: [],
    createdAt,
    expiresAt,
    reveals,
    cards: {},
  };
}

/** An event with every field set. */
export function sampleEvent(changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    code: 'HB1001I',
    name: 'request opened',
    at: '2026-11-21T10:00:00.000Z',
    correlationId: 'turn-1',
    requestId: '4F7KQ2M9XA',
    actor: { aadObjectId: requester.aadObjectId, tenantId: requester.tenantId, name: requester.name },
    subject: {
      objectGUID: '0d6b0f4e-0000-4000-8000-000000000001',
      objectSid: 'S-1-5-21-1-2-3-1105',
      entraObjectId: 'eeeeeeee-0000-4000-8000-00000000000e',
      distinguishedName: 'CN=Zoë,DC=contoso,DC=com',
      userPrincipalName: 'zoneil@contoso.com',
      displayName: "Zoë O'Neil",
    },
    details: { text: "'; drop table audit_event; --", number: 3, flag: true, nothing: null, list: ['a', 'b'] },
    ...changes,
  };
}

/** Events with codes HB2001I, HB2002I ... */
export function sampleEvents(howMany: number): AuditEvent[] {
  return Array.from({ length: howMany }, (_, index) => sampleEvent({ code: `HB${2001 + index}I` }));
}
