import type { GroupDetails, GroupFacts } from '../../core/doctor/graph-facts.ts';
import { seen, unseen, type Probed } from '../../core/doctor/probed.ts';
import type { Exchange, GraphRequest } from './exchange.ts';
import type { GraphBody } from './graph-body.ts';
import { segment, withQuery } from './odata.ts';
import { readAllPages } from './read-all-pages.ts';
import type { TimeBound } from './time-bound.ts';

/** Two requests for each group, and Graph takes twenty in a batch. */
const perBatch = 10;

/** Reads groups and the people in them, through nested groups as well. Needs GroupMember.Read.All and User.Read.All. */
export async function probeGroups(
  ids: readonly string[],
  exchange: Exchange,
  bound: TimeBound,
): Promise<readonly GroupFacts[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / perBatch) }, (_, index) =>
    ids.slice(index * perBatch, (index + 1) * perBatch),
  );
  return (await Promise.all(parts.map((part) => probePart(part, exchange, bound)))).flat();
}

async function probePart(ids: readonly string[], exchange: Exchange, bound: TimeBound): Promise<readonly GroupFacts[]> {
  const requests = ids.flatMap((id): [string, GraphRequest][] => [
    [`group ${id}`, { url: withQuery(`/groups/${segment(id)}`, { select: groupProperties }) }],
    [
      `members ${id}`,
      { url: withQuery(`/groups/${segment(id)}/transitiveMembers`, { select: ['id', 'accountEnabled'], top: 999 }) },
    ],
  ]);
  const answers = await exchange(Object.fromEntries(requests), bound);
  return Promise.all(
    ids.map(async (id): Promise<GroupFacts> => {
      const group = answers(`group ${id}`);
      if (group.kind === 'absent') return { id, group: 'absent' };
      if (group.kind === 'unavailable') return { id, group: unseen(group.code, '') };
      const members = await readAllPages(answers(`members ${id}`), exchange, bound);
      const people: Probed<readonly string[]> =
        members.kind === 'read'
          ? seen(members.value.filter(isPerson).map(({ id: who }) => String(who)))
          : notRead(members);
      return { id, group: seen(detailsOf(group.value, people)) };
    }),
  );
}

const groupProperties = ['id', 'displayName', 'securityEnabled', 'groupTypes', 'visibility'];

const notRead = (reading: { readonly kind: string; readonly code?: string }): Probed<never> =>
  unseen(reading.code ?? 'graph.unknown', '');

/** A user whose sign-in is not blocked. `accountEnabled` is null where it may not be read: then it is not held against them. */
const isPerson = (member: GraphBody): boolean =>
  member['@odata.type'] === '#microsoft.graph.user' && member['accountEnabled'] !== false;

function detailsOf(group: GraphBody, people: Probed<readonly string[]>): GroupDetails {
  const types = group['groupTypes'];
  const isUnified = Array.isArray(types) && types.includes('Unified');
  return {
    displayName: String(group['displayName'] ?? group['id']),
    securityEnabled: group['securityEnabled'] === true,
    isPublic: isUnified && group['visibility'] === 'Public',
    people,
  };
}
