import { requestPlanned, requestRefused } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { fingerprint } from '../core/fingerprint.ts';
import { personOf, subjectOf } from '../core/person-of.ts';
import { homeOf } from '../core/subject.ts';
import { printable, redact } from '../core/redact.ts';
import type { Account } from './answer-about.ts';
import { checkChange } from './check-change.ts';
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
      ? { kind: 'reset' as const, forceChange: wish.forceChange ?? true, unlock: isLocked(account) }
      : { kind: 'unlock' as const };
  const checked = await checkChange(account, { change, requester: turn.actor, groups, stage: 'asking' }, context);
  const subject = subjectOf(account.facts);
  if (checked.kind === 'refused' || !subject) {
    const because = checked.kind === 'refused' ? checked.because : [noSubject];
    return refuse(account, change.kind, because, checked.kind === 'refused' ? checked.nextSteps : [], turn, context);
  }
  const request: ChangeRequest = {
    id: context.ports.environment.newId(),
    version: 1,
    state: 'draft',
    change: asPlanned(change, checked.plan),
    requester: checked.requester,
    subject,
    fingerprint: fingerprint(account.facts),
    ...(wish.reason && { reason: redact(printable(wish.reason)) }),
    ...(wish.ticket && { ticket: wish.ticket }),
    caveats: checked.plan?.caveats ?? checked.risks,
    approvalsNeeded: checked.approvals,
    decisions: [],
    askedIn: turn.conversationId,
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
    ...(request.change.kind === 'reset' &&
      homeOf(request.subject) === 'ad' && { forceChange: request.change.forceChange }),
    ...(request.reason && { reason: request.reason }),
    ...(request.ticket && { ticket: request.ticket }),
  };
}

/** What was wished, as far as the plan grants it. */
export function asPlanned(
  wished: ChangeRequest['change'],
  plan: { readonly forceChange: boolean; readonly unlock: boolean } | undefined,
): ChangeRequest['change'] {
  return wished.kind === 'reset' && plan
    ? { kind: 'reset', forceChange: plan.forceChange, unlock: plan.unlock }
    : wished;
}

function isLocked({ diagnosis }: Account): boolean {
  return diagnosis.findings.some((finding) => finding.code === 'ad-account-locked');
}

const noSubject: Refusal = {
  code: 'facts-unknown',
  text: 'The directory gave no object id for this account, so a change could hit another one.',
};
