import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tenant } from './az-double.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const entra = join(here, '../../infra/entra');
const rows = readFileSync(join(entra, 'permissions.csv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [permission: string, id: string, onlyWith: string]);
const idsWith = (...options: readonly string[]) =>
  rows.filter(([, , onlyWith]) => ['', 'readRoles', ...options].includes(onlyWith)).map(([, id]) => id);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-az-'));
  writeFileSync(
    join(folder, 'az'),
    `#!/bin/sh\nexec "${process.execPath}" "${here}/az-double.ts" "${folder}/tenant" "$@"\n`,
  );
  writeFileSync(join(folder, 'openssl'), '#!/bin/sh\necho "sha1 Fingerprint=TH:ER:E0"\n');
  for (const program of ['az', 'openssl']) chmodSync(join(folder, program), 0o755);
  writeFileSync(join(folder, 'graph.cer'), '-----BEGIN CERTIFICATE-----\n');
  save({});
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function save(changed: Partial<Tenant>): void {
  const roles = Object.fromEntries(rows.map(([permission, id]) => [id, permission]));
  const empty: Tenant = { roles, granted: [], changes: [], certificates: [], groups: [] };
  writeFileSync(join(folder, 'tenant'), JSON.stringify({ ...empty, ...changed }));
}

function register(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('bash', [join(entra, 'register-app.sh'), ...args], {
    cwd: folder,
    env: { PATH: `${folder}:/usr/bin:/bin` },
    encoding: 'utf8',
  });
  const tenant = JSON.parse(readFileSync(join(folder, 'tenant'), 'utf8')) as Tenant;
  return { status, stdout, stderr, ...tenant };
}
const withCertificate = ['--certificate', 'graph.cer'];

/** The script runs for real; only Azure is a double, so this proves what is asked of it, not what it answers. */
describe('register-app.sh', { timeout: 60_000 }, () => {
  it('registers an app that asks for and is granted exactly what the program always uses', () => {
    const { status, stdout, granted, changes } = register(...withCertificate);
    const access = idsWith().map((id) => ({ id, type: 'Role' }));

    expect([status, JSON.parse(stdout)]).toEqual([0, { tenantId: 'the-tenant', clientId: 'the-client' }]);
    expect(granted).toEqual(idsWith());
    expect(changes.slice(0, 4)).toEqual([
      'create app Latchkey',
      `set permissions ${JSON.stringify([{ resourceAppId: '00000003-0000-0000-c000-000000000000', resourceAccess: access }])}`,
      'add certificate @graph.cer',
      'create principal',
    ]);
  });

  it('grants to a managed identity without making an app', () => {
    const { granted, changes } = register('--managed-identity', 'the-sp', '--read-risk', '--read-eligible-roles');

    expect(granted).toEqual(idsWith('readRisk', 'readEligibleRoles'));
    expect(
      changes.filter((change) => !change.startsWith('POST /servicePrincipals/the-sp/appRoleAssignments ')),
    ).toEqual([]);
  });

  it('gives the role of cloud-only resets within the administrative unit it was told', () => {
    const { changes } = register(
      '--managed-identity',
      'the-sp',
      '--cloud-only-resets',
      '--administrative-unit',
      'the-unit',
    );

    expect(changes.filter((change) => change.includes('/roleAssignments'))).toEqual([
      expect.stringContaining('"directoryScopeId":"/administrativeUnits/the-unit"'),
    ]);
  });

  it('grants nothing twice', () => {
    save({ granted: idsWith(), app: 'the-client', principal: 'the-sp', certificates: ['THERE0'] });

    const { changes } = register(...withCertificate);

    expect(changes.filter((change) => !change.startsWith('set permissions'))).toEqual([]);
  });

  it('names what the identity holds beyond what Latchkey uses, and leaves it', () => {
    const other = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    save({
      granted: [...idsWith(), other],
      roles: { ...JSON.parse(readFileSync(join(folder, 'tenant'), 'utf8')).roles, [other]: 'Directory.ReadWrite.All' },
    });

    const { stderr, granted } = register('--managed-identity', 'the-sp');

    expect(stderr).toContain('it also holds Directory.ReadWrite.All');
    expect(granted).toContain(other);
  });

  it('creates the groups and prints their ids for the settings', () => {
    expect(JSON.parse(register('--managed-identity', 'the-sp', '--create-groups').stdout)).toEqual({
      tenantId: 'the-tenant',
      clientId: 'the-client',
      agentGroups: ['id-of-latchkey-agents'],
      approverGroups: ['id-of-latchkey-approvers'],
      reviewerGroups: ['id-of-latchkey-reviewers'],
    });
  });

  it.each([
    ['nothing is asked for', []],
    ['an option is unknown', ['--managed-identity', 'x', '--all']],
    ['an option lacks its value', ['--certificate']],
    ['both ways are asked for', ['--managed-identity', 'x', ...withCertificate]],
    ['the certificate is not there', ['--certificate', 'nowhere.cer']],
    ['a unit confines no role', ['--managed-identity', 'x', '--administrative-unit', 'y']],
  ])('changes nothing when %s', (_what, args) => {
    expect(register(...args)).toMatchObject({ status: 2, changes: [] });
  });

  it('refuses a file with a private key, which belongs on the Latchkey machine alone', () => {
    writeFileSync(join(folder, 'graph.cer'), '-----BEGIN PRIVATE KEY-----\n');

    expect(register(...withCertificate)).toMatchObject({
      status: 2,
      changes: [],
      stderr: expect.stringMatching(/private key/),
    });
  });

  it('changes nothing when an id means another permission in this tenant', () => {
    save({ roles: Object.fromEntries(rows.map(([, id]) => [id, 'User.ReadWrite.All'])) });

    expect(register(...withCertificate)).toMatchObject({ status: 2, changes: [] });
  });

  it('changes nothing in a dry run, and says what it would do', () => {
    const { status, changes, stderr } = register('--managed-identity', 'the-sp', '--create-groups', '--dry-run');

    expect([status, changes]).toEqual([0, []]);
    expect(stderr).toContain('would    grant User.Read.All');
  });
});
