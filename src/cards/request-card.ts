import { countVerdicts } from '../core/approval/quorum.ts';
import { newsOf } from '../core/follow/follow-state.ts';
import { newsWords } from '../core/follow/news-notice.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { homeOf } from '../core/subject.ts';
import type { Outcome, RequestVerb, RequestView } from '../intents/outcome.ts';
import type { CardContent, Room } from './content.ts';
import {
  banner,
  container,
  execute,
  executeInPlace,
  fact,
  factSet,
  refreshOf,
  say,
  subtle,
  textBlock,
  verbatim,
} from './elements.ts';
import { lostDemandBox } from './forced-change.ts';
import { firstOf } from './lists.ts';
import { subjectFacts, typedName } from './person-parts.ts';
import { statuses } from './request-status.ts';
import type { Action, Element, Fact } from './schema.ts';
import { clock, dateAndClock, line, prose } from './text.ts';

/**
 * Base cards are seen by everybody; while something may still be pressed, each viewer fetches his own view. Not once it is
 * performed: a refresh would then take the password off the requester's screen.
 */
const refreshing: readonly ChangeRequest['state'][] = ['pending', 'approved', 'performing', 'outcome-unknown'];

export function requestCard({ view }: Extract<Outcome, { kind: 'request' }>, room: Room): CardContent {
  const { request } = view;
  return {
    body: [...requestBody(view, room)],
    actions: requestActions(view),
    ...(view.viewer === 'everyone' && refreshing.includes(request.state) && { refresh: refreshOf(request.id) }),
  };
}

/** What the person may press now. */
export function requestActions({ request, may }: RequestView): readonly Action[] {
  const buttons = may.flatMap((verb) => button(verb, request) ?? []);
  const name = typedName(request.subject);
  const done = request.state === 'performed' && name !== undefined && homeOf(request.subject) === 'ad';
  return done ? [...buttons, say('Check sync status', `check sync status for ${name}`)] : buttons;
}

function requestBody(view: RequestView, room: Room): readonly Element[] {
  const { request, notice } = view;
  const status = statuses[request.state];
  return [
    textBlock(changeTitle(request), { style: 'heading', size: 'medium', weight: 'bolder' }),
    banner(status.colour, line`${status.words}`),
    ...(notice === undefined ? [] : [textBlock(prose(notice, room.sentence), { weight: 'bolder' })]),
    textBlock(status.meaning(request)),
    ...newsBox(request, room),
    ...(view.followUp === undefined ? [] : [textBlock(line`Next: ${prose(view.followUp, room.sentence)}`)]),
    factSet([
      ...subjectFacts(request.subject),
      ...askedFacts(view, room),
      progressFact(request),
      ...decisionFacts(request, room),
      ...doneFacts(request),
    ]),
    ...lostDemandBox(request),
    ...riskBox(request, room),
    ...caveatBox(request, room),
    ...(view.viewer === 'everyone' && request.state === 'pending'
      ? [subtle(line`Only an approver can decide, and never the person who asked.`, { spacing: 'small' })]
      : []),
    verbatim(`Request ${request.id}`, { spacing: 'medium' }),
  ];
}

/** What was found out after the change; the newest holds. */
function newsBox(request: ChangeRequest, room: Room): readonly Element[] {
  const news = request.state === 'performed' ? newsOf(request).at(-1) : undefined;
  if (!news) return [];
  const { title, tone } = newsWords(news.kind);
  return [
    banner(tone, line`${title}`),
    textBlock(line`${prose(news.headline, room.sentence)} (seen ${clock(news.at)})`),
  ];
}

function changeTitle({ change, requester, state }: ChangeRequest): ReturnType<typeof line> {
  const asks = state === 'draft' || state === 'pending' ? 'asks' : 'asked';
  if (change.kind === 'unlock') return line`${requester.name} ${asks} to unlock an account`;
  return line`${requester.name} ${asks} to reset a password`;
}

function askedFacts({ request, verificationTitle }: RequestView, room: Room): readonly (Fact | undefined)[] {
  const { reason, ticket, verification } = request;
  const verified = verificationTitle ?? verification;
  return [
    fact('Change', line`${changeWords(request)}`),
    reason === undefined ? undefined : fact('Reason', prose(reason, room.sentence)),
    ticket === undefined ? undefined : fact('Ticket', line`${ticket}`),
    verified === undefined ? undefined : fact('Caller verified', line`${verified}`),
    fact('Asked', dateAndClock(request.createdAt)),
  ];
}

function changeWords({ change, subject }: ChangeRequest): string {
  if (change.kind === 'unlock') return 'Clear the lockout, keep the password';
  const next = change.forceChange ? 'must be changed at the next sign-in' : 'stays until it expires';
  const where = homeOf(subject) === 'ad' ? '' : ' in Entra ID';
  return `New password${where}, ${next}${change.unlock ? '; clears the lockout' : ''}`;
}

/** Where one yes is enough there is no progress to show. */
function progressFact({ state, approvalsNeeded = 1, decisions }: ChangeRequest): Fact | undefined {
  if (state !== 'pending' || approvalsNeeded < 2) return undefined;
  return fact('Approvals', line`${countVerdicts(decisions).approvals} of ${approvalsNeeded} approvals`);
}

function decisionFacts({ decisions }: ChangeRequest, room: Room): readonly Fact[] {
  return decisions
    .slice(0, room.entries)
    .map(({ by, verdict, at }) =>
      fact(verdict === 'approve' ? 'Approved by' : 'Denied by', line`${by.name}, ${clock(at)}`),
    );
}

function doneFacts({ outcome }: ChangeRequest): readonly (Fact | undefined)[] {
  if (outcome === undefined) return [];
  return [
    fact('Carried out', dateAndClock(outcome.at)),
    outcome.server === undefined ? undefined : fact('Domain controller', line`${outcome.server}`),
    outcome.pwdLastSet === undefined ? undefined : fact('pwdLastSet', line`${outcome.pwdLastSet}`),
    outcome.lastPasswordChangeDateTime === undefined
      ? undefined
      : fact('lastPasswordChangeDateTime', line`${outcome.lastPasswordChangeDateTime}`),
    outcome.requestId === undefined ? undefined : fact('Microsoft Graph request', line`${outcome.requestId}`),
    outcome.code === undefined ? undefined : fact('Code', line`${outcome.code}`),
  ];
}

/** Where the change lies ahead, and after it: "done" alone would hide that the cloud still takes the old password. */
const limitedStates: readonly ChangeRequest['state'][] = ['pending', 'approved', 'performed'];

const isRisk = ({ code }: { readonly code: string }): boolean => code.startsWith('risk-');

/** What speaks for looking twice, before what limits the change. */
function riskBox({ caveats = [], state }: ChangeRequest, room: Room): readonly Element[] {
  const risks = caveats.filter(isRisk);
  if (risks.length === 0 || (state !== 'pending' && state !== 'approved')) return [];
  const lines = firstOf(risks, room.entries, (risk) => textBlock(prose(risk.text, room.sentence)));
  return [
    container([textBlock(line`Look twice`, { weight: 'bolder', color: 'attention' }), ...lines], {
      style: 'attention',
    }),
  ];
}

/** What limits the change, such as a password that does not reach the cloud. */
export function caveatLines({ caveats = [] }: ChangeRequest, room: Room): readonly Element[] {
  const limits = caveats.filter((caveat) => !isRisk(caveat));
  return firstOf(limits, room.entries, (caveat) => textBlock(prose(caveat.text, room.sentence)));
}

function caveatBox(request: ChangeRequest, room: Room): readonly Element[] {
  const lines = caveatLines(request, room);
  if (lines.length === 0 || !limitedStates.includes(request.state)) return [];
  return [
    container([textBlock(line`Good to know`, { weight: 'bolder', color: 'warning' }), ...lines], { style: 'warning' }),
  ];
}

function button(verb: RequestVerb, { id, change }: ChangeRequest): Action | undefined {
  const data = { requestId: id };
  const isReset = change.kind === 'reset';
  switch (verb) {
    case 'request.approve':
      return execute('Approve', verb, data, { style: 'positive' });
    case 'request.deny':
      return execute('Deny', verb, data, { style: 'destructive' });
    case 'request.cancel':
      return execute('Cancel request', verb, data);
    case 'request.perform':
      return isReset
        ? executeInPlace('Reset and show once', verb, data, { style: 'positive' })
        : execute('Unlock now', verb, data, { style: 'positive' });
    case 'request.reissue':
      return executeInPlace('I did not get it', verb, data);
    case 'request.view':
      return execute('Look again', verb, data);
    case 'request.submit':
      return undefined;
  }
}
