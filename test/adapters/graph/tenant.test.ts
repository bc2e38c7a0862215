import { describe, expect, it } from 'vitest';
import { unavailable } from '../../../src/core/reading.ts';
import { batchedPaths, batches, graphData, now, startFixture } from './graph-fixture.ts';

const domain = {
  id: 'contoso.com',
  authenticationType: 'Managed',
  isVerified: true,
  isDefault: true,
  passwordValidityPeriodInDays: null,
  passwordNotificationWindowInDays: null,
};
const organization = {
  id: 'org',
  onPremisesSyncEnabled: true,
  onPremisesLastSyncDateTime: '2026-11-20T08:46:00Z',
};

describe('tenant', () => {
  it('is organisation and domains, with the password synchronisation from the beta version', async () => {
    const { directory, server } = await startFixture(graphData());

    expect(await directory.tenant()).toEqual({
      kind: 'read',
      value: {
        organization: { ...organization, onPremisesLastPasswordSyncDateTime: '2026-11-20T08:54:00Z' },
        domains: [domain],
      },
    });
    expect(batchedPaths(server.requests)).toEqual(['/beta/organization', '/v1.0/domains', '/v1.0/organization']);
  });

  it.each([{ status: 403 }, { status: 500 }, { status: 404 }, { status: 429 }])(
    'lacks just the password synchronisation when the beta version answers %j',
    async (fault) => {
      const { directory, server } = await startFixture(graphData());
      server.faults.inject({ path: '/beta/organization', ...fault });

      expect(await directory.tenant()).toEqual({ kind: 'read', value: { organization, domains: [domain] } });
    },
  );

  it.each([
    ['/v1.0/organization', 403, 'graph.forbidden'],
    ['/domains', 500, 'graph.server-error'],
    ['/domains', 404, 'graph.unknown'],
  ] as const)('is unavailable when %s answers %i', async (path, status, code) => {
    const { directory, server } = await startFixture(graphData());
    server.faults.inject({ path, status });

    expect(await directory.tenant()).toEqual(unavailable(code));
  });

  it('reads every page of the domains', async () => {
    const domains = Array.from({ length: 250 }, (_, index) => ({ ...domain, id: `d${index}.contoso.com` }));
    const { directory } = await startFixture(graphData({ domains }));

    expect(await directory.tenant()).toMatchObject({ kind: 'read', value: { domains } });
  });

  it('asks once for many callers that come at the same time', async () => {
    const { directory, server } = await startFixture(graphData());

    const answers = await Promise.all(Array.from({ length: 50 }, () => directory.tenant()));

    expect(new Set(answers).size).toBe(1);
    expect(batches(server.requests).map(({ url }) => url)).toEqual(['/v1.0/$batch', '/beta/$batch']);
  });

  it('is kept for the time that is set, then read again', async () => {
    let at = now.getTime();
    const { directory, server } = await startFixture(graphData(), { now: () => new Date(at), tenantCacheMs: 60_000 });

    await directory.tenant();
    at += 59_999;
    await directory.tenant();
    const asked = batches(server.requests).length;
    at += 1;
    await directory.tenant();

    expect([asked, batches(server.requests).length]).toEqual([2, 4]);
  });

  it('is not kept when it could not be read', async () => {
    const { directory, server } = await startFixture(graphData());
    server.faults.inject({ path: '/domains', status: 403, times: 1 });

    expect(await directory.tenant()).toEqual(unavailable('graph.forbidden'));
    expect(await directory.tenant()).toMatchObject({ kind: 'read' });
  });
});
