import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approve,
  cancel,
  claim,
  complete,
  confirmUnlock,
  deny,
  expire,
  reissue,
  settle,
  submit,
  voidRequest,
  type Move,
} from '../../src/core/approval.ts';
import type { Actor, ChangeRequest, RequestState } from '../../src/core/change-request.ts';
import { cloudSubject } from './samples/cloud-only.ts';
import {
  anna,
  boris,
  completeForm,
  createdAt,
  jane,
  minutesLater,
  samplePolicy,
  sampleRequest,
} from './samples/request.ts';

const soon = minutesLater(1);
const late = minutesLater(60);
const stranger: Actor = { ...boris, tenantId: '7f000002-2222-4222-8222-000000000002' };
const yes = { by: boris, verdict: 'approve', at: soon.toISOString() } as const;
const done = { kind: 'done', server: 'dc1', after: { pwdLastSet: '0' } } as const;

const codeOf = (move: Move): string => (move.kind === 'refused' ? move.code : 'moved');

describe('submit', () => {
  it('sends the draft to the approvers, one version on, with what was typed', () => {
    const draft = sampleRequest();

    expect(submit(draft, completeForm, anna, soon, samplePolicy)).toEqual({
      kind: 'moved',
      next: { ...draft, ...completeForm, submittedAt: soon.toISOString(), state: 'pending', version: 2 },
    });
  });

  it('names every problem of the form and moves nothing', () => {
    const policy = { ...samplePolicy, ticket: { required: true, pattern: 'INC\\d{7}' } };
    const problems = ['Give a reason.', 'Enter the ticket number.', 'Say how you verified the caller.'];

    expect(submit(sampleRequest(), { reason: ' \u200b ', verification: 'by-magic' }, anna, soon, policy)).toEqual({
      kind: 'refused',
      code: 'form-incomplete',
      text: problems.join(' '),
      problems,
    });
  });

  it('takes a ticket only when the whole of it matches, so that nothing rides along', () => {
    const form = { ...completeForm, ticket: 'INC0012345 or anything' };

    expect(codeOf(submit(sampleRequest(), form, anna, soon, samplePolicy))).toBe('form-incomplete');
  });

  it('cuts a long reason and takes out what looks like a password, because approvers and the audit log read it', () => {
    const reason = `his password is Autumn_99! ${'x'.repeat(600)}`;
    const move = submit(sampleRequest(), { ...completeForm, reason }, anna, soon, samplePolicy);

    const expected = `his password is [redacted] ${'x'.repeat(472)}…`;
    expect(move).toMatchObject({ kind: 'moved', next: { reason: expected } });
    expect(expected).toHaveLength(500);
  });

  it('replaces the reason of the draft by the form, also when the ticket was emptied', () => {
    const draft = sampleRequest({ ticket: 'INC1', reason: 'old' });
    const move = submit(draft, { reason: 'new', verification: 'call-back' }, anna, soon, samplePolicy);

    expect(move.kind === 'moved' && [move.next.reason, move.next.ticket]).toEqual(['new', undefined]);
  });
});

describe('confirmUnlock', () => {
  it('lets the requester alone go on with an unlock', () => {
    const move = confirmUnlock(sampleRequest({ change: { kind: 'unlock' } }), completeForm, anna, soon, samplePolicy);

    expect(move).toMatchObject({ kind: 'moved', next: { state: 'performing', version: 2 } });
  });

  it('is no way round the approval of a reset', () => {
    expect(codeOf(confirmUnlock(sampleRequest(), completeForm, anna, soon, samplePolicy))).toBe('wrong_state');
  });
});

describe('approve and deny', () => {
  const pending = sampleRequest({ state: 'pending' });

  it('records who decided and when', () => {
    expect(approve(pending, boris, soon, samplePolicy)).toEqual({
      kind: 'moved',
      next: { ...pending, state: 'approved', version: 2, decisions: [yes] },
    });
  });

  it.each<[string, Move, string]>([
    ['the requester', approve(pending, anna, soon, samplePolicy), 'self_approval'],
    [
      'the requester, spelled in capitals',
      approve(pending, { ...anna, aadObjectId: anna.aadObjectId.toUpperCase() }, soon, samplePolicy),
      'self_approval',
    ],
    ['the requester, saying no', deny(pending, anna, soon, samplePolicy), 'self_approval'],
    ['the owner of the account', approve(pending, jane, soon, samplePolicy), 'subject_approval'],
    ['somebody of another tenant', approve(pending, stranger, soon, samplePolicy), 'wrong_tenant'],
    ['an approver at the minute of expiry', approve(pending, boris, late, samplePolicy), 'expired'],
    [
      'an approver when the expiry cannot be read',
      approve({ ...pending, expiresAt: 'soon' }, boris, soon, samplePolicy),
      'expired',
    ],
    ['an approver of a draft', approve(sampleRequest(), boris, soon, samplePolicy), 'wrong_state'],
    [
      'an approver while changes are switched off',
      approve(pending, boris, soon, { ...samplePolicy, readOnly: true }),
      'read-only',
    ],
  ])('refuses %s', (_who, move, code) => {
    expect(codeOf(move)).toBe(code);
  });

  it('says who was faster, on a second press and on a stale card', () => {
    const denied = sampleRequest({ state: 'denied', decisions: [{ ...yes, verdict: 'deny' }] });

    expect(approve(denied, { ...boris, aadObjectId: 'c', name: 'Carla' }, soon, samplePolicy)).toEqual({
      kind: 'refused',
      code: 'already_decided',
      text: 'Boris Approver denied this request at 2026-11-20T09:01:00.000Z. Your press changed nothing.',
    });
  });

  it('still takes a no while changes are switched off', () => {
    expect(deny(pending, boris, soon, { ...samplePolicy, readOnly: true })).toMatchObject({
      next: { state: 'denied' },
    });
  });
});

describe('claim, complete, settle', () => {
  const approved = sampleRequest({ state: 'approved', decisions: [yes] });
  const performing = sampleRequest({ state: 'performing', decisions: [yes] });

  it.each<[string, Move, string]>([
    ['its requester', claim(approved, anna, soon, samplePolicy), 'moved'],
    ['its approver', claim(approved, boris, soon, samplePolicy), 'not_requester'],
    ['its requester, a second time', claim(performing, anna, soon, samplePolicy), 'wrong_state'],
    ['its requester, too late', claim(approved, anna, late, samplePolicy), 'expired'],
    [
      'its requester while changes are switched off',
      claim(approved, anna, soon, { ...samplePolicy, readOnly: true }),
      'read-only',
    ],
  ])('the approved change, started by %s', (_who, move, code) => {
    expect(codeOf(move)).toBe(code);
  });

  it.each<[string, Parameters<typeof complete>[1], Partial<ChangeRequest>]>([
    [
      'performed, one secret issued',
      done,
      { state: 'performed', reveals: 1, outcome: { at: soon.toISOString(), server: 'dc1', pwdLastSet: '0' } },
    ],
    [
      'failed',
      { kind: 'refused', code: 'ldap.no-right', server: 'dc1' },
      { state: 'failed', outcome: { at: soon.toISOString(), server: 'dc1', code: 'ldap.no-right' } },
    ],
    [
      'of unknown outcome',
      { kind: 'unknown', code: 'ldap.timeout' },
      { state: 'outcome-unknown', outcome: { at: soon.toISOString(), code: 'ldap.timeout' } },
    ],
  ])('ends %s', (_what, result, expected) => {
    expect(complete(performing, result, soon)).toEqual({
      kind: 'moved',
      next: { ...performing, version: 2, ...expected },
    });
  });

  it('keeps what Entra ID showed after the change, and the number Graph gave it', () => {
    const after = {
      lastPasswordChangeDateTime: '2026-11-20T09:01:00Z',
      passwordProfile: { forceChangePasswordNextSignIn: true, password: null },
    };
    const result = { kind: 'done', trace: { graphRequestId: 'a4c1' }, after } as const;
    const cloud = { ...performing, subject: cloudSubject };

    expect(complete(cloud, result, soon)).toMatchObject({
      next: {
        outcome: {
          at: soon.toISOString(),
          requestId: 'a4c1',
          lastPasswordChangeDateTime: '2026-11-20T09:01:00Z',
          forceChangePasswordNextSignIn: true,
        },
      },
    });
  });

  it('counts no secret for an unlock', () => {
    expect(complete({ ...performing, change: { kind: 'unlock' } }, done, soon)).toMatchObject({ next: { reveals: 0 } });
  });

  it('settles a lost answer as performed, and counts the secret that nobody saw', () => {
    const unknown = sampleRequest({ state: 'outcome-unknown' });

    expect(settle(unknown, true, soon)).toMatchObject({ next: { state: 'performed', reveals: 1 } });
    expect(settle(unknown, false, soon)).toMatchObject({ next: { state: 'failed', reveals: 0 } });
  });
});

describe('voidRequest', () => {
  it('ends a claimed request whose account changed', () => {
    const performing = sampleRequest({ state: 'performing' });

    expect(voidRequest(performing, ['The account was moved or renamed'], soon)).toMatchObject({
      next: { state: 'void' },
    });
  });

  it('needs a change', () => {
    expect(codeOf(voidRequest(sampleRequest({ state: 'approved' }), [], soon))).toBe('wrong_state');
  });
});

describe('reissue', () => {
  const performed = sampleRequest({ state: 'performed', reveals: 1, outcome: { at: soon.toISOString() } });

  it.each<[string, Move, string]>([
    ['to the requester', reissue(performed, anna, minutesLater(2), samplePolicy), 'moved'],
    ['to nobody else', reissue(performed, boris, minutesLater(2), samplePolicy), 'not_requester'],
    ['not a third time', reissue({ ...performed, reveals: 3 }, anna, minutesLater(2), samplePolicy), 'reissue-limit'],
    [
      'not when policy allows none',
      reissue(performed, anna, minutesLater(2), { ...samplePolicy, reissues: 0 }),
      'reissue-limit',
    ],
    [
      'not long afterwards, because an old approval is no standing right',
      reissue(performed, anna, minutesLater(61), samplePolicy),
      'expired',
    ],
    [
      'not for an unlock',
      reissue({ ...performed, change: { kind: 'unlock' } }, anna, soon, samplePolicy),
      'wrong_state',
    ],
    [
      'not from a cancelled request',
      reissue(sampleRequest({ state: 'cancelled' }), anna, soon, samplePolicy),
      'wrong_state',
    ],
  ])('gives another secret %s', (_whom, move, code) => {
    expect(codeOf(move)).toBe(code);
  });
});

describe('cancel and expire', () => {
  it.each<[RequestState, string, string]>([
    ['draft', 'moved', 'moved'],
    ['pending', 'moved', 'moved'],
    ['approved', 'moved', 'moved'],
    ['performing', 'wrong_state', 'wrong_state'],
    ['performed', 'wrong_state', 'wrong_state'],
    ['denied', 'wrong_state', 'wrong_state'],
    ['expired', 'expired', 'wrong_state'],
  ])('from %s: cancel in time %s, expire in due time %s', (state, cancelled, expired) => {
    expect(codeOf(cancel(sampleRequest({ state }), anna, soon))).toBe(cancelled);
    expect(codeOf(expire(sampleRequest({ state }), late))).toBe(expired);
  });

  it('expires nothing that still has time, and cancels nothing that has none', () => {
    expect(codeOf(expire(sampleRequest({ state: 'pending' }), soon))).toBe('wrong_state');
    expect(codeOf(cancel(sampleRequest({ state: 'pending' }), anna, late))).toBe('expired');
  });
});

describe('any sequence of moves by anybody', () => {
  const people = [anna, boris, jane, stranger];
  const names = [
    'submit',
    'confirmUnlock',
    'approve',
    'deny',
    'cancel',
    'expire',
    'claim',
    'complete',
    'voidRequest',
    'reissue',
    'settle',
  ] as const;
  const results = [done, { kind: 'refused', code: 'ldap.busy' }, { kind: 'unknown', code: 'ldap.timeout' }] as const;
  const step = fc.record({
    name: fc.constantFrom(...names),
    by: fc.constantFrom(...people),
    result: fc.constantFrom(...results),
    // Minutes that pass before the step: enough to cross the expiry now and then.
    pause: fc.constantFrom(0, 1, 5, 70),
  });
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  function make({ name, by, result }: Step, request: ChangeRequest, at: Date): Move {
    switch (name) {
      case 'submit':
        return submit(request, completeForm, by, at, samplePolicy);
      case 'confirmUnlock':
        return confirmUnlock(request, completeForm, by, at, samplePolicy);
      case 'approve':
        return approve(request, by, at, samplePolicy);
      case 'deny':
        return deny(request, by, at, samplePolicy);
      case 'cancel':
        return cancel(request, by, at);
      case 'expire':
        return expire(request, at);
      case 'claim':
        return claim(request, by, at, samplePolicy);
      case 'complete':
        return complete(request, result, at);
      case 'voidRequest':
        return voidRequest(request, ['It moved'], at);
      case 'reissue':
        return reissue(request, by, at, samplePolicy);
      case 'settle':
        return settle(request, true, at);
    }
  }

  interface History {
    readonly request: ChangeRequest;
    readonly moves: readonly { readonly step: Step; readonly from: ChangeRequest; readonly at: Date }[];
  }

  function play(first: ChangeRequest, steps: readonly Step[]): History {
    let minutes = 0;
    let history: History = { request: first, moves: [] };
    for (const each of steps) {
      minutes += each.pause;
      const at = new Date(createdAt.getTime() + minutes * 60_000);
      const move = make(each, history.request, at);
      if (move.kind === 'refused') continue;
      expect(move.next.version).toBe(history.request.version + 1);
      history = { request: move.next, moves: [...history.moves, { step: each, from: history.request, at }] };
    }
    return history;
  }

  /** Whole lives are rare in random steps, so each step of a sensible one may come at any place, and often does. */
  const life: readonly Step[] = (
    [
      ['submit', anna],
      ['approve', boris],
      ['claim', anna],
      ['complete', anna],
      ['reissue', anna],
      ['complete', anna],
    ] as const
  ).map(([name, by]) => ({ name, by, result: done, pause: 0 }));
  const steps = fc
    .array(fc.tuple(fc.array(step, { maxLength: 2 }), fc.constantFrom(...life)), { maxLength: 14 })
    .chain((mixed) =>
      fc
        .boolean()
        .map((ordered) => (ordered ? life.flatMap((each, at) => [...(mixed[at]?.[0] ?? []), each]) : mixed.flat(2))),
    );
  const first = fc.constantFrom(
    sampleRequest(),
    sampleRequest({ change: { kind: 'unlock' } }),
    sampleRequest({ subject: cloudSubject }),
  );

  it('starts a change of a directory at most once, and again only by a counted re-issue', () => {
    fc.assert(
      fc.property(first, steps, (request, list) => {
        const { moves } = play(request, list);
        const starts = moves.filter(({ step: { name } }) => name === 'claim' || name === 'confirmUnlock').length;
        const again = moves.filter(({ step: { name } }) => name === 'reissue').length;
        expect(starts).toBeLessThanOrEqual(1);
        expect(again).toBeLessThanOrEqual(request.change.kind === 'reset' && starts === 1 ? samplePolicy.reissues : 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('performs no reset without an approval by a third person of the same tenant, given in time', () => {
    fc.assert(
      fc.property(first, steps, (request, list) => {
        const { moves } = play(request, list);
        for (const [at, move] of moves.entries()) {
          if (move.step.name === 'claim' || move.step.name === 'confirmUnlock' || move.step.name === 'reissue') {
            expect(move.step.by).toEqual(anna);
          }
          if (move.step.name !== 'claim') continue;
          const approval = moves.slice(0, at).filter(({ step: { name } }) => name === 'approve');
          expect(approval.map(({ step: { by } }) => by)).toEqual([boris]);
          expect(move.at.getTime()).toBeLessThan(Date.parse(request.expiresAt));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('never leaves a final state', () => {
    const final: readonly RequestState[] = ['denied', 'cancelled', 'expired', 'failed', 'void'];
    fc.assert(
      fc.property(first, steps, (request, list) => {
        expect(play(request, list).moves.filter(({ from }) => final.includes(from.state))).toEqual([]);
      }),
    );
  });
});
