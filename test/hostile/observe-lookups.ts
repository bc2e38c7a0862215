import { lookupOf } from '../../src/adapters/ldap/lookup.ts';
import type { AuditEvent } from '../../src/core/audit-event.ts';
import { contoso } from './contoso.ts';
import type { Observation } from './observation.ts';
import type { World } from './world.ts';

type Lookups = Pick<
  Observation,
  | 'lookup.rejected'
  | 'lookup.matches'
  | 'target.value'
  | 'ldap.assertion'
  | 'ldap.base'
  | 'graph.literal'
  | 'graph.query'
>;

/** What was searched for, as the real adapters write it: the LDAP filter, and the query that Graph received. */
export function observeLookups({ ad, graph, people }: World, events: readonly AuditEvent[]): Lookups {
  const typed = ad.searches.filter(({ key }) => typedKeys.has(key.by));
  const filters = typed.flatMap(({ key }) => (key.by === 'entra-id' ? [] : (lookupOf(key)?.filter.toString() ?? [])));
  const queries = graph.requests.filter(({ method }) => method === 'GET').map(({ url }) => decode(url));
  const literals = queries.flatMap((query) => /'(?:[^']|'')*'/.exec(query.split('$filter=')[1] ?? '')?.[0] ?? []);
  const cloudOnly = people.filter(
    ({ cloudOnly: only, upn }) => only && queries.some((query) => query.includes(`/${upn}?`)),
  );
  return {
    'lookup.rejected': typed.length === 0,
    'lookup.matches': new Set(typed.flatMap(({ found }) => found)).size + cloudOnly.length,
    'target.value': targetIn(events),
    'ldap.assertion': filters[0] === undefined ? null : assertionIn(filters[0]),
    'ldap.base': contoso.baseDn,
    'graph.literal': literals[0] ?? null,
    'graph.query': queries.map((query) => query.split('?')[1] ?? '').join('\n'),
  };
}

/** Keys that come from what was typed; the others are Latchkey's own second questions. */
const typedKeys = new Set(['address', 'account', 'name', 'employee-id', 'sid', 'object-guid', 'entra-id']);

/** The first value in a filter, without the star of a prefix search. */
function assertionIn(filter: string): string | null {
  return /\([\w-]+=((?:[^()\\*]|\\[\da-f]{2})*)\*?\)/i.exec(filter)?.[1] ?? null;
}

function targetIn(events: readonly AuditEvent[]): string | null {
  const targets = events.find(({ name }) => name === 'message_understood')?.details['targets'];
  const first = Array.isArray(targets) ? targets[0] : undefined;
  return typeof first === 'string' ? first.replace(/^[\w-]+: /, '') : null;
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}
