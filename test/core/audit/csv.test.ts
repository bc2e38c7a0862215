import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditCsv } from '../../../src/core/audit/csv.ts';
import type { AuditEvent } from '../../../src/core/audit-event.ts';
import { parseCsv } from '../../hostile/parse-csv.ts';

const event: AuditEvent = {
  code: 'HB2003I',
  name: 'request_submitted',
  at: '2026-11-21T10:00:00.000Z',
  correlationId: 'turn-1',
  requestId: '4F7KQ2M9XA',
  actor: { aadObjectId: 'aaaaaaaa-0000-4000-8000-00000000000a', tenantId: 't', name: 'Ada "A" Agent' },
  subject: { objectGUID: '0d6b0f4e-0000-4000-8000-000000000001', displayName: 'Zoë, O’Neil' },
  details: { change: 'reset', forceChange: true, reason: 'forgot it', ticket: 'INC1', decidedBy: ['approve: b'] },
};
const head = 'at,code,name,correlationId,requestId,actor,actorId,subject,subjectId,reason,ticket,details'.split(',');
const withReason = (reason: string): AuditEvent => ({ ...event, details: { reason } });

describe('auditCsv', () => {
  it('gives a head and one row per event, each value in its own cell', () => {
    expect(parseCsv(auditCsv([event, { ...event, actor: undefined as never, details: {} }]))).toEqual([
      head,
      [
        event.at,
        'HB2003I',
        'request_submitted',
        'turn-1',
        '4F7KQ2M9XA',
        'Ada "A" Agent',
        'aaaaaaaa-0000-4000-8000-00000000000a',
        'Zoë, O’Neil',
        '0d6b0f4e-0000-4000-8000-000000000001',
        'forgot it',
        'INC1',
        '{"change":"reset","forceChange":true,"decidedBy":["approve: b"]}',
      ],
      [
        event.at,
        'HB2003I',
        'request_submitted',
        'turn-1',
        '4F7KQ2M9XA',
        '',
        '',
        'Zoë, O’Neil',
        event.subject?.objectGUID,
        '',
        '',
        '{}',
      ],
    ]);
  });

  it('of nothing is the head alone', () => {
    expect(parseCsv(auditCsv([]))).toEqual([head]);
  });

  it.each([
    '=1+1',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '  =1+1',
    '\t=1+1',
    '\r\n=1',
    '|cmd',
    '％'.normalize('NFKC'),
    '＝1+1',
    '"=1+1',
    '\u200b=1',
  ])('shows %j as text, because a spreadsheet would calculate it', (reason) => {
    expect(parseCsv(auditCsv([withReason(reason)]))[1]?.[9]).toMatch(/^'/);
  });

  it.each(['INC-1', 'a=b', 'forgot it', '5 - 3', ''])('leaves %j as it is', (reason) => {
    expect(parseCsv(auditCsv([withReason(reason)]))[1]?.[9]).toBe(reason);
  });

  it('keeps every event on one row of as many cells as the head, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (reasons) => {
        const csv = auditCsv(reasons.map(withReason));
        expect(csv.split('\r\n')).toHaveLength(reasons.length + 2);
        expect(parseCsv(csv).map((row) => row.length)).toEqual([head, ...reasons].map(() => head.length));
      }),
    );
  });
});
