import { mayUse, mayUseIntent } from '../core/decide.ts';
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

/** What was done to a person or in a request. Reviewers see everything, an agent only what he did himself. */
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
  const own = mayUse(groups, context.settings.policy, 'review') ? {} : { actorId: turn.actor.aadObjectId };
  const events = await context.ports.audit.query({ ...about, ...own }, mostEvents);
  return { kind: 'history', about: target.value, events };
}

async function askWho(turn: Turn, context: Context): Promise<Outcome> {
  await askLater({ intent: 'audit' }, turn, context);
  return { kind: 'ask', ask: 'who', intent: 'audit', suggestions: [] };
}

interface NoFilter {
  readonly found: 'nobody' | 'several';
  readonly unreadable: readonly ('ad' | 'entra')[];
}

/** Events are kept by the objectGUID of their subject, so a person is found in AD or not at all. */
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
  const { ad } = found.facts;
  if (ad.kind === 'read' && ad.value.objectGUID) return { subjectGUID: ad.value.objectGUID };
  return { found: 'nobody', unreadable: ad.kind === 'unavailable' ? ['ad'] : [] };
}
