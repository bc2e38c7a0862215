import { claim, reissue } from '../core/approval.ts';
import { approvalsFor, countVerdicts } from '../core/approval/quorum.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { cloudDateOf } from '../core/follow/sighting.ts';
import { changedStates, limitsHit } from '../core/limits.ts';
import { passwordMarkOf } from '../core/password-mark.ts';
import type { Risk, RiskCode } from '../core/risks.ts';
import { subjectIdOf } from '../core/subject.ts';
import { carryOut } from './carry-out.ts';
import { checkChange, type Stage } from './check-change.ts';
import type { Outcome, Refusal } from './outcome.ts';
import type { Press } from './press-request.ts';
import { readAgain } from './read-again.ts';
import { refusePress } from './refuse-press.ts';
import { requestHistory } from './request-history.ts';
import { settleMove, show } from './settle-move.ts';
import type { Context } from './turn.ts';
import { voidBecause } from './void-request.ts';

/**
 * *Reset and show once*, or *I did not get it*: read again, judge again, claim, carry out. The claim is one
 * compare-and-set, so that of two presses one goes on; an account that changed since the request voids it.
 */
export async function performChange(press: Press, which: 'first' | 'again'): Promise<Outcome> {
  const { request, groups, turn, context } = press;
  const start = which === 'first' ? claim : reissue;
  const move = start(request, turn.actor, turn.now, context.settings.policy);
  if (move.kind === 'refused')
    return refusePress(which === 'first' ? 'request.perform' : 'request.reissue', move, press);

  const now = await readAgain(request, context);
  if (now.kind === 'unreadable') return show(request, press, now.text);
  if (groups === 'unknown') return show(request, press, rightsUnknown);
  // The change itself moved the password dates, so a re-issue is judged by the rules alone.
  const changes = which === 'again' && now.kind === 'read' ? [] : now.changes;
  const rules =
    now.kind === 'read' ? await rulesAgainst(now.account, which === 'again' ? 'again' : 'performing', press) : [];
  const lasting = [...changes, ...rules.filter(({ code }) => !passing.has(code)).map(({ text }) => text)];
  if (lasting.length > 0) {
    return which === 'first'
      ? voidBecause(lasting, press)
      : show(request, press, `No other password was set: ${lasting.join('; ')}.`);
  }
  if (rules.length > 0) return show(request, press, `Nothing was changed. ${rules.map(({ text }) => text).join(' ')}`);
  // No event yet: the attempt is recorded when the change is about to be sent.
  const next = withWhatWasThere(move.next, now);
  const claimed = await settleMove(next, [], press);
  if (claimed.kind === 'lost') return claimed.outcome;
  const overtaken = which === 'first' ? await limitsOvertaken(next, press) : [];
  if (overtaken.length > 0) return voidBecause(overtaken, { ...press, request: next });
  return carryOut(next, press, minimumLengthOf(now));
}

const rightsUnknown =
  'Your group membership could not be read from Entra ID just now. Nothing was changed; press again in a minute.';

/** What goes by with time, so that an approval outlives it. */
const passing: ReadonlySet<string> = new Set([
  'limit-subject',
  'limit-agent',
  'limit-tenant',
  'requester-unknown',
  'more-approvals',
]);

/** What lies in the account. When and how fast somebody asks is a risk of the asking, and was judged then. */
const risksOfAccount: ReadonlySet<RiskCode> = new Set(['risk-privileged-target', 'risk-recent-reset']);

/** Why the rules forbid the approved change to the account as it is now; empty: they do not. */
async function rulesAgainst(
  account: Parameters<typeof checkChange>[0],
  stage: Stage,
  { request, groups, context }: Press,
): Promise<readonly Refusal[]> {
  const { change, requester, subject, id: requestId } = request;
  const checked = await checkChange(account, { change, requester, groups, stage, requestId, subject }, context);
  if (checked.kind === 'refused') return checked.because;
  return stage === 'performing' ? approvalsMissing(request, checked.risks, context) : [];
}

/** The account became riskier than it was when it was asked for, and policy wants more people for that. */
function approvalsMissing(
  { change, decisions }: ChangeRequest,
  risks: readonly Risk[],
  { settings: { policy } }: Context,
): readonly Refusal[] {
  const grown = risks.filter(({ code }) => risksOfAccount.has(code));
  const given = countVerdicts(decisions).approvals;
  if (grown.length === 0 || given >= approvalsFor(change.kind, grown, policy)) return [];
  const why = grown.map(({ text }) => text).join(' ');
  return [{ code: 'more-approvals', text: `More people must approve this than did. ${why} Cancel it and ask anew.` }];
}

/**
 * Counts once more with this request claimed: of two that were judged at the same moment each now sees the other, so
 * that a limit is never exceeded, at the price that both may end.
 */
async function limitsOvertaken(request: ChangeRequest, { turn, context }: Press): Promise<readonly string[]> {
  const { subject, requester, id, change } = request;
  const asked = {
    subjectGUID: subjectIdOf(subject),
    requesterId: requester.aadObjectId,
    states: changedStates,
    except: id,
  };
  const history = await requestHistory(asked, turn.now, context);
  return limitsHit(context.settings.policy, change.kind, history, turn.now).map(({ text }) => text);
}

/** Keeps what the directories show before the change, so that what is seen later can be told from it. */
function withWhatWasThere(
  { cloudBefore: _cloud, passwordBefore: _password, ...request }: ChangeRequest,
  now: Awaited<ReturnType<typeof readAgain>>,
): ChangeRequest {
  if (now.kind !== 'read') return request;
  const { facts } = now.account;
  const cloudBefore = cloudDateOf(facts);
  return {
    ...request,
    ...(cloudBefore !== undefined && { cloudBefore }),
    ...(facts.ad.kind === 'read' && { passwordBefore: passwordMarkOf(facts.ad.value) }),
  };
}

/** How long the domain wants passwords to be; 0: it did not say. */
function minimumLengthOf(now: Awaited<ReturnType<typeof readAgain>>): number {
  const ad = now.kind === 'read' ? now.account.facts.ad : undefined;
  return (ad?.kind === 'read' ? ad.value.domain.minPwdLength : undefined) ?? 0;
}
