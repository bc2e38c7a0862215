import type { Actor, ChangeRequest, RequestState, Subject } from '../../src/core/change-request.ts';
import type { Blocks, Finding } from '../../src/core/findings/finding.ts';
import type { Person } from '../../src/core/person.ts';
import type { ResetPlan } from '../../src/core/reset-plan.ts';
import { Secret } from '../../src/core/secret.ts';
import type { SyncVerdict } from '../../src/core/sync-verdict.ts';
import type { Outcome, RequestForm, RequestView } from '../../src/intents/outcome.ts';
import type { Ask } from '../../src/language/recognition.ts';

/**
 * One outcome of every kind, and one of every state and view of a request. `t` makes each text a directory or a person
 * could have written, so that the same set serves the plain tests and the hostile ones.
 */
export type TextOf = (usual: string) => string;

export const usual: TextOf = (text) => text;

export const requestId = '1f0c5a52-6b1f-4c43-a6a5-61c7cf0f1d5e';
export const password = 'Tulip_7*[Harbour]';
export const now = new Date('2026-11-21T10:42:00.000Z');

export const requestStates: readonly RequestState[] = [
  'draft',
  'pending',
  'approved',
  'denied',
  'cancelled',
  'expired',
  'performing',
  'performed',
  'failed',
  'outcome-unknown',
  'void',
];

const asks: Record<Ask, true> = {
  who: true,
  what: true,
  'too-many-targets': true,
  bulk: true,
  'look-alike': true,
  'mention-mismatch': true,
  'contains-secret': true,
  'wants-secret': true,
  negated: true,
  'out-of-scope': true,
};

const verdictKinds: Record<SyncVerdict['kind'], true> = {
  'in-step': true,
  pending: true,
  withheld: true,
  stale: true,
  diverged: true,
  'not-applicable': true,
  unknown: true,
};

const blockKinds: readonly Blocks[] = ['caveat', 'both', 'cloud', 'onprem', 'interrupt', 'unknown', 'info', 'ok'];

export function person(t: TextOf): Person {
  return {
    displayName: t('Jane Doe'),
    userPrincipalName: t('jdoe@contoso.com'),
    sAMAccountName: t('jdoe'),
    department: t('Finance'),
    title: t('Controller'),
    objectGUID: 'b2f4e1f0-3f1e-4a11-9a52-6d9f6d0f8e21',
  };
}

export function finding(t: TextOf, rank: number, blocks: Blocks): Finding {
  return {
    code: t('ad-account-locked'),
    rank,
    blocks,
    title: t('The account is locked in Active Directory'),
    meaning: t('Too many wrong passwords were typed, so Windows refuses every password for a while.'),
    evidence: [
      { source: 'Active Directory', name: t('lockoutTime'), value: t('2026-11-21 10:31 UTC') },
      { source: 'Active Directory', name: t('badPwdCount'), value: t('10') },
    ],
    remedies: [
      { who: 'agent', where: t('Latchkey'), action: t('Unlock the account.') },
      {
        who: 'AD administrator',
        where: t('a domain controller'),
        action: t('Find the device that sends the old password.'),
        command: t('Get-ADUser -Filter \'sAMAccountName -eq "svc_x"\' -Properties *'),
        risk: t('None; it only reads.'),
      },
    ],
    reference: t('MS-ADTS 3.1.1.4.5.17'),
  };
}

export function request(t: TextOf, state: RequestState, change: ChangeRequest['change'] = resetChange): ChangeRequest {
  const subject: Subject = {
    objectGUID: 'b2f4e1f0-3f1e-4a11-9a52-6d9f6d0f8e21',
    distinguishedName: t('CN=Jane Doe,OU=Staff,DC=contoso,DC=com'),
    sAMAccountName: t('jdoe'),
    userPrincipalName: t('jdoe@contoso.com'),
    displayName: t('Jane Doe'),
    department: t('Finance'),
  };
  return {
    id: requestId,
    version: 3,
    state,
    change,
    requester: actor(t('Anna Agent')),
    subject,
    fingerprint: 'f',
    reason: t('Forgot it over the holidays'),
    ticket: t('INC-1042'),
    verification: t('call-back'),
    caveats: [{ code: 'sync-stale', text: t('The last sync was two hours ago.') }],
    decisions: [
      {
        by: actor(t('Boris Approver')),
        verdict: state === 'denied' ? 'deny' : 'approve',
        at: '2026-11-21T10:45:12.345Z',
      },
    ],
    createdAt: '2026-11-21T10:42:00.000Z',
    expiresAt: '2026-11-21T11:42:00.000Z',
    reveals: state === 'performed' ? 1 : 0,
    cards: {},
    outcome: {
      at: '2026-11-21T10:47:00.000Z',
      server: t('dc1.contoso.com'),
      code: t('ldap.no-right'),
      pwdLastSet: t('0'),
    },
  };
}

export const resetChange: ChangeRequest['change'] = { kind: 'reset', forceChange: true, unlock: true };

export function view(
  t: TextOf,
  state: RequestState,
  viewer: RequestView['viewer'],
  may: RequestView['may'],
): RequestView {
  return {
    request: request(t, state),
    viewer,
    may,
    notice: t('Already decided by Boris Approver.'),
    verificationTitle: t('Called back on the number in the directory'),
    followUp: t('The cloud has it by 10:57.'),
  };
}

const everyVerb: RequestView['may'] = [
  'request.submit',
  'request.approve',
  'request.deny',
  'request.cancel',
  'request.perform',
  'request.reissue',
  'request.view',
];

/** Every outcome but `revealed`. */
export function outcomesWithoutSecret(t: TextOf): readonly Outcome[] {
  const plan: ResetPlan & { kind: 'possible' } = {
    kind: 'possible',
    forceChange: true,
    unlock: true,
    steps: [
      { where: 'Domain PC', what: t('Takes the new password at once and asks for another.') },
      { where: 'Cloud', what: t('Keeps the old password until the person has chosen a new one.') },
    ],
    caveats: [{ code: 'temp-password-not-synced', text: t('The temporary password will not reach the cloud.') }],
    forcedChangeReachesCloud: 'no',
    alternatives: [
      {
        say: t('reset password for jdoe@contoso.com without forcing a change'),
        title: t('Reset without a forced change'),
        remedy: { who: 'agent', where: t('Latchkey'), action: t('Set a password that stays.') },
      },
      {
        title: t('Switch the feature on'),
        remedy: {
          who: 'sync administrator',
          where: t('Entra Connect server'),
          action: t('Enable the feature.'),
          command: t('Set-X'),
        },
      },
    ],
  };
  const form: RequestForm = {
    verifications: [{ id: 'call-back', title: t('Called back on the number in the directory') }],
    ticketRequired: true,
    forceChange: true,
    reason: t('Forgot it'),
    ticket: t('INC-1042'),
  };
  const diagnosis = {
    findings: blockKinds.map((blocks, index) => finding(t, index, blocks)),
    effect: { onprem: 'blocked', cloud: 'ok' },
  } as const;
  const draft = request(t, 'draft');
  const unlock = request(t, 'draft', { kind: 'unlock' });
  return [
    {
      kind: 'diagnosed',
      person: person(t),
      diagnosis,
      conflict: t('jane@contoso.com'),
      contradictions: [{ declared: t('the feature is off'), seen: t('it shows'), advice: t('Correct it.') }],
      readAt: now,
    },
    ...Object.keys(verdictKinds).map((kind) => syncChecked(t, kind as SyncVerdict['kind'])),
    { kind: 'reset-planned', request: draft, plan, form },
    { kind: 'unlock-planned', request: unlock, diagnosis, form },
    { kind: 'form-problems', request: draft, plan, form, problems: [t('Give a reason.')] },
    { kind: 'form-problems', request: unlock, form, problems: [t('Give a reason.')] },
    ...requestStates.flatMap((state): Outcome[] => [
      { kind: 'request', view: view(t, state, 'everyone', []) },
      { kind: 'request', view: view(t, state, 'approver', everyVerb) },
    ]),
    {
      kind: 'refused',
      title: t('This account is protected'),
      because: [{ code: 'protected-account', text: t('It is a member of Domain Admins.') }],
      nextSteps: [t('Ask your identity team.')],
      person: person(t),
    },
    {
      kind: 'choose-person',
      questionId: 'Q7M2XK94TB',
      intent: 'reset',
      query: t('Jane'),
      people: Array.from({ length: 7 }, () => person(t)),
      more: true,
    },
    { kind: 'not-found', query: t('Jane'), unreadable: [] },
    { kind: 'not-found', query: t('Jane'), unreadable: ['ad', 'entra'] },
    { kind: 'several', outcomes: [syncChecked(t, 'in-step'), { kind: 'not-found', query: t('Jane'), unreadable: [] }] },
    ...Object.keys(asks).map((ask): Outcome => ({
      kind: 'ask',
      ask: ask as Ask,
      intent: 'reset',
      suggestions: [t('reset jdoe')],
    })),
    {
      kind: 'noticed',
      request: request(t, 'performed'),
      notice: {
        title: t('The password has not reached the cloud'),
        tone: 'attention',
        sentences: [t('It was due by 10:57 and has not arrived.'), t('The reset itself was made.')],
        findings: [finding(t, 43, 'cloud'), finding(t, 103, 'unknown')],
      },
    },
    { kind: 'requests-listed', requests: requestStates.map((state) => request(t, state)) },
    { kind: 'requests-listed', requests: [] },
    {
      kind: 'history',
      about: t('Jane Doe'),
      events: [
        {
          code: 'HB1001I',
          name: t('request opened'),
          at: '2026-11-21T10:42:00.000Z',
          correlationId: 'c',
          actor: { aadObjectId: 'a', tenantId: 't', name: t('Anna Agent') },
          subject: { displayName: t('Jane Doe') },
          details: { reason: t('Forgot it'), causes: [t('healthy')], forced: true, count: 1, none: null },
        },
      ],
    },
    { kind: 'history', about: t('Jane Doe'), events: [] },
    { kind: 'help' },
    { kind: 'in-progress', mayReveal: false },
    { kind: 'in-progress', mayReveal: false, requestId },
    { kind: 'in-progress', mayReveal: true, requestId },
    {
      kind: 'failed',
      title: t('That did not work'),
      changed: t('Nothing was changed.'),
      next: t('Try again.'),
      correlationId: 'c-1',
    },
  ];
}

export function revealed(t: TextOf): Outcome {
  return {
    kind: 'revealed',
    view: view(t, 'performed', 'requester', ['request.reissue']),
    secret: new Secret(password),
  };
}

export function syncChecked(t: TextOf, kind: SyncVerdict['kind']): Outcome {
  return {
    kind: 'sync-checked',
    person: person(t),
    readAt: now,
    verdict: {
      kind,
      headline: t('The new password is on its way.'),
      ...(kind === 'pending' && { deadline: new Date('2026-11-21T10:47:00.000Z') }),
      because: [t('hash-sync-pending')],
      evidence: finding(t, 1, 'cloud').evidence,
      remedies: finding(t, 1, 'cloud').remedies,
    },
  };
}

function actor(name: string): Actor {
  return { aadObjectId: 'f3a7', tenantId: 'tenant', name };
}
