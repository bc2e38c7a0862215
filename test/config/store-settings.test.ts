import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { goodSecrets, goodSettings } from '../main/settings.ts';

const address = 'postgres://latchkey:hunter2@127.0.0.1/latchkey';
const read = (store: unknown, environment: Record<string, string> = goodSecrets) => {
  const result = readConfig(JSON.stringify({ ...goodSettings, ...(store !== undefined && { store }) }), environment);
  return result.ok ? [result.config.store, result.config.secrets.databaseUrl?.reveal()] : result.problems;
};

describe('the store in the settings', () => {
  it.each([
    ['is a file in the working directory when nothing is said', undefined, '.latchkey/latchkey.sqlite'],
    ['is a file when only a file is named', { file: '/var/lib/x.sqlite' }, '/var/lib/x.sqlite'],
    ['is a file by kind', { kind: 'sqlite', file: '/var/lib/x.sqlite' }, '/var/lib/x.sqlite'],
  ])('%s', (_what, store, file) => {
    expect(read(store)).toEqual([{ kind: 'sqlite', file }, undefined]);
  });

  it('is PostgreSQL at the address in the environment', () => {
    expect(read({ kind: 'postgres' }, { ...goodSecrets, LATCHKEY_DATABASE_URL: address })).toEqual([
      { kind: 'postgres' },
      address,
    ]);
  });

  it.each([
    ['PostgreSQL without its address', { kind: 'postgres' }, /^LATCHKEY_DATABASE_URL: /],
    ['an address in the file, which would be a secret there', { kind: 'postgres', url: address }, /^store: .*url/],
    ['a file for PostgreSQL', { kind: 'postgres', file: 'x' }, /^store: .*file/],
    ['an unknown kind', { kind: 'mysql' }, /^store\.kind: /],
    ['an empty file name', { file: '' }, /^store\.file: /],
    ['no object', 'latchkey.sqlite', /^store: /],
  ])('is refused as %s', (_what, store, problem) => {
    const problems = read(store);

    expect(problems.filter((each) => problem.test(String(each)))).toHaveLength(1);
    expect(problems.join()).not.toContain('hunter2');
  });
});
