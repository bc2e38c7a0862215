import { mayUse } from '../core/decide.ts';
import type { Target } from '../language/recognition.ts';
import type { AuditFilter } from '../ports/audit-log.ts';
import { denyAccess } from './deny-access.ts';
import { groupsOf } from './groups-of.ts';
import { lookUp } from './look-up.ts';
import type { Outcome } from './outcome.ts';
import { personKeyOf } from './person-key.ts';
import type { Context, Turn } from './turn.ts';

const mostEvents = 30;

/** What was done to a person or in a request. Reviewers see everything, an agent only what he did himself. */
export async function showHistory(
  targets: readonly Target[],
  mentions: ReadonlyMap<string, string>,
  turn: Turn,
  context: Context,
): Promise<Outcome> {
  const groups = await groupsOf(turn.actor, context);
  if (!mayUse(groups, context.settings.policy, 'read')) return denyAccess('audit', groups, turn, context);
  const [target] = targets;
  if (!target) return { kind: 'ask', ask: 'who', intent: 'audit', suggestions: [] };

  const about = await filterFor(target, mentions, context);
  if (!about) return { kind: 'not-found', query: target.value, unreadable: [] };
  const own = mayUse(groups, context.settings.policy, 'review') ? {} : { actorId: turn.actor.aadObjectId };
  const events = await context.ports.audit.query({ ...about, ...own }, mostEvents);
  return { kind: 'history', about: target.value, events };
}

async function filterFor(
  target: Target,
  mentions: ReadonlyMap<string, string>,
  context: Context,
): Promise<AuditFilter | undefined> {
  if (target.kind === 'request_id') return { requestId: target.value };
  const key = personKeyOf(target, mentions);
  const found = key && (await lookUp(key, context.ports, context.settings.profile));
  if (found?.kind !== 'found' || found.facts.ad.kind !== 'read') return undefined;
  const { objectGUID } = found.facts.ad.value;
  return objectGUID ? { subjectGUID: objectGUID } : undefined;
}
