import { describe, expect, it } from 'vitest';
import { changeAttempted, changeCompleted } from '../../../src/core/audit.ts';
import { csvRow } from '../../../src/core/audit/csv.ts';
import { ocsfAccountChange } from '../../../src/core/audit/export/ocsf.ts';
import { cloudSubject } from '../samples/cloud-only.ts';
import { anna, createdAt, sampleRequest } from '../samples/request.ts';

const turn = { actor: anna, correlationId: 'turn-1', now: createdAt };
const outcome = {
  at: createdAt.toISOString(),
  lastPasswordChangeDateTime: '2026-11-20T09:00:00Z',
  forceChangePasswordNextSignIn: true,
  requestId: 'a4c1',
};
const request = sampleRequest({ state: 'performed', subject: cloudSubject, outcome });
const performed = changeCompleted(turn, request, { kind: 'done', trace: { graphRequestId: 'a4c1' } });
const record = { code: performed.code, payload: '', previous: '', recordedAt: performed.at, sequence: 1, hash: 'h' };

describe('the record of a reset in Entra ID', () => {
  it('says where, whose, what was read back, and the number Graph gave it', () => {
    expect(changeAttempted(turn, request)).toMatchObject({ details: { home: 'entra' } });
    expect(performed).toMatchObject({
      name: 'change_performed',
      subject: { entraObjectId: cloudSubject.entraObjectId, userPrincipalName: 'jdoe@contoso.com' },
      details: {
        home: 'entra',
        graphRequestId: 'a4c1',
        lastPasswordChangeDateTime: '2026-11-20T09:00:00Z',
        forceChangePasswordNextSignIn: true,
      },
    });
    expect(performed.subject).not.toHaveProperty('objectGUID');
  });

  it('is exported as CSV and OCSF under the object id in Entra ID', () => {
    expect(csvRow(performed)).toContain(`"${cloudSubject.entraObjectId}"`);
    expect(ocsfAccountChange(record, performed)).toMatchObject({
      activity_name: 'Password Reset',
      status: 'Success',
      user: { name: 'jdoe@contoso.com', uid: cloudSubject.entraObjectId, full_name: 'Jane Doe' },
    });
  });
});
