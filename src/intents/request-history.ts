import type { RequestState } from '../core/change-request.ts';
import type { RequestHistory } from '../core/limits.ts';
import type { RequestFilter } from '../ports/request-store.ts';
import type { Context } from './turn.ts';

/** More than any limit that can be set counts in its window; newest first, so what is cut off is the oldest. */
const mostCounted = 5_000;

interface Asked {
  readonly subjectGUID: string | undefined;
  readonly requesterId: string;
  /** See `countedStates` and `changedStates`. */
  readonly states: readonly RequestState[];
  /** The request in question. */
  readonly except?: string;
}

/**
 * The requests limits and risks are counted over. The store filters by the day of asking and a limit counts from the
 * last step, so the span reaches back by as long as a request may live, re-issues included.
 */
export async function requestHistory(asked: Asked, now: Date, { ports, settings }: Context): Promise<RequestHistory> {
  const { limits, risks, requestLifetime, reissues } = settings.policy;
  const { subjectGUID, requesterId, states, except } = asked;
  const list = async (filter: RequestFilter, ...windows: readonly number[]) => {
    const span = Math.max(...windows) + requestLifetime * (2 + reissues);
    const since = new Date(now.getTime() - span).toISOString();
    const found = await ports.requests.list({ ...filter, states, since }, mostCounted);
    return found.filter(({ id }) => id !== except);
  };
  const [subject, agent, tenant] = await Promise.all([
    subjectGUID === undefined ? [] : list({ subjectGUID }, limits.perSubject.window, risks.recentReset),
    list({ requesterId }, limits.perAgent.window, risks.burst.window),
    list({}, limits.perTenant.window),
  ]);
  return { subject, agent, tenant };
}
