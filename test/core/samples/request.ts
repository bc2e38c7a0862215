import type { Actor, ChangeRequest } from '../../../src/core/change-request.ts';
import { defaultPolicy, type Policy } from '../../../src/core/policy.ts';

const tenantId = '7f000001-1111-4111-8111-000000000001';

export const anna: Actor = { aadObjectId: 'aaaaaaaa-0000-4000-8000-00000000000a', tenantId, name: 'Anna Agent' };
export const boris: Actor = { aadObjectId: 'bbbbbbbb-0000-4000-8000-00000000000b', tenantId, name: 'Boris Approver' };
/** The owner of the account: Entra object id as in `plainEntra`. */
export const jane: Actor = { aadObjectId: 'eeeeeeee-0000-4000-8000-00000000000e', tenantId, name: 'Jane Doe' };

export const agents = '11111111-0000-4000-8000-000000000001';
export const approvers = '22222222-0000-4000-8000-000000000002';
export const reviewers = '33333333-0000-4000-8000-000000000003';

export const samplePolicy: Policy = {
  ...defaultPolicy,
  agentGroups: [agents],
  approverGroups: [approvers],
  reviewerGroups: [reviewers],
};

export const createdAt = new Date('2026-11-20T09:00:00Z');
export const minutesLater = (minutes: number): Date => new Date(createdAt.getTime() + minutes * 60_000);

export const completeForm = { reason: 'Forgot it after leave', ticket: 'INC0012345', verification: 'call-back' };

export function sampleRequest(changes: Partial<ChangeRequest> = {}): ChangeRequest {
  return {
    id: 'req-0001',
    version: 1,
    state: 'draft',
    change: { kind: 'reset', forceChange: true, unlock: false },
    requester: anna,
    subject: {
      objectGUID: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
      entraObjectId: jane.aadObjectId,
      distinguishedName: 'CN=Jane Doe,OU=Staff,DC=contoso,DC=com',
      sAMAccountName: 'jdoe',
      displayName: 'Jane Doe',
    },
    fingerprint: '{}',
    decisions: [],
    createdAt: createdAt.toISOString(),
    expiresAt: minutesLater(60).toISOString(),
    reveals: 0,
    cards: {},
    ...changes,
  };
}
