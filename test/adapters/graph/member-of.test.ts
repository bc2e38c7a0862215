import { describe, expect, it } from 'vitest';
import { unavailable } from '../../../src/core/reading.ts';
import { batches, graphData, objectId, startFixture } from './graph-fixture.ts';

const agents = objectId(101);
const approvers = objectId(102);
const nested = objectId(103);
const groups = [
  { id: agents, displayName: 'Agents', members: [nested] },
  { id: approvers, displayName: 'Approvers', members: [objectId(2)] },
  { id: nested, displayName: 'Nested', members: [objectId(1)] },
];

describe('memberOf', () => {
  it('answers the groups the user is in, also through other groups, and no others', async () => {
    const { directory } = await startFixture(graphData({ groups }));

    expect(await directory.memberOf(objectId(1), [approvers, agents])).toEqual({ kind: 'read', value: [agents] });
  });

  it('answers only groups it was asked about', async () => {
    const { directory } = await startFixture(graphData({ groups }));

    expect(await directory.memberOf(objectId(1), [approvers])).toEqual({ kind: 'read', value: [] });
  });

  it('asks for at most 20 groups a call, all in one batch', async () => {
    const many = Array.from({ length: 45 }, (_, index) => ({
      id: objectId(200 + index),
      displayName: `Group ${index}`,
      members: index % 2 === 0 ? [objectId(1)] : [],
    }));
    const { directory, server } = await startFixture(graphData({ groups: many }));

    const held = await directory.memberOf(
      objectId(1),
      many.map(({ id }) => id),
    );

    expect(held).toEqual({ kind: 'read', value: many.filter((_, index) => index % 2 === 0).map(({ id }) => id) });
    expect(batches(server.requests)).toHaveLength(1);
    const sizes = server.requests.flatMap(({ body, batched }) =>
      batched ? [(body as { groupIds: unknown[] }).groupIds.length] : [],
    );
    expect(sizes).toEqual([20, 20, 5]);
  });

  it.each([
    ['a user that does not exist', objectId(99), [agents]],
    ['a user id that is none', "x' or true", [agents]],
    ['no groups', objectId(1), []],
  ])('answers none for %s', async (_what, userId, groupIds) => {
    const { directory } = await startFixture(graphData({ groups }));

    expect(await directory.memberOf(userId, groupIds)).toEqual({ kind: 'read', value: [] });
  });

  it.each([
    [403, 'graph.forbidden'],
    [500, 'graph.server-error'],
    [429, 'graph.throttled'],
    [400, 'graph.unknown'],
  ] as const)('is unavailable when Graph answers %i', async (status, code) => {
    const { directory, server } = await startFixture(graphData({ groups }));
    server.faults.inject({ path: '/users', status });

    expect(await directory.memberOf(objectId(1), [agents])).toEqual(unavailable(code));
  });

  it('is unavailable when one of several calls failed, because the answer would be a part', async () => {
    const { directory, server } = await startFixture(graphData({ groups }));
    server.faults.inject({ path: '/users', status: 403, times: 1 });
    const ids = [...Array.from({ length: 20 }, (_, index) => objectId(300 + index)), agents];

    expect(await directory.memberOf(objectId(1), ids)).toEqual(unavailable('graph.forbidden'));
  });
});
