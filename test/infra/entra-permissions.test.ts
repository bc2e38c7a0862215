import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graphPermissions } from '../../src/adapters/graph/permissions.ts';

const read = (name: string): string => readFileSync(new URL(`../../infra/entra/${name}`, import.meta.url), 'utf8');
const [header, ...lines] = read('permissions.csv').trimEnd().split('\n');
const rows = lines.map((line) => line.split(','));
const scripts = { 'register-app.ps1': read('register-app.ps1'), 'register-app.sh': read('register-app.sh') };

describe('infra/entra/permissions.csv', () => {
  it('lists the permissions the program uses, each with the setting it goes with', () => {
    expect(header).toBe('permission,appRoleId,onlyWith');
    expect(rows.map(([permission, , onlyWith]) => ({ permission, onlyWith }))).toEqual(
      graphPermissions.map(({ permission, onlyWith = '' }) => ({ permission, onlyWith })),
    );
  });

  it('has an id of its own for each', () => {
    const ids = rows.map(([, id]) => id);

    expect(new Set(ids).size).toBe(rows.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe.each(Object.entries(scripts))('infra/entra/%s', (_name, text) => {
  it('takes its permissions from that list alone', () => {
    expect(text).toContain('permissions.csv');
    for (const [permission, id] of rows) {
      expect(text).not.toContain(String(id));
      expect(text).not.toContain(`'${String(permission)}'`);
    }
  });

  it('has a word for every setting that asks for a permission', () => {
    for (const [, , onlyWith] of rows) if (onlyWith !== 'readRoles') expect(text).toContain(String(onlyWith));
  });

  it('never grants Mail.Send, which in Entra ID is for every mailbox', () => {
    expect(text).toMatch(/'ownerMail' \{ \$false \}|^options=\(readRoles\)$/m);
    expect(text).not.toMatch(/\+=\(ownerMail\)/);
  });
});
