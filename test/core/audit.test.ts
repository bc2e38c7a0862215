import { describe, expect, it } from 'vitest';
import * as audit from '../../src/core/audit.ts';
import { auditEvents } from '../../src/core/audit/codes.ts';
import * as own from '../../src/core/audit/own-events.ts';
import * as transcript from '../../src/core/audit/transcript-events.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import { plainAd, plainEntra, sampleFacts } from './samples/facts.ts';
import { sampleDiagnosis } from './samples/diagnosis.ts';
import { anna, boris, createdAt, sampleRequest } from './samples/request.ts';

const turn = { actor: anna, correlationId: 'turn-1', now: createdAt };
const secret = 'Autumn_99!';
const request = sampleRequest({ state: 'performed', reason: `password is ${secret}\r\nHB3003I forged`, reveals: 1 });

const changedAt = createdAt.toISOString();
const news = { kind: 'late', at: changedAt, headline: 'Late.', because: ['hash-not-synced'] } as const;

const everyEvent: readonly AuditEvent[] = [
  audit.messageUnderstood(turn, {
    intent: 'reset',
    targets: [{ kind: 'sam', value: 'jdoe' }],
    reason: `pw: ${secret}`,
    said: `reset jdoe, his password is ${secret}`,
  }),
  audit.candidateViewed(turn, 'reset', 'jane', { displayName: 'Jane', objectGUID: 'g' }),
  audit.personChosen(turn, 'reset', { displayName: 'Jane' }, { turn: 'turn-0', said: 'reset jane' }),
  audit.answerShown(turn, { card: 'request', values: { notice: `pw: ${secret}` }, request }, 'request.view'),
  audit.factsViewed(turn, 'diagnose', sampleFacts(), sampleDiagnosis('healthy')),
  audit.requestDenied(turn, 'reset', [{ code: 'not-an-agent', text: 'No.' }]),
  audit.requestRefused(turn, 'reset', sampleFacts(), [{ code: 'protected-account', text: 'No.' }]),
  audit.requestPlanned(turn, request),
  audit.requestSubmitted(turn, request),
  audit.requestCancelled(turn, request),
  audit.requestExpired(turn, request),
  audit.approvalDecided(turn, request, 'approve'),
  audit.approvalDecided(turn, request, 'deny'),
  audit.approvalDenied(turn, request, 'approve', { code: 'self_approval', text: 'No.' }),
  audit.changeAttempted(turn, sampleRequest()),
  audit.changeAttempted(turn, request),
  audit.changeCompleted(turn, request, { kind: 'done', server: 'dc1' }),
  audit.changeCompleted(turn, request, { kind: 'refused', code: 'ldap.no-right', server: 'dc1' }),
  audit.changeCompleted(turn, request, { kind: 'unknown', code: 'ldap.timeout' }),
  audit.changeSettled(turn, request),
  audit.requestVoided(turn, request, ['It was moved']),
  audit.secretDelivered(turn, request, 'shown'),
  audit.secretLapsed(turn, request),
  audit.newsTold(turn, request, news),
  audit.newsNotDelivered(turn, request, news),
  audit.approversReminded(turn, request),
  audit.requesterReminded(turn, request),
  audit.reminderNotDelivered(turn, request, 'approvers'),
  audit.ownerTold(turn, request, { kind: 'told', changedAt, at: changedAt }),
  audit.ownerTold(turn, request, { kind: 'delayed', changedAt, at: changedAt, code: 'graph.forbidden' }),
  audit.ownerTold(turn, request, { kind: 'not-told', changedAt, at: changedAt, code: 'no-address' }),
  own.passwordsReconciled(turn, 'root', {
    since: createdAt,
    until: createdAt,
    ous: ['OU=Staff'],
    accounts: 1,
    explained: { 'by-transcript': 1, 'demanded-change': 0, creation: 0 },
    found: { unexplained: 0, missing: 0, unknown: 0 },
    unreadable: [{ ou: 'OU=Staff', code: 'ldap.busy' }],
  }),
  own.settingsChanged(turn, {
    policyVersion: 'p',
    changed: ['a'],
    fingerprints: ['a: f'],
    values: [`a: pw: ${secret}`],
  }),
  transcript.checkpointPublished(turn, { origin: 'a.example/log', size: 7, root: 'AA==' }, '0a0b0c0d'),
  transcript.signingKeyChanged(turn, undefined, 'a.example/log+0a0b0c0d+AA=='),
  transcript.payloadsRemoved(turn, 7, 5, '2026-01-01T00:00:00.000Z'),
  audit.defectMet(turn, 'turn', `failed with password ${secret}`),
];

describe('audit events', () => {
  it('have codes that are unique, well formed, and all in use', () => {
    const codes = Object.values(auditEvents).map(({ code }) => code);

    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^HB\d{4}[IWE]$/.test(code))).toEqual([]);
    expect(new Set(everyEvent.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it('hold no typed secret and no line break or control character anywhere', () => {
    const text = JSON.stringify(everyEvent);

    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/\\[rnt]|\\u00/);
  });

  it('say who acted on whose account, when, in which turn and request', () => {
    const facts = sampleFacts({ ad: { displayName: 'Jane\u202e Doe\n' } });

    expect(audit.requestRefused(turn, 'unlock', facts, [{ code: 'self', text: 'Your own.' }])).toEqual({
      code: 'HB2002W',
      name: 'request_denied',
      at: '2026-11-20T09:00:00.000Z',
      correlationId: 'turn-1',
      actor: { aadObjectId: anna.aadObjectId, tenantId: anna.tenantId, name: 'Anna Agent' },
      subject: {
        objectGUID: plainAd.objectGUID,
        objectSid: plainAd.objectSid,
        entraObjectId: plainEntra.id,
        distinguishedName: plainAd.distinguishedName,
        userPrincipalName: plainAd.userPrincipalName,
        displayName: 'Jane Doe ',
      },
      details: {
        what: 'unlock',
        because: ['self'],
        text: ['Your own.'],
        readAt: '2026-11-20T09:00:00.000Z',
        ad: 'read',
        entra: 'read',
        signIns: 'read',
        server: 'dc1.contoso.com',
      },
    });
  });

  it('give a change the names the reviewer looks for', () => {
    const decided = sampleRequest({
      state: 'approved',
      decisions: [{ by: boris, verdict: 'approve', at: createdAt.toISOString() }],
    });

    expect(audit.changeAttempted(turn, decided)).toMatchObject({
      name: 'change_attempted',
      requestId: 'req-0001',
      details: {
        change: 'reset',
        forceChange: true,
        requester: anna.aadObjectId,
        decidedBy: [`approve: ${boris.aadObjectId}`],
      },
    });
    expect(audit.approvalDenied(turn, decided, 'approve', { code: 'self_approval', text: 'No.' })).toMatchObject({
      name: 'approval_denied',
      details: { because: 'self_approval' },
    });
  });

  it('call a refusal by right and one by the account the same name, under two codes', () => {
    const access = audit.requestDenied(turn, 'reset', [{ code: 'not-an-agent', text: 'No.' }]);

    expect([access.name, access.code]).toEqual(['request_denied', 'HB1003W']);
  });

  it('cut a flood of text and say so', () => {
    const { details } = audit.defectMet(turn, 'turn', 'word '.repeat(1_000));

    expect(details['message']).toMatch(/ \[cut at 1000\]$/);
  });

  it('need no actor where Latchkey acts by itself', () => {
    expect(audit.requestExpired({ correlationId: 'job', now: createdAt }, request)).not.toHaveProperty('actor');
  });
});
