import { auditEvents } from '../core/audit/codes.ts';
import { mayUse, mayUseIntent } from '../core/decide.ts';
import { subjectIdOfFacts } from '../core/subject.ts';
import type { Target } from '../language/recognition.ts';
import type { AuditFilter } from '../ports/audit-log.ts';
import type { Mention } from './assistant.ts';
import { denyAccess } from './deny-access.ts';
import { groupsOf } from './groups-of.ts';
import { lookUp } from './look-up.ts';
import type { Outcome } from './outcome.ts';
import { askLater } from './pending-question.ts';
import { personKeyOf } from './person-key.ts';
import type { Context, Turn } from './turn.ts';

const mostEvents = 30;

/** What was done to a person or in a request. Reviewers see everything, an agent his own requests and his own acts. */
export async function showHistory(
  targets: readonly Target[],
  mentions: readonly Mention[],
  turn: Turn,
  context: Context,
): Promise<Outcome> {
  const groups = await groupsOf(turn.actor, context);
  if (!mayUseIntent(groups, context.settings.policy, 'audit')) return denyAccess('audit', groups, turn, context);
  const [target] = targets;
  if (!target) return askWho(turn, context);

  const about = await filterFor(target, mentions, context);
  if ('found' in about) {
    if (about.found === 'several') return askWho(turn, context);
    return { kind: 'not-found', query: target.value, unreadable: about.unreadable };
  }
  const seesAll = mayUse(groups, context.settings.policy, 'review') || (await isOwnRequest(about, turn, context));
  const own = seesAll ? {} : { actorId: turn.actor.aadObjectId };
  // What was done and by whom; the answers in between are for the whole transcript, on the command line.
  const events = await context.ports.audit.query({ ...about, ...own }, 2 * mostEvents);
  const done = events.filter(({ code }) => code !== auditEvents.answerShown.code);
  return { kind: 'history', about: target.value, events: done.slice(0, mostEvents) };
}

async function isOwnRequest({ requestId }: AuditFilter, { actor }: Turn, { ports }: Context): Promise<boolean> {
  const request = requestId === undefined ? undefined : await ports.requests.get(requestId);
  return request?.requester.aadObjectId === actor.aadObjectId && request.requester.tenantId === actor.tenantId;
}

async function askWho(turn: Turn, context: Context): Promise<Outcome> {
  await askLater({ intent: 'audit' }, turn, context);
  return { kind: 'ask', ask: 'who', intent: 'audit', suggestions: [] };
}

interface NoFilter {
  readonly found: 'nobody' | 'several';
  readonly unreadable: readonly ('ad' | 'entra')[];
}

/** Events are kept by the id of their subject: of AD, or of Entra ID where AD was asked and has no such account. */
async function filterFor(
  target: Target,
  mentions: readonly Mention[],
  context: Context,
): Promise<AuditFilter | NoFilter> {
  if (target.kind === 'request_id') return { requestId: target.value };
  const key = personKeyOf(target, mentions);
  if (!key) return { found: 'nobody', unreadable: [] };
  const found = await lookUp(key, context.ports, context.settings.profile);
  if (found.kind === 'several') return { found: 'several', unreadable: [] };
  if (found.kind === 'nobody') return { found: 'nobody', unreadable: found.unreadable };
  const subjectGUID = subjectIdOfFacts(found.facts);
  if (subjectGUID) return { subjectGUID };
  const { ad } = found.facts;
  return { found: 'nobody', unreadable: ad.kind === 'unavailable' ? ['ad'] : [] };
}
