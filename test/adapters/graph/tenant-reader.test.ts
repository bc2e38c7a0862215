import { afterEach, describe, expect, it } from 'vitest';
import { createTenantReader, graphCommandLineTools } from '../../../src/adapters/graph/tenant-reader.ts';
import { startFakeTenant, type FakeTenant } from './fake-sign-in.ts';

let fake: Awaited<ReturnType<typeof startFakeTenant>>;
afterEach(() => fake.close());

const forbidden = { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } };
const ok = (body: unknown) => ({ status: 200, body });
const globalAdministrator: FakeTenant['graph'] = (path) => {
  if (path.startsWith('/me')) return ok({ userPrincipalName: 'ada@contoso.com' });
  if (path.startsWith('/directory')) return ok({ value: [{ id: 't', features: { passwordSyncEnabled: true } }] });
  if (path.startsWith('/policies')) return ok({ value: [{ feature: 'passwordHashSync', isEnabled: true }] });
  if (path.includes('page=2')) return ok({ value: [{ id: 'b.com' }] });
  const nextLink = 'https://graph.microsoft.com/v1.0/domains?page=2';
  return path.startsWith('/domains') ? ok({ value: [{ id: 'a.com' }], '@odata.nextLink': nextLink }) : forbidden;
};

async function open(tenant: FakeTenant) {
  fake = await startFakeTenant(tenant);
  const prompts: string[] = [];
  const reader = createTenantReader({
    baseUrl: fake.url,
    tenantId: '7f000001-1111-4111-8111-000000000001',
    clientId: graphCommandLineTools,
    timeoutMs: 2_000,
    prompt: (message) => prompts.push(message),
    log: () => undefined,
    signInOptions: fake.signInOptions,
  });
  return { reader, prompts };
}

describe('the sign-in of an administrator', () => {
  it('shows the code, asks for reading rights only, and reads what no application may', async () => {
    const { reader, prompts } = await open({ graph: globalAdministrator, signsIn: true });

    expect(await reader.signIn()).toEqual({ kind: 'read', value: 'ada@contoso.com' });
    expect(await reader.read()).toEqual({
      features: { kind: 'read', value: { passwordSyncEnabled: true } },
      rollouts: { kind: 'read', value: [{ feature: 'passwordHashSync', isEnabled: true }] },
      domains: { kind: 'read', value: [{ id: 'a.com' }, { id: 'b.com' }] },
    });
    expect(prompts).toEqual(['Open https://microsoft.com/devicelogin and enter ABCD1234']);
    const scopes = fake.asked.find(({ path }) => path.endsWith('/devicecode'))?.body ?? '';
    expect(scopes).toContain('OnPremDirectorySynchronization.Read.All');
    expect(scopes).not.toMatch(/ReadWrite|\.default/);
  });

  it('tells for each part that this administrator may not read it', async () => {
    const { reader } = await open({ graph: () => forbidden, signsIn: true });

    expect(await reader.read()).toEqual({
      features: { kind: 'unavailable', code: 'graph.forbidden' },
      rollouts: { kind: 'unavailable', code: 'graph.forbidden' },
      domains: { kind: 'unavailable', code: 'graph.forbidden' },
    });
  });

  it('that does not happen reads nothing', async () => {
    const { reader } = await open({ graph: globalAdministrator, signsIn: false });

    expect(await reader.signIn()).toEqual({ kind: 'unavailable', code: 'graph.unauthorised' });
    expect(fake.asked.filter(({ path }) => path.endsWith('$batch'))).toEqual([]);
  });
});
