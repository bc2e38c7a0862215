import { describe, expect, it } from 'vitest';
import { graphPermissions } from '../../../src/adapters/graph/permissions.ts';
import { batchedPaths, graphData, objectId, startFixture } from './graph-fixture.ts';

describe('graphPermissions', () => {
  it('names every call that the adapter makes', async () => {
    const { directory, server } = await startFixture(graphData(), { readRisk: true, readEligibleRoles: true });
    await directory.find({ by: 'address', value: 'nobody@contoso.com' }, 5);
    await directory.find({ by: 'entra-id', value: objectId(1) }, 5);
    await directory.tenant();
    await directory.memberOf(objectId(1), [objectId(9)]);

    const listed = graphPermissions.flatMap(({ calls }) => calls.map((call) => call.replace(/^\w+ /, '')));
    const patterns = listed.map(
      (call) => new RegExp(`^(/v1\\.0)?${call.replaceAll('.', '\\.').replaceAll(/\{[^}]*\}/g, '[^/]+')}$`),
    );
    const unlisted = batchedPaths(server.requests).filter((path) => !patterns.some((pattern) => pattern.test(path)));
    expect(unlisted).toEqual([]);
  });

  it('asks for more than reading only with a setting that says so', () => {
    const others = graphPermissions.filter(({ permission }) => !/\.Read(\.|$)/.test(permission));
    expect(Object.fromEntries(others.map(({ permission, onlyWith }) => [permission, onlyWith]))).toEqual({
      'User-PasswordProfile.ReadWrite.All': 'cloudOnlyResets',
      'Mail.Send': 'ownerMail',
    });
  });

  it('names each permission once', () => {
    const names = graphPermissions.map(({ permission }) => permission);
    expect(new Set(names).size).toBe(names.length);
  });
});
