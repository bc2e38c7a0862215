import { describe, expect, it } from 'vitest';
import { absent } from '../../../src/core/reading.ts';
import type { GraphUser } from '../../../src/lab/graph/graph-data.ts';
import { batches, graphData, graphUser, objectId, startFixture } from './graph-fixture.ts';

describe('a second search of the same words', () => {
  it('asks in one $batch for whom the same words meant last time', async () => {
    const { directory, server } = await startFixture(graphData());
    const first = await directory.find({ by: 'name', value: 'User 1' }, 5);
    const before = batches(server.requests).length;
    const second = await directory.find({ by: 'name', value: 'User 1' }, 5);

    expect([before, batches(server.requests).length - before]).toEqual([2, 1]);
    expect(second).toEqual(first);
  });

  it('gives whom the words mean now, and nobody whom they meant last time', async () => {
    const data = graphData({ users: [graphUser(1, { displayName: 'Anna Weber' }), graphUser(2)] });
    const { directory } = await startFixture(data);
    const find = async () => {
      const found = await directory.find({ by: 'name', value: 'Anna Weber' }, 5);
      return found.kind === 'read' ? found.value.accounts.map(({ user }) => user['id']) : found;
    };
    const answers = [await find()];
    for (const [first, second] of [
      ['Anna Berg', 'Anna Weber'],
      ['Anna Weber', 'Anna Weber'],
      ['Anna Berg', 'Anna Berg'],
    ]) {
      Object.assign(data.users[0] as GraphUser, { displayName: first });
      Object.assign(data.users[1] as GraphUser, { displayName: second });
      answers.push(await find());
    }

    expect(answers).toEqual([[objectId(1)], [objectId(2)], [objectId(1), objectId(2)], absent]);
  });
});
