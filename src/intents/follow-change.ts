import { newsNotDelivered, newsTold, type AuditTurn } from '../core/audit.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import { diagnose } from '../core/diagnose.ts';
import type { Finding } from '../core/findings/finding.ts';
import { newsOf, type News } from '../core/follow/follow-state.ts';
import { newsNotice } from '../core/follow/news-notice.ts';
import { nextStep, type FollowStep } from '../core/follow/next-step.ts';
import { gone, sightingOf, unreadable, type Sighting } from '../core/follow/sighting.ts';
import { keyOfSubject } from '../core/subject.ts';
import { lookUp } from './look-up.ts';
import type { Context } from './turn.ts';

/** How soon a change that is still under way is looked at again. */
const stillUnderWay = 30_000;

/**
 * One look at what became of a change; gives when to look again. It may run twice at once or again after a crash: what
 * the requester is told is first noted with the request by compare-and-set, and only who noted it sends it. A crash
 * right between the two leaves it to the cards: a message is rather lost than sent twice.
 */
export async function followChange(requestId: string, context: Context): Promise<Date | undefined> {
  const { requests, environment } = context.ports;
  const request = await requests.get(requestId);
  const now = environment.now();
  if (!request) return undefined;
  if (request.state === 'performing' || request.state === 'outcome-unknown') return untilSettled(request, now, context);
  if (request.state !== 'performed' || request.outcome === undefined) return undefined;

  const sighting = await look(request, context);
  const step = nextStep(request, sighting, now, context.settings.policy.follow);
  if (!step.news) {
    await writeCards(request, step.cards, context);
    return step.again;
  }
  const told = await tell(request, { ...step, news: step.news }, sighting.findings, now, context);
  return told === 'not-delivered' ? new Date(now.getTime() + stillUnderWay) : step.again;
}

/** Recovery settles such a request from what the directory says; nothing follows from one that it cannot settle. */
function untilSettled(request: ChangeRequest, now: Date, { settings }: Context): Date | undefined {
  const claimedAt = Date.parse(request.claimedAt ?? request.createdAt);
  return now.getTime() - claimedAt < settings.policy.follow.watch ? new Date(now.getTime() + stillUnderWay) : undefined;
}

async function look(request: ChangeRequest, { ports, settings }: Context): Promise<Sighting> {
  const found = await lookUp(keyOfSubject(request.subject), ports, settings.profile);
  if (found.kind === 'nobody') return found.unreadable.length > 0 ? unreadable(request) : gone;
  if (found.kind === 'several') return unreadable(request);
  return sightingOf(request, found.facts, diagnose(found.facts));
}

/** So often a message that Teams does not take is tried; after that the cards alone say it. */
const mostTries = 5;

async function tell(
  request: ChangeRequest,
  { news, cards }: FollowStep & { readonly news: News },
  findings: readonly Finding[],
  now: Date,
  context: Context,
): Promise<'told' | 'not-delivered'> {
  const { ports } = context;
  const turn: AuditTurn = { correlationId: ports.environment.newId(), now };
  const noted = withNews(request, [...newsOf(request), news], undeliveredOf(request));
  const move = await ports.requests.move(noted, [newsTold(turn, noted, news)]);
  // Somebody else moved it: the next look sees how it stands then.
  if (move.kind === 'lost') return 'not-delivered';
  await writeCards(noted, cards, context);
  if (await ports.cards.tell('requester', noted, newsNotice(noted, news, findings))) {
    if (news.kind === 'arrived') ports.telemetry?.noteSyncDelay(secondsSinceChange(noted, now));
    return 'told';
  }
  return untell(noted, news, turn, context);
}

/** Takes the note back, so that the next look tries again. */
async function untell(
  noted: ChangeRequest,
  news: News,
  turn: AuditTurn,
  { ports }: Context,
): Promise<'told' | 'not-delivered'> {
  const tries = undeliveredOf(noted) + 1;
  const rest = tries < mostTries ? newsOf(noted).filter(({ kind }) => kind !== news.kind) : newsOf(noted);
  const untold = withNews(noted, rest, tries);
  await ports.requests.move(untold, [newsNotDelivered(turn, untold, news)]);
  return tries < mostTries ? 'not-delivered' : 'told';
}

function withNews(request: ChangeRequest, news: readonly News[], undelivered: number): ChangeRequest {
  const changedAt = request.outcome?.at ?? request.createdAt;
  return { ...request, version: request.version + 1, follow: { changedAt, news, undelivered } };
}

function secondsSinceChange({ outcome, createdAt }: ChangeRequest, now: Date): number {
  return (now.getTime() - Date.parse(outcome?.at ?? createdAt)) / 1_000;
}

function undeliveredOf({ follow, outcome }: ChangeRequest): number {
  return follow !== undefined && follow.changedAt === outcome?.at ? follow.undelivered : 0;
}

async function writeCards(request: ChangeRequest, whose: FollowStep['cards'], { ports }: Context): Promise<void> {
  const { approvers } = request.cards;
  if (whose === 'all') await ports.cards.update(request);
  if (whose === 'approvers') await ports.cards.update({ ...request, cards: { ...(approvers && { approvers }) } });
}
