import type { PersonKey } from '../../core/person.ts';
import { absent, read, unavailable, type Reading } from '../../core/reading.ts';
import type { RawEntraUser } from '../../core/snapshot/snapshot.ts';
import type { EntraAccount, EntraMatches } from '../../ports/entra-directory.ts';
import { eligibleRolesRequest, withEligibleRoles } from './eligible-roles.ts';
import type { Answers, Exchange, GraphRequest } from './exchange.ts';
import { isBody } from './graph-body.ts';
import type { LastFound } from './last-found.ts';
import { withQuery } from './odata.ts';
import { accountOf, accountRequests, withoutAnnotations, type AccountOptions } from './read-account.ts';
import { signInsOf, signInsRequest } from './sign-ins.ts';
import type { TimeBound } from './time-bound.ts';
import { deletedUserProperties, userProperties } from './user-properties.ts';
import { userQueryOf, type UserFilter, type UserQuery, type UserRef } from './user-query.ts';

/** How one look-up talks to Graph. */
export interface LookUpContext {
  readonly exchange: Exchange;
  readonly bound: TimeBound;
  readonly account: AccountOptions;
  readonly lastFound: LastFound;
}

type Users = Reading<{ readonly users: readonly RawEntraUser[]; readonly more: boolean }>;

/** `EntraDirectory.find`: live users first, the deleted ones only where there is no live one. Needs User.Read.All. */
export async function findUsers(key: PersonKey, limit: number, context: LookUpContext): Promise<Reading<EntraMatches>> {
  const query = userQueryOf(key);
  if (!query) return absent;
  const live =
    'direct' in query
      ? await findDirectly(query.direct, query.aliases, limit, context)
      : await search(query.search, limit, context);
  return live.kind === 'absent' ? findDeleted(query, limit, context) : live;
}

/** Reads the user by its key and, in the same batch, looks for others who bear the same address as an alias. */
async function findDirectly(
  user: UserRef,
  aliases: UserFilter | undefined,
  limit: number,
  context: LookUpContext,
): Promise<Reading<EntraMatches>> {
  const answers = await context.exchange(
    {
      ...accountRequests(user, context.account),
      ...(aliases && { aliases: listRequest('/users', aliases, limit, userProperties) }),
    },
    context.bound,
  );
  const account = accountOf(answers);
  if (account.kind === 'unavailable') return account;
  const known: readonly RawEntraUser[] = account.kind === 'read' ? [account.value.user] : [];
  const bearers = aliases ? usersOf(answers, 'aliases', limit) : absent;
  if (bearers.kind === 'unavailable' && known.length === 0) return bearers;
  const others = (bearers.kind === 'read' ? bearers.value.users : []).filter(({ id }) => id !== known[0]?.['id']);
  if (others.length === 0) return account.kind === 'read' ? whole(account.value, context) : absent;
  return only([...known, ...others], bearers.kind === 'read' && bearers.value.more, limit, context);
}

/** Reads a single user whole, by id; of several the outlines are enough to choose from. */
async function search(filter: UserFilter, limit: number, context: LookUpContext): Promise<Reading<EntraMatches>> {
  const { exchange, bound, lastFound } = context;
  const last = lastFound.of(filter.filter);
  const answers = await exchange(
    {
      users: listRequest('/users', filter, limit, userProperties),
      ...(last && accountRequests(last, context.account)),
    },
    bound,
  );
  const found = usersOf(answers, 'users', limit);
  if (found.kind !== 'read') return found;
  const { users, more } = found.value;
  const id = users.length === 1 && !more ? String(users[0]?.['id']) : undefined;
  if (id === undefined) return only(users, more, limit, context);
  lastFound.note(filter.filter, { kind: 'id', value: id });
  const asked = last?.value === id ? accountOf(answers) : undefined;
  return asked?.kind === 'read' ? whole(asked.value, context) : only(users, more, limit, context);
}

async function only(
  users: readonly RawEntraUser[],
  more: boolean,
  limit: number,
  context: LookUpContext,
): Promise<Reading<EntraMatches>> {
  const [first] = users;
  if (!first) return absent;
  if (users.length > 1 || more) return outlines(users, more, limit);
  const user: UserRef = { kind: 'id', value: String(first['id']) };
  const account = accountOf(await context.exchange(accountRequests(user, context.account), context.bound));
  return account.kind === 'read' ? whole(account.value, context) : account;
}

/** Eligible roles are found by the object id, so they are asked for once that is known. */
async function whole(account: EntraAccount, context: LookUpContext): Promise<Reading<EntraMatches>> {
  if (!context.account.readEligibleRoles) return single(account);
  const answers = await context.exchange(eligibleRolesRequest(String(account.user['id'])), context.bound);
  return single({ ...account, user: withEligibleRoles(account.user, answers) });
}

/** Newest deletion first: the same person may have been deleted more than once. */
async function findDeleted(query: UserQuery, limit: number, context: LookUpContext): Promise<Reading<EntraMatches>> {
  const path = '/directory/deletedItems/microsoft.graph.user';
  const request = listRequest(path, query.deleted, limit, deletedUserProperties);
  const found = usersOf(await context.exchange({ deleted: request }, context.bound), 'deleted', limit);
  if (found.kind !== 'read') return found;
  const users = found.value.users.filter(query.fitsDeleted).toSorted((a, b) => deletionOf(b) - deletionOf(a));
  const [first] = users;
  if (!first) return absent;
  if (users.length > 1 || found.value.more) return outlines(users, found.value.more, limit);
  const id = String(first['id']);
  const user: UserRef = 'direct' in query ? query.direct : { kind: 'id', value: id };
  const answers = await context.exchange({ signIns: signInsRequest(user, context.account.now) }, context.bound);
  return single({ user: first, signIns: signInsOf(answers('signIns'), id) });
}

function deletionOf(user: RawEntraUser): number {
  return Date.parse(String(user['deletedDateTime'])) || 0;
}

function single(account: EntraAccount): Reading<EntraMatches> {
  return read({ accounts: [account], more: false });
}

function outlines(users: readonly RawEntraUser[], more: boolean, limit: number): Reading<EntraMatches> {
  const accounts = users.slice(0, limit).map((user) => ({ user, signIns: unavailable('not-asked') }));
  return read({ accounts, more: more || users.length > limit });
}

/** One more than the limit is asked for, so that it shows when there are more. */
function listRequest(
  path: string,
  { filter, eventual }: UserFilter,
  limit: number,
  select: readonly string[],
): GraphRequest {
  const url = withQuery(path, { filter, select, top: limit + 1, ...(eventual && { count: true }) });
  return { url, ...(eventual && { eventual }) };
}

function usersOf(answers: Answers, name: string, limit: number): Users {
  const answer = answers(name);
  if (answer.kind !== 'read') return answer;
  const list = answer.value['value'];
  if (!Array.isArray(list)) return unavailable('graph.unknown');
  const users = list.filter(isBody).map(withoutAnnotations);
  return read({ users, more: users.length > limit || '@odata.nextLink' in answer.value });
}
