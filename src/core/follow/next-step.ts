import type { ChangeRequest } from '../change-request.ts';
import type { FollowPolicy } from '../policy.ts';
import { isFinal, newsOf, type News, type NewsKind } from './follow-state.ts';
import type { Sighting } from './sighting.ts';

export interface FollowStep {
  /** To be told now; missing: nothing new. */
  readonly news?: News;
  /** Whose cards are to be written now; missing: nobody's. */
  readonly cards?: 'approvers' | 'all';
  /** When to look again; missing: the watch is over. */
  readonly again?: Date;
}

/**
 * What follows from one look at a change that was made. What no waiting mends is told at once, what is merely late or
 * not known at the deadline, an arrival whenever it comes; each once. After bad news the watch goes on, because it may
 * still turn out well.
 */
export function nextStep(request: ChangeRequest, sighting: Sighting, now: Date, pace: FollowPolicy): FollowStep {
  const changedAt = changedAtOf(request);
  const told = newsOf(request);
  const isLate = now.getTime() >= changedAt + pace.deadline;
  const news = newsIn(sighting, told, isLate, now);
  const last = news ?? told.at(-1);
  const isOver =
    [...told, ...(news ? [news] : [])].some(({ kind }) => isFinal(kind)) ||
    now.getTime() >= changedAt + (request.change.kind === 'unlock' ? pace.deadline : pace.watch);
  const free = cardsFreeAt(request);
  const again = isOver
    ? free
    : nextLook(changedAt, now, [free.getTime(), changedAt + pace.deadline, changedAt + pace.watch]);
  const cards = last && cardsToWrite(last, news !== undefined, free, now);
  return { ...(news && { news }), ...(cards && { cards }), ...(again > now && { again }) };
}

const minute = 60_000;

/**
 * A new password stays on the requester's screen until the card there is written anew, so it is left alone for so long.
 */
const revealStays = 10 * minute;
/** For so long after that each look writes it, in case that one failed. */
const writtenAgainFor = 10 * minute;

function cardsFreeAt(request: ChangeRequest): Date {
  return new Date(changedAtOf(request) + (request.change.kind === 'reset' ? revealStays : 0));
}

/** The approvers' card never holds a password. What was told before the requester's was free is written there later. */
function cardsToWrite(last: News, isNew: boolean, free: Date, now: Date): FollowStep['cards'] {
  if (isNew) return now >= free ? 'all' : 'approvers';
  const waited = new Date(last.at) < free;
  return waited && now >= free && now.getTime() < free.getTime() + writtenAgainFor ? 'all' : undefined;
}

/** Half as long again as it has taken so far, between half a minute and half an hour, and at each of the marks. */
function nextLook(changedAt: number, now: Date, marks: readonly number[]): Date {
  const elapsed = now.getTime() - changedAt;
  const next = now.getTime() + Math.min(Math.max(elapsed / 2, minute / 2), 30 * minute);
  return new Date(Math.min(next, ...marks.filter((mark) => mark > now.getTime())));
}

function newsIn(
  { kind, headline, findings }: Sighting,
  told: readonly News[],
  isLate: boolean,
  now: Date,
): News | undefined {
  if (kind === 'waiting' || !isDue(kind, told, isLate)) return undefined;
  return { kind, at: now.toISOString(), headline, because: findings.map(({ code }) => code) };
}

function isDue(kind: NewsKind, told: readonly News[], isLate: boolean): boolean {
  if (told.some((news) => news.kind === kind || isFinal(news.kind))) return false;
  switch (kind) {
    case 'late':
      return isLate;
    // That something is not known is no news to somebody who has been told how it stands.
    case 'undecided':
    case 'unreadable':
      return isLate && told.length === 0;
    default:
      return true;
  }
}

const changedAtOf = ({ outcome, createdAt }: ChangeRequest): number => Date.parse(outcome?.at ?? createdAt);
