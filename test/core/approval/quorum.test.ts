import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approve, claim, confirmUnlock, deny, submit, type Move } from '../../../src/core/approval.ts';
import { countVerdicts } from '../../../src/core/approval/quorum.ts';
import type { Actor, ChangeRequest } from '../../../src/core/change-request.ts';
import { identityOfActor, samePerson } from '../../../src/core/linked-identity.ts';
import type { Policy } from '../../../src/core/policy.ts';
import { anna, boris, completeForm, jane, minutesLater, samplePolicy, sampleRequest } from '../samples/request.ts';

const soon = minutesLater(1);
const person = (name: string, employeeId: string): Actor => ({
  ...boris,
  aadObjectId: `${name}-0000-4000-8000-00000000000b`,
  name,
  linked: { employeeId },
});
const carla = person('carla', 'E3');
const carlasAdmin = person('adm-carla', 'E3');
const dmitri = person('dmitri', 'E4');
const annasAdmin = person('adm-anna', 'E1');
const janesAdmin = person('adm-jane', 'E2');
const policyOf = (approval: Partial<Policy['approval']>): Policy => ({
  ...samplePolicy,
  approval: { ...samplePolicy.approval, ...approval },
});
const two = policyOf({ quorum: 2 });
const { subject } = sampleRequest();
const pending = sampleRequest({
  state: 'pending',
  requester: { ...anna, linked: { employeeId: 'E1' } },
  subject: { ...subject, employeeId: 'E2' },
});

const codeOf = (move: Move): string => (move.kind === 'refused' ? move.code : move.next.state);
const after = (move: Move): ChangeRequest => {
  if (move.kind === 'refused') throw new Error(move.code);
  return move.next;
};

describe('a quorum of two', () => {
  const once = after(approve(pending, carla, soon, two));

  it('keeps the request pending after the first yes, which is recorded', () => {
    expect(once).toEqual({
      ...pending,
      version: 2,
      decisions: [{ by: carla, verdict: 'approve', at: soon.toISOString() }],
    });
  });

  it('approves with the second person', () => {
    expect(codeOf(approve(once, dmitri, soon, two))).toBe('approved');
  });

  it('counts the same person once, under whatever account', () => {
    expect(codeOf(approve(once, carla, soon, two))).toBe('decided_before');
    expect(codeOf(approve(once, carlasAdmin, soon, two))).toBe('decided_before');
  });

  it('lets a person take a yes back by a no, and a no stands', () => {
    const patient = policyOf({ quorum: 2, denials: 2 });
    const back = after(deny(once, carlasAdmin, soon, patient));

    expect([back.state, countVerdicts(back.decisions)]).toEqual(['pending', { approvals: 0, denials: 1 }]);
    expect(codeOf(approve(back, carla, soon, patient))).toBe('decided_before');
    expect(codeOf(deny(back, carla, soon, patient))).toBe('decided_before');
    expect(codeOf(deny(back, dmitri, soon, patient))).toBe('denied');
  });

  it('ends with the first no where policy asks for one', () => {
    expect(codeOf(deny(once, dmitri, soon, two))).toBe('denied');
  });

  it('counts two accounts as one person when only a third one shows that they belong together', () => {
    const bySid: Actor = { ...person('one', 'E7'), linked: { objectSid: 'S-1-5-21-1-2-3-7' } };
    const byNumber: Actor = person('two', 'E7');
    const bridge: Actor = { ...person('three', 'E7'), linked: { objectSid: 'S-1-5-21-1-2-3-7', employeeId: 'E7' } };
    const yes = (by: Actor) => ({ by, verdict: 'approve' as const, at: soon.toISOString() });

    expect(countVerdicts([yes(bySid), yes(byNumber)]).approvals).toBe(2);
    expect(countVerdicts([yes(bySid), yes(byNumber), yes(bridge)]).approvals).toBe(1);
  });
});

describe('the number of approvals', () => {
  it('is what was worked out when the request was sent, should the risk have passed since', () => {
    const risky = { ...pending, approvalsNeeded: 2 };

    expect(codeOf(approve(risky, carla, soon, samplePolicy))).toBe('pending');
  });

  it('rises with a policy that became stricter, also after the approval', () => {
    const approved = after(approve(pending, carla, soon, samplePolicy));

    expect(codeOf(claim(approved, anna, soon, two))).toBe('not_enough_approvals');
    expect(codeOf(claim(approved, anna, soon, samplePolicy))).toBe('performing');
  });
});

describe('the requester and the owner of the account', () => {
  it.each([
    ['the requester’s second account', annasAdmin, 'self_approval'],
    ['the owner’s second account', janesAdmin, 'subject_approval'],
    ['the owner', jane, 'subject_approval'],
  ])('cannot decide: %s', (_who, by, code) => {
    expect([approve(pending, by, soon, two), deny(pending, by, soon, two)].map(codeOf)).toEqual([code, code]);
  });
});

describe('an unlock that needs an approval', () => {
  const risky = sampleRequest({ change: { kind: 'unlock' }, approvalsNeeded: 1 });

  it('goes to the approvers and is not to be had without them', () => {
    expect(codeOf(confirmUnlock(risky, completeForm, anna, soon, samplePolicy))).toBe('wrong_state');
    const sent = after(submit(risky, completeForm, anna, soon, samplePolicy));
    expect(codeOf(claim(sent, anna, soon, samplePolicy))).toBe('wrong_state');
    expect(codeOf(claim(after(approve(sent, carla, soon, samplePolicy)), anna, soon, samplePolicy))).toBe('performing');
  });

  it('is needed for every unlock where policy says so, whatever the request says', () => {
    const careful = policyOf({ unlock: 1 });
    const plain = sampleRequest({ change: { kind: 'unlock' } });

    expect(codeOf(confirmUnlock(plain, completeForm, anna, soon, careful))).toBe('wrong_state');
    expect(codeOf(submit(plain, completeForm, anna, soon, careful))).toBe('pending');
  });
});

describe('any sequence of decisions', () => {
  const people = [anna, annasAdmin, jane, janesAdmin, carla, carlasAdmin, dmitri, person('eve', 'E5')];
  const step = fc.record({ by: fc.constantFrom(...people), verdict: fc.constantFrom('approve', 'approve', 'deny') });

  it('starts no change with fewer different people than the quorum, none of them requester or owner', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (steps, quorum) => {
        const policy = policyOf({ quorum, denials: 2 });
        let request: ChangeRequest = pending;
        for (const { by, verdict } of steps) {
          const move = (verdict === 'approve' ? approve : deny)(request, by, soon, policy);
          if (move.kind === 'moved') request = move.next;
        }
        const started = claim(request, anna, soon, policy).kind === 'moved';
        const yes = request.decisions
          .filter(({ by }, at) => {
            const last = request.decisions.findLastIndex((one) => same(one.by, by));
            return last === at && request.decisions[at]?.verdict === 'approve';
          })
          .map(({ by }) => by);

        expect(started && yes.length < quorum).toBe(false);
        expect(request.decisions.filter(({ by }) => [anna, annasAdmin, jane, janesAdmin].includes(by))).toEqual([]);
        expect(yes.some((a, at) => yes.some((b, other) => at !== other && same(a, b)))).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('does reach a start, so that the property above is about something', () => {
    const both = [carla, dmitri].reduce((request, by) => after(approve(request, by, soon, two)), pending);

    expect(codeOf(claim(both, anna, soon, two))).toBe('performing');
  });

  const same = (a: Actor, b: Actor): boolean => samePerson(identityOfActor(a), identityOfActor(b));
});
