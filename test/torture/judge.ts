import type { AuditEvent } from '../../src/core/audit-event.ts';
import type { ChangeRequest } from '../../src/core/change-request.ts';
import type { Account } from './company.ts';
import type { PasswordWrite } from './ldap-tap.ts';
import type { Played } from './play-reset.ts';

export interface Evidence {
  readonly accounts: readonly Account[];
  /** By the DC's own count, per objectGUID. */
  readonly changes: ReadonlyMap<string, number>;
  /** What passed on the line. */
  readonly writes: readonly PasswordWrite[];
  readonly requests: readonly ChangeRequest[];
  /** Oldest first. */
  readonly events: readonly AuditEvent[];
  readonly played: readonly Played[];
}

/** Each a sentence about one account or request; all empty when all is well. */
export interface Verdicts {
  readonly doubleChanges: readonly string[];
  readonly changesWithoutAttempt: readonly string[];
  readonly stuck: readonly string[];
  readonly settledWrongly: readonly string[];
  /** The state, or the number of passwords issued, is not what the DC did. */
  readonly wrongRecords: readonly string[];
  /** The line and the DC count differently: then the test itself cannot be trusted. */
  readonly miscounted: readonly string[];
}

const mostReissues = 2;
const attempts: ReadonlySet<string> = new Set(['change_attempted', 'change_reissued']);

export function judge(evidence: Evidence): Verdicts {
  const byAccount = evidence.accounts.map((account) => accountEvidence(account, evidence));
  const byRequest = byAccount.flatMap(({ requests, ...rest }) => requests.map((request) => ({ request, ...rest })));
  return {
    doubleChanges: byAccount.flatMap((one) => {
      const allowed = changesAllowed(one, evidence.played);
      return one.changes > allowed ? [`${one.account.address}: ${one.changes} changes, ${allowed} allowed`] : [];
    }),
    changesWithoutAttempt: byAccount.flatMap(({ account, writes, attempted }) =>
      writes
        .filter((write, index) => !attempted.slice(index).some(({ at }) => Date.parse(at) <= write.at.getTime()))
        .map((write) => `${account.address}: ${write.at.toISOString()} has no attempt before it`),
    ),
    stuck: evidence.requests
      .filter(({ state }) => state === 'performing' || state === 'outcome-unknown')
      .map(({ id, state }) => `${id} is ${state}`),
    settledWrongly: byRequest.flatMap((one) => wrongRecord(one).filter(() => one.settled.has(one.request.id))),
    wrongRecords: byRequest.flatMap((one) => wrongRecord(one).filter(() => !one.settled.has(one.request.id))),
    miscounted: byAccount.flatMap(({ account, writes, changes }) =>
      writes.length === changes ? [] : [`${account.address}: the DC counts ${changes}, the line ${writes.length}`],
    ),
  };
}

interface AccountEvidence {
  readonly account: Account;
  readonly changes: number;
  /** Those the DC said yes to, oldest first. */
  readonly writes: readonly PasswordWrite[];
  readonly attempted: readonly AuditEvent[];
  readonly requests: readonly ChangeRequest[];
  /** Requests whose last word came from recovery. */
  readonly settled: ReadonlySet<string>;
}

function accountEvidence(account: Account, { changes, writes, requests, events }: Evidence): AccountEvidence {
  const about = requests.filter(({ subject }) => subject.objectGUID === account.objectGUID);
  const ids = new Set(about.map(({ id }) => id));
  const mine = events.filter(({ requestId }) => requestId !== undefined && ids.has(requestId));
  return {
    account,
    changes: changes.get(account.objectGUID) ?? 0,
    writes: writes.filter(({ dn, result }) => result === 0 && dn === `<GUID=${account.objectGUID}>`),
    attempted: mine.filter(({ name }) => attempts.has(name)),
    requests: about,
    settled: new Set(mine.filter(({ name }) => name === 'change_settled').map(({ requestId }) => requestId ?? '')),
  };
}

/** One change by the one request that policy lets through, and one for each time its requester said "I did not get it". */
function changesAllowed({ account, attempted }: AccountEvidence, played: readonly Played[]): number {
  const first = attempted.some(({ name }) => name === 'change_attempted') ? 1 : 0;
  const pressed = Math.max(
    0,
    ...played.filter((one) => one.account === account).map(({ reissuePresses }) => reissuePresses),
  );
  const again = attempted.filter(({ name }) => name === 'change_reissued').length;
  return first + Math.min(mostReissues, pressed, again);
}

function wrongRecord({
  request,
  writes,
  attempted,
}: Pick<AccountEvidence, 'writes' | 'attempted'> & { readonly request: ChangeRequest }): readonly string[] {
  const own = writes.filter((write) => attemptBefore(write, attempted)?.requestId === request.id).length;
  const expected = { performed: own >= 1, failed: own === request.reveals }[request.state as string];
  const fits = expected === undefined ? own === 0 || isUnsettled(request) : expected && own === request.reveals;
  return fits ? [] : [`${request.id} is ${request.state} with ${request.reveals} issued; the DC made ${own} changes`];
}

const isUnsettled = ({ state }: ChangeRequest): boolean => state === 'performing' || state === 'outcome-unknown';

/** The attempt a change belongs to: the last one before it. */
function attemptBefore(write: PasswordWrite, attempted: readonly AuditEvent[]): AuditEvent | undefined {
  return attempted.findLast(({ at }) => Date.parse(at) <= write.at.getTime());
}
