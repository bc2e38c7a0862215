import { expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { problemWithDatabase } from '../../src/wiring/database-address.ts';

it.each([
  'postgres://latchkey:pw@db.contoso.com/latchkey?sslmode=verify-full',
  'postgresql://latchkey:pw@db.contoso.com:6432/latchkey?sslmode=verify-full',
  'postgres://latchkey:pw@localhost/latchkey',
  'postgres://latchkey:pw@127.0.0.1/latchkey?sslmode=disable',
  'postgres://latchkey:pw@/latchkey?host=/run/postgresql',
])('accepts %s', (address) => {
  expect(problemWithDatabase(new Secret(address))).toBeUndefined();
});

it.each([
  ['no TLS to another machine', 'postgres://latchkey:hunter2@db.contoso.com/latchkey', 'sslmode=verify-full'],
  ['TLS switched off', 'postgres://latchkey:hunter2@db.contoso.com/latchkey?sslmode=disable', 'sslmode=verify-full'],
  ['any certificate', 'postgres://latchkey:hunter2@db.contoso.com/latchkey?sslmode=no-verify', 'sslmode=verify-full'],
  [
    'a certificate of any host',
    'postgres://latchkey:hunter2@db.contoso.com/latchkey?uselibpqcompat=true&sslmode=verify-ca&sslrootcert=/etc/passwd',
    'sslmode=verify-full',
  ],
  [
    'another machine behind a local name',
    'postgres://latchkey:hunter2@localhost/latchkey?host=db.contoso.com',
    'verify-full',
  ],
  [
    'a name that only begins like this machine',
    'postgres://latchkey:hunter2@127.0.0.1.contoso.com/latchkey',
    'verify-full',
  ],
  [
    'a certificate file that is not there',
    'postgres://l:hunter2@db/l?sslmode=verify-full&sslrootcert=/nowhere',
    'ENOENT',
  ],
  ['another database', 'mysql://latchkey:hunter2@localhost/latchkey', 'postgres://'],
  ['a password that is not encoded', 'postgres://latchkey:hunter2/@db.contoso.com/latchkey', 'percent-encoded'],
])('refuses %s, and never says the password', (_what, address, words) => {
  const problem = problemWithDatabase(new Secret(address));

  expect(problem).toContain(words);
  expect(problem).not.toContain('hunter2');
});
