import { answerCollection, answerRecord, type CollectionRules, type GraphRecord } from './collection.ts';
import type { GraphData } from './graph-data.ts';
import { listAllGroups, listTransitiveMembers, readGroup } from './group-routes.ts';
import { GraphProblem, type GraphAnswer, type GraphCall } from './graph-message.ts';
import { sendMail } from './send-mail.ts';
import { updateUser, type UserChanges } from './update-user.ts';

type Handler = (call: GraphCall, data: GraphData, parameters: readonly string[], changes: UserChanges) => GraphAnswer;

interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** `*` stands for one path segment, decoded and handed to the handler. */
  readonly path: string;
  readonly answer: Handler;
}

const directoryObjects = { pageSize: 100, advancedQueries: true, options: ['$select', '$count', '$orderby'] } as const;

const userDefaults = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];
const users: CollectionRules = { ...directoryObjects, defaultProperties: userDefaults };

const routes: readonly Route[] = [
  { method: 'GET', path: '/users', answer: (call, data) => answerCollection(call, data.users.map(recordOf), users) },
  { method: 'GET', path: '/users/*', answer: readUser },
  {
    method: 'PATCH',
    path: '/users/*',
    answer: ({ body }, data, [key = ''], changes) => updateUser(findUser(data, key), body, data, changes),
  },
  { method: 'GET', path: '/users/*/transitiveMemberOf/microsoft.graph.directoryRole', answer: listDirectoryRoles },
  { method: 'GET', path: '/users/*/transitiveMemberOf/microsoft.graph.group', answer: listGroups },
  { method: 'POST', path: '/users/*/checkMemberGroups', answer: checkMemberGroups },
  {
    method: 'POST',
    path: '/users/*/sendMail',
    answer: (call, data, [sender = '']) => sendMail(call, data, sender),
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/microsoft.graph.user',
    answer: (call, data) => answerCollection(call, data.deletedUsers.map(recordOf), users),
  },
  { method: 'GET', path: '/groups', answer: listAllGroups },
  { method: 'GET', path: '/groups/*', answer: readGroup },
  { method: 'GET', path: '/groups/*/transitiveMembers', answer: listTransitiveMembers },
  {
    method: 'GET',
    path: '/directoryRoles',
    answer: (call, data) =>
      answerCollection(call, data.directoryRoles.map(recordOf), { pageSize: 100, options: ['$select'] }),
  },
  { method: 'GET', path: '/auditLogs/signIns', answer: listSignIns },
  { method: 'GET', path: '/identityProtection/riskyUsers', answer: listRiskyUsers },
  { method: 'GET', path: '/identityProtection/riskyUsers/*', answer: readRiskyUser },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleEligibilityScheduleInstances',
    answer: (call, { eligibleRoles = [] }) =>
      answerCollection(call, eligibleRoles.map(recordOf), { pageSize: 100, options: ['$expand'] }),
  },
  { method: 'GET', path: '/organization', answer: listOrganization },
  {
    method: 'GET',
    path: '/domains',
    answer: (call, data) => answerCollection(call, data.domains, { pageSize: 100, options: ['$select'] }),
  },
];

/** Answers one Graph request from the data as it is now. Throws `GraphProblem` for everything Graph refuses. */
export function answerCall(call: GraphCall, data: GraphData, changes: UserChanges): GraphAnswer {
  const segments = call.path.split('/').map(decodeURIComponent);
  const matching = routes.flatMap((route) => {
    const parameters = matchPath(route.path, segments);
    return parameters ? [{ route, parameters }] : [];
  });
  const [first] = matching;
  if (!first) throw new GraphProblem(400, 'BadRequest', `Resource not found for the segment '${segments[1] ?? ''}'.`);
  const hit = matching.find(({ route }) => route.method === call.method);
  if (!hit)
    throw new GraphProblem(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  return hit.route.answer(call, data, hit.parameters, changes);
}

function matchPath(path: string, segments: readonly string[]): readonly string[] | undefined {
  const wanted = path.split('/');
  if (wanted.length !== segments.length) return undefined;
  const fits = wanted.every((part, index) => part === '*' || part.toLowerCase() === segments[index]?.toLowerCase());
  return fits ? segments.filter((_, index) => wanted[index] === '*') : undefined;
}

function readUser(call: GraphCall, data: GraphData, [key = '']: readonly string[]): GraphAnswer {
  const user = findUser(data, key);
  const selected = call.query.get('$select')?.split(',') ?? [];
  if (selected.includes('signInActivity') && user.id !== key) {
    throw new GraphProblem(400, 'BadRequest', 'Get By Key only supports UserId and the key has to be a valid Guid');
  }
  return answerRecord(call, recordOf(user), userDefaults);
}

function findUser(data: GraphData, key: string): GraphData['users'][number] {
  const wanted = key.toLowerCase();
  const user = data.users.find((one) => one.id === wanted || one.userPrincipalName?.toLowerCase() === wanted);
  if (user) return user;
  const message = `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`;
  throw new GraphProblem(404, 'Request_ResourceNotFound', message);
}

function listDirectoryRoles(call: GraphCall, data: GraphData, [key = '']: readonly string[]): GraphAnswer {
  const holders = holdersOf(findUser(data, key).id, data);
  const held = data.directoryRoles.filter(({ members }) => members.some((member) => holders.has(member)));
  return answerCollection(call, held.map(recordOf), {
    ...directoryObjects,
    defaultProperties: ['displayName', 'description', 'roleTemplateId'],
  });
}

function listGroups(call: GraphCall, data: GraphData, [key = '']: readonly string[]): GraphAnswer {
  const holders = holdersOf(findUser(data, key).id, data);
  const held = data.groups.filter(({ id }) => holders.has(id));
  const whole = held.map(({ isAssignableToRole = null, ...group }) => ({ ...group, isAssignableToRole }));
  return answerCollection(call, whole.map(recordOf), {
    ...directoryObjects,
    defaultProperties: ['displayName', 'description', 'isAssignableToRole'],
  });
}

function checkMemberGroups(call: GraphCall, data: GraphData, [key = '']: readonly string[]): GraphAnswer {
  const groupIds = stringsOf(recordOf(call.body)['groupIds']);
  if (!groupIds || groupIds.length === 0 || groupIds.length > 20) {
    throw new GraphProblem(400, 'Request_BadRequest', 'groupIds must hold between 1 and 20 group ids.');
  }
  const holders = holdersOf(findUser(data, key).id, data);
  return { status: 200, body: { value: groupIds.filter((id) => holders.has(id)) } };
}

/** The user and every group the user is in, directly or through other groups. */
function holdersOf(userId: string, data: GraphData): ReadonlySet<string> {
  const holders = new Set([userId]);
  let grown = true;
  while (grown) {
    const added = data.groups.filter(({ id, members }) => !holders.has(id) && members.some((one) => holders.has(one)));
    for (const { id } of added) holders.add(id);
    grown = added.length > 0;
  }
  return holders;
}

function listSignIns(call: GraphCall, data: GraphData): GraphAnswer {
  const newestFirst = data.signIns.toSorted((a, b) => Date.parse(b.createdDateTime) - Date.parse(a.createdDateTime));
  const rules = { pageSize: 1000, caseSensitive: true, options: ['$orderby'] };
  return answerCollection(call, newestFirst.map(recordOf), rules);
}

function listRiskyUsers(call: GraphCall, data: GraphData): GraphAnswer {
  const named = data.riskyUsers.map((risky) => {
    const user = data.users.find(({ id }) => id === risky.id);
    return { ...risky, userPrincipalName: user?.userPrincipalName ?? null };
  });
  return answerCollection(call, named, { pageSize: 20, options: ['$select'] });
}

function readRiskyUser(call: GraphCall, data: GraphData, [key = '']: readonly string[]): GraphAnswer {
  const risky = data.riskyUsers.find(({ id }) => id === key);
  if (!risky) throw new GraphProblem(404, 'NotFound', 'No risk record for this user.');
  return answerRecord(call, recordOf(risky));
}

function listOrganization(call: GraphCall, { organization }: GraphData): GraphAnswer {
  const { onPremisesLastPasswordSyncDateTime: betaOnly, ...properties } = organization;
  if (call.version !== 'beta' && call.query.get('$select')?.includes('onPremisesLastPasswordSyncDateTime')) {
    const message = `Could not find a property named 'onPremisesLastPasswordSyncDateTime' on type 'microsoft.graph.organization'.`;
    throw new GraphProblem(400, 'BadRequest', message);
  }
  const record = call.version === 'beta' ? { ...properties, onPremisesLastPasswordSyncDateTime: betaOnly } : properties;
  return answerCollection(call, [record], { pageSize: 100, options: ['$select'] });
}

function recordOf(value: unknown): GraphRecord {
  return typeof value === 'object' && value !== null ? (value as GraphRecord) : {};
}

function stringsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}
