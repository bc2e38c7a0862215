import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTenantReader, graphCommandLineTools } from '../../src/adapters/graph/tenant-reader.ts';
import { tenantImport } from '../../src/cli/tenant-import.ts';
import type { TenantDesk } from '../../src/cli/tenant-tools.ts';
import { readConfig } from '../../src/config.ts';
import { saveProfile } from '../../src/wiring/tenant-tools.ts';
import { startFakeTenant, type FakeTenant } from '../adapters/graph/fake-sign-in.ts';
import { goodSecrets, goodSettings } from '../main/settings.ts';

let folder: string;
let file: string;
let fake: Awaited<ReturnType<typeof startFakeTenant>>;
let printed: { out: string[]; error: string[] };
const settings = {
  ...goodSettings,
  tenant: { signInMethod: { value: 'passwordHashSync', by: 'Ada', at: '2026-01-01T00:00:00Z' } },
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-tenant-'));
  file = join(folder, 'latchkey.config.json');
  writeFileSync(file, JSON.stringify(settings), { mode: 0o640 });
  printed = { out: [], error: [] };
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await fake.close();
});

const features = {
  passwordSyncEnabled: true,
  userForcePasswordChangeOnLogonEnabled: false,
  cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
};
const all: FakeTenant['graph'] = (path) => {
  if (path.startsWith('/me')) return { status: 200, body: { userPrincipalName: 'ada@contoso.com' } };
  if (path.startsWith('/directory')) return { status: 200, body: { value: [{ features }] } };
  return { status: 200, body: { value: [] } };
};
const noFeatures: FakeTenant['graph'] = (path) =>
  path.startsWith('/directory') ? { status: 403, body: { error: { code: 'Forbidden' } } } : all(path);

const loaded = () => {
  const result = readConfig(readFileSync(file, 'utf8'), goodSecrets);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config;
};

async function run(tenant: FakeTenant, printOnly = false): Promise<number> {
  fake = await startFakeTenant(tenant);
  const desk: TenantDesk = {
    profile: loaded().tenant,
    file,
    now: () => new Date('2026-11-02T09:00:00Z'),
    reader: createTenantReader({
      baseUrl: fake.url,
      tenantId: settings.bot.tenantId,
      clientId: graphCommandLineTools,
      timeoutMs: 2_000,
      prompt: (message) => printed.error.push(message),
      log: () => undefined,
      signInOptions: fake.signInOptions,
    }),
    save: async (imported, declaration) => saveProfile(file, imported, declaration),
  };
  return tenantImport(desk, printOnly, {
    out: (text) => void printed.out.push(text),
    error: (text) => void printed.error.push(text),
  });
}

describe('tenant import', () => {
  it('declares what was read, with who and when, in settings that still can be used, and leaves the rest', async () => {
    expect(await run({ graph: all, signsIn: true })).toBe(0);

    const declaration = { by: 'ada@contoso.com', at: '2026-11-02T09:00:00.000Z' };
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      ...settings,
      tenant: {
        ...settings.tenant,
        features: { value: features, ...declaration },
        stagedRollout: { value: { feature: 'passwordHashSync', groups: [] }, ...declaration },
      },
    });
    expect(loaded().tenant.declarations?.['features']).toEqual(declaration);
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('keeps nothing of the sign-in: no token in the settings, on the screen or in another file', async () => {
    await run({ graph: all, signsIn: true });

    expect([readFileSync(file, 'utf8'), ...printed.out, ...printed.error].join('\n')).not.toContain('admin-token');
    expect(statSync(folder).nlink).toBe(2);
  });

  it('writes what it could read, and ends with 1 when a part is missing', async () => {
    expect(await run({ graph: noFeatures, signsIn: true })).toBe(1);

    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).tenant)).toEqual(['signInMethod', 'stagedRollout']);
    expect(printed.error.join('\n')).toContain('Only a Global Administrator may read them');
  });

  it('prints the lines and writes nothing when that is wanted', async () => {
    expect(await run({ graph: all, signsIn: true }, true)).toBe(0);

    expect(JSON.parse(printed.out.join('\n'))).toMatchObject({ features: { value: features, by: 'ada@contoso.com' } });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(settings);
  });

  it('changes nothing when nobody signs in', async () => {
    expect(await run({ graph: all, signsIn: false })).toBe(3);

    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(settings);
  });
});
