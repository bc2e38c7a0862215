import { read, unavailable, type Reading } from '../../core/reading.ts';
import type { Exchange } from './exchange.ts';
import { segment } from './odata.ts';
import type { TimeBound } from './time-bound.ts';
import { isObjectId } from './user-query.ts';

/** Graph takes at most so many group ids in one call; also the most requests of a batch. */
const mostPerCall = 20;

/**
 * Which of the groups the user is a member of, directly or through other groups. Nobody knows the user: none. One
 * unanswered part makes the whole answer unavailable. Needs User.Read.All and GroupMember.Read.All.
 */
export async function memberOf(
  userObjectId: string,
  groupIds: readonly string[],
  exchange: Exchange,
  bound: TimeBound,
): Promise<Reading<readonly string[]>> {
  if (!isObjectId(userObjectId) || groupIds.length === 0) return read([]);
  const parts = chunksOf(groupIds, mostPerCall);
  if (parts.length > mostPerCall) return unavailable('graph.unknown');
  const url = `/users/${segment(userObjectId)}/checkMemberGroups`;
  const requests = Object.fromEntries(parts.map((ids, index) => [`groups${index}`, { url, body: { groupIds: ids } }]));
  const answers = await exchange(requests, bound);
  const held = new Set<string>();
  for (const name of Object.keys(requests)) {
    const answer = answers(name);
    if (answer.kind === 'absent') return read([]);
    if (answer.kind === 'unavailable') return answer;
    const ids = answer.value['value'];
    if (!Array.isArray(ids)) return unavailable('graph.unknown');
    for (const id of ids) held.add(String(id).toLowerCase());
  }
  return read(groupIds.filter((id) => held.has(id.toLowerCase())));
}

function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
