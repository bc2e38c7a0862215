import type { ChangeRequest } from '../core/change-request.ts';
import { newsOf } from '../core/follow/follow-state.ts';
import { toldOwnerOf } from '../core/owner-notice/owner-told.ts';
import { requestJob, type RequestJobKind } from './request-jobs.ts';
import type { Context } from './turn.ts';

const mostAtOnce = 500;
const minute = 60_000;
const hour = 60 * minute;
/** A request may be carried out a day after it was made. */
const lookBack = 50 * hour;
/** Older changes are left alone: whoever has not been told by then is not helped by it. */
const stillWorthwhile = 26 * hour;
/** By then the jobs of a change have had their say. */
const allowance = 5 * minute;

/**
 * Schedules what should have happened after a change and did not, because its job was lost: nothing was told by the
 * deadline, or the owner was never written to.
 */
export async function scheduleMissed(now: Date, { ports, settings }: Context): Promise<void> {
  const since = new Date(now.getTime() - lookBack).toISOString();
  const changed = await ports.requests.list({ states: ['performed'], since }, mostAtOnce);
  for (const request of changed) {
    for (const kind of missedBy(request, now, settings.policy.follow.deadline))
      await ports.jobs.schedule(requestJob(kind, request, now));
  }
}

function missedBy(request: ChangeRequest, now: Date, deadline: number): readonly RequestJobKind[] {
  const age = now.getTime() - Date.parse(request.outcome?.at ?? '');
  if (request.change.kind !== 'reset' || !(age <= stillWorthwhile)) return [];
  return [
    ...(newsOf(request).length === 0 && age > deadline + allowance ? ['follow-change' as const] : []),
    ...(toldOwnerOf(request) === undefined && age > allowance ? ['tell-owner' as const] : []),
  ];
}
