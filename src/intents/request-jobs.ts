import type { ChangeRequest } from '../core/change-request.ts';
import { dutyOf } from '../core/follow/reminders.ts';
import type { Job, JobHandler } from '../ports/jobs.ts';
import { followChange } from './follow-change.ts';
import { tellOwner } from './tell-owner.ts';
import type { Context } from './turn.ts';
import { watchRequest } from './watch-request.ts';

/** What Latchkey does about one request by itself, later, keyed by the request. */
const works = { 'watch-request': watchRequest, 'follow-change': followChange, 'tell-owner': tellOwner };

export type RequestJobKind = keyof typeof works;

/** Runs the jobs of requests. */
export function requestJobs(context: Context): Readonly<Record<RequestJobKind, JobHandler>> {
  const run =
    (kind: RequestJobKind): JobHandler =>
    ({ requestId }) =>
      works[kind](String(requestId), context);
  return {
    'watch-request': run('watch-request'),
    'follow-change': run('follow-change'),
    'tell-owner': run('tell-owner'),
  };
}

/** Longer than any of them may go on. */
const lastsAtMost = 4 * 24 * 3_600_000;

/** `until`: milliseconds since 1970. */
export function requestJob(kind: RequestJobKind, { id }: ChangeRequest, runAt: Date): Job {
  return { kind, key: id, payload: { requestId: id, until: runAt.getTime() + lastsAtMost }, runAt };
}

/** Reminds and expires while the request waits for somebody. */
export async function scheduleWatch(request: ChangeRequest, now: Date, { ports, settings }: Context): Promise<void> {
  const { nextAt } = dutyOf(request, now, settings.policy.reminders);
  if (nextAt) await ports.jobs.schedule(requestJob('watch-request', request, nextAt));
}

/** The first look comes when the change has been made, or soon after. */
const firstLook = 30_000;
const firstMail = 15_000;

/** Before a change is sent, so that a crash right after it loses neither; both wait until it is known what became of it. */
export async function scheduleAfterChange(request: ChangeRequest, now: Date, { ports }: Context): Promise<void> {
  await ports.jobs.schedule(requestJob('follow-change', request, new Date(now.getTime() + firstLook)));
  if (request.change.kind === 'reset')
    await ports.jobs.schedule(requestJob('tell-owner', request, new Date(now.getTime() + firstMail)));
}
