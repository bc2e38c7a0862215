import { requestPlanned, requestRefused } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { decide } from '../core/decide.ts';
import { fingerprint } from '../core/fingerprint.ts';
import { personOf, subjectOf } from '../core/person-of.ts';
import { printable, redact } from '../core/redact.ts';
import { planReset, type ResetPlan } from '../core/reset-plan.ts';
import type { Account } from './answer-about.ts';
import type { Outcome, Refusal, RequestForm } from './outcome.ts';
import type { Context, Turn } from './turn.ts';
import type { Wish } from './wish.ts';

type ChangeWish = Wish & { readonly intent: 'reset' | 'unlock' };

/** Shows what a change would do and opens a draft for it; nothing is asked of anybody yet. */
export async function planChange(
  account: Account,
  wish: ChangeWish,
  groups: readonly string[] | 'unknown',
  turn: Turn,
  context: Context,
): Promise<Outcome> {
  const change =
    wish.intent === 'reset'
      ? { kind: 'reset' as const, forceChange: true, unlock: isLocked(account) }
      : { kind: 'unlock' as const };
  const checked = checkChange(account, change, { objectId: turn.actor.aadObjectId, groups }, context);
  const subject = subjectOf(account.facts);
  if (checked.kind === 'refused' || !subject) {
    const because = checked.kind === 'refused' ? checked.because : [noSubject];
    return refuse(account, change.kind, because, checked.kind === 'refused' ? checked.nextSteps : [], turn, context);
  }
  const request: ChangeRequest = {
    id: context.ports.environment.newId(),
    version: 1,
    state: 'draft',
    change,
    requester: turn.actor,
    subject,
    fingerprint: fingerprint(account.facts),
    ...(wish.reason && { reason: redact(printable(wish.reason)) }),
    ...(wish.ticket && { ticket: wish.ticket }),
    caveats: checked.plan?.caveats ?? [],
    decisions: [],
    createdAt: turn.now.toISOString(),
    expiresAt: new Date(turn.now.getTime() + context.settings.policy.requestLifetime).toISOString(),
    reveals: 0,
    cards: {},
  };
  await context.ports.requests.create(request, [requestPlanned(turn, request)]);
  const form = formFor(request, context);
  return checked.plan
    ? { kind: 'reset-planned', request, plan: checked.plan, form }
    : { kind: 'unlock-planned', request, diagnosis: account.diagnosis, form };
}

export type CheckedChange =
  | { readonly kind: 'allowed'; readonly plan?: ResetPlan & { kind: 'possible' } }
  | { readonly kind: 'refused'; readonly because: readonly Refusal[]; readonly nextSteps: readonly string[] };

/** The one place that says whether a change may happen to an account as it is now; asked at plan, submit and perform. */
export function checkChange(
  account: Account,
  change: ChangeRequest['change'],
  requester: { readonly objectId: string; readonly groups: readonly string[] | 'unknown' },
  { settings }: Context,
): CheckedChange {
  const { facts, diagnosis, conflict } = account;
  if (conflict !== undefined)
    return {
      kind: 'refused',
      because: [anchorConflict(conflict)],
      nextSteps: ['Have the sync administrator look at the source anchor'],
    };
  const plan =
    change.kind === 'reset'
      ? planReset({ facts, diagnosis, wish: change, requesterObjectId: requester.objectId, policy: settings.policy })
      : undefined;
  const decision = decide({
    change: change.kind,
    facts,
    diagnosis,
    policy: settings.policy,
    requester,
    ...(plan && { plan }),
  });
  if (decision.kind === 'refuse') {
    const nextSteps = plan?.alternatives.map((alternative) => alternative.title) ?? [];
    return { kind: 'refused', because: decision.because, nextSteps };
  }
  return { kind: 'allowed', ...(plan?.kind === 'possible' && { plan }) };
}

export async function refuse(
  account: Account,
  change: 'reset' | 'unlock',
  because: readonly Refusal[],
  nextSteps: readonly string[],
  turn: Turn,
  context: Context,
): Promise<Outcome> {
  await context.ports.audit.append([requestRefused(turn, change, account.facts, because)]);
  const title = change === 'reset' ? 'This password may not be reset here' : 'There is nothing to unlock here';
  return { kind: 'refused', title, because, nextSteps, person: personOf(account.facts) };
}

export function formFor(request: ChangeRequest, { settings }: Context): RequestForm {
  const { verifications, ticket } = settings.policy;
  return {
    verifications,
    ticketRequired: ticket.required,
    ...(request.change.kind === 'reset' && { forceChange: request.change.forceChange }),
    ...(request.reason && { reason: request.reason }),
    ...(request.ticket && { ticket: request.ticket }),
  };
}

function isLocked({ diagnosis }: Account): boolean {
  return diagnosis.findings.some((finding) => finding.code === 'ad-account-locked');
}

const noSubject: Refusal = {
  code: 'facts-unknown',
  text: 'Active Directory gave no object id for this account, so a change could hit another one.',
};

const anchorConflict = (name: string): Refusal => ({
  code: 'ambiguous',
  text: `The Entra user ${name} belongs to another AD account by its immutable id. Nothing is changed while the two sides disagree on who this is.`,
});
