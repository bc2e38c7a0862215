import { answerCollection, answerRecord, type GraphRecord } from './collection.ts';
import type { GraphData, GraphGroup } from './graph-data.ts';
import { GraphProblem, type GraphAnswer, type GraphCall } from './graph-message.ts';

const rules = { pageSize: 100, options: ['$select'] };

/** As Graph gives it where the lab's data says nothing: a security group. */
const recordOf = ({ members: _members, ...group }: GraphGroup): GraphRecord => ({
  securityEnabled: true,
  groupTypes: [],
  visibility: null,
  ...group,
});

export const listAllGroups = (call: GraphCall, { groups }: GraphData): GraphAnswer =>
  answerCollection(call, groups.map(recordOf), rules);

export const readGroup = (call: GraphCall, data: GraphData, [id = '']: readonly string[]): GraphAnswer =>
  answerRecord(call, recordOf(findGroup(data, id)));

/** The members of a group and of the groups in it: users and groups, each once. */
export function listTransitiveMembers(call: GraphCall, data: GraphData, [id = '']: readonly string[]): GraphAnswer {
  const found = new Set<string>();
  const collect = (group: GraphGroup): void => {
    for (const member of group.members) {
      if (found.has(member)) continue;
      found.add(member);
      const nested = data.groups.find((one) => one.id === member);
      if (nested) collect(nested);
    }
  };
  collect(findGroup(data, id));
  // Graph names the type of each record whatever was selected.
  const members = [...found].map((member) => memberOf(member, data)).filter((member) => member !== undefined);
  const answer = answerCollection(call, members, { pageSize: 999, options: ['$select'] });
  return { ...answer, body: withTypes(answer.body, data) };
}

function findGroup({ groups }: GraphData, id: string): GraphGroup {
  const group = groups.find((one) => one.id === id.toLowerCase());
  if (group) return group;
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  throw new GraphProblem(404, 'Request_ResourceNotFound', message);
}

function memberOf(id: string, { users, groups }: GraphData): GraphRecord | undefined {
  const user = users.find((one) => one.id === id);
  if (user) return { ...user };
  const group = groups.find((one) => one.id === id);
  return group && recordOf(group);
}

function withTypes(body: unknown, { groups }: GraphData): unknown {
  const page = body as { readonly value: readonly GraphRecord[] };
  const typeOf = (id: unknown) => (groups.some((group) => group.id === id) ? 'group' : 'user');
  return {
    ...page,
    value: page.value.map((member) => ({ '@odata.type': `#microsoft.graph.${typeOf(member['id'])}`, ...member })),
  };
}
