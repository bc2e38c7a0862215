import type { ChangeRequest, RequestState } from './change-request.ts';
import type { Limit, Policy } from './policy.ts';

/** The requests a limit is counted over, newest first or not, the one in question left out. */
export interface RequestHistory {
  /** About the same person. */
  readonly subject: readonly ChangeRequest[];
  /** By the same agent. */
  readonly agent: readonly ChangeRequest[];
  readonly tenant: readonly ChangeRequest[];
}

/** A directory was changed, or may have been. */
export const changedStates: readonly RequestState[] = ['performing', 'performed', 'outcome-unknown'];

/** What counts when a change is asked for: also what may still be carried out. Drafts and ended requests do not. */
export const countedStates: readonly RequestState[] = ['pending', 'approved', ...changedStates];

export interface LimitHit {
  readonly code: 'limit-subject' | 'limit-agent' | 'limit-tenant';
  readonly text: string;
}

/**
 * Which limits one more change would exceed. A request counts from its last step: carried out, claimed or asked for.
 * A second password inside one approval is no further request.
 */
export function limitsHit(
  { limits }: Policy,
  change: ChangeRequest['change']['kind'],
  history: RequestHistory,
  now: Date,
): readonly LimitHit[] {
  const { perSubject, perAgent, perTenant } = limits;
  const subject = change === 'reset' && isReached(perSubject, history.subject.filter(isReset), now);
  return [
    ...(subject ? [hit('limit-subject', perSubject, 'resets of one person')] : []),
    ...(isReached(perAgent, history.agent, now) ? [hit('limit-agent', perAgent, 'changes by one agent')] : []),
    ...(isReached(perTenant, history.tenant, now)
      ? [hit('limit-tenant', perTenant, 'changes in the whole organisation')]
      : []),
  ];
}

/** Those of the requests that count at `now` within `window`. An unreadable date counts. */
export function recentOf(requests: readonly ChangeRequest[], window: number, now: Date): readonly ChangeRequest[] {
  return requests.filter((request) => !(now.getTime() - momentOf(request) >= window) && !isOver(request, now));
}

export const isReset = ({ change }: ChangeRequest): boolean => change.kind === 'reset';

function isReached({ count, window }: Limit, requests: readonly ChangeRequest[], now: Date): boolean {
  return recentOf(requests, window, now).length >= count;
}

function momentOf({ outcome, claimedAt, createdAt }: ChangeRequest): number {
  return Date.parse(outcome?.at ?? claimedAt ?? createdAt);
}

/** Still open by its state, yet its time is over and nothing can come of it. */
function isOver({ state, expiresAt }: ChangeRequest, now: Date): boolean {
  return !changedStates.includes(state) && Date.parse(expiresAt) <= now.getTime();
}

function hit(code: LimitHit['code'], { count, window }: Limit, what: string): LimitHit {
  return {
    code,
    text: `Policy allows at most ${count} ${what} within ${Math.ceil(window / 60_000)} minutes, open requests included, and that many there are. Wait, or have the open request carried out or cancelled.`,
  };
}
