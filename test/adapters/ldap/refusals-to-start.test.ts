import { describe, expect, it } from 'vitest';
import type { AdOptions } from '../../../src/adapters/ldap/ad-options.ts';
import { refusalsToStart } from '../../../src/adapters/ldap/refusals-to-start.ts';
import { Secret } from '../../../src/core/secret.ts';

const good: AdOptions = {
  servers: ['dc1.lab.test', 'ldaps://dc2.lab.test:636', '[::1]:636'],
  baseDn: 'DC=lab,DC=test',
  bindDn: 'svc@lab.test',
  bindPassword: new Secret('x'),
  transport: 'ldaps',
  connectTimeoutMs: 1000,
  operationTimeoutMs: 1000,
};

describe('refusalsToStart', () => {
  it('has nothing against good settings', () => {
    expect(refusalsToStart(good, {})).toEqual([]);
    expect(refusalsToStart({ ...good, transport: 'starttls', servers: ['ldap://dc1.lab.test', 'dc2'] }, {})).toEqual(
      [],
    );
  });

  it.each(['ldapts', 'LDAPTS', 'http,ldapts', '*', 'ldap*', 'tls, ldapts'])(
    'refuses NODE_DEBUG=%s, because ldapts would print new passwords',
    (value) => {
      expect(refusalsToStart(good, { NODE_DEBUG: value })).toEqual([
        'NODE_DEBUG makes the LDAP library print new passwords. Unset it and start again.',
      ]);
    },
  );

  it.each(['', 'http', 'ldap', 'tls,net', 'ldaptsx', '(('])('has nothing against NODE_DEBUG=%j', (value) => {
    expect(refusalsToStart(good, { NODE_DEBUG: value })).toEqual([]);
  });

  it.each<[string, Partial<AdOptions>, string]>([
    ['no base DN', { baseDn: '' }, 'The AD base DN is missing or is not a DN that ends in DC=...'],
    [
      'a domain name for a base DN',
      { baseDn: 'lab.test' },
      'The AD base DN is missing or is not a DN that ends in DC=...',
    ],
    ['no bind account', { bindDn: ' ' }, 'The AD bind account is missing.'],
    [
      'an empty bind password',
      { bindPassword: new Secret('') },
      'The AD bind password is empty. AD would take such a bind as anonymous.',
    ],
    ['a CA that is not PEM', { ca: '/etc/ssl/ca.pem' }, 'The AD CA certificate is not in PEM form.'],
    ['no time limit', { operationTimeoutMs: 0 }, 'The AD time limits must be greater than 0.'],
    ['no server', { servers: [] }, 'No AD server is named.'],
    [
      'plain LDAP',
      { servers: ['ldap://dc1.lab.test'] },
      '"ldap://dc1.lab.test" must start with ldaps:// when the transport is ldaps.',
    ],
    [
      'LDAPS where StartTLS is wanted',
      { transport: 'starttls', servers: ['ldaps://dc1.lab.test'] },
      '"ldaps://dc1.lab.test" must start with ldap:// when the transport is starttls.',
    ],
    [
      'a Global Catalog',
      { servers: ['dc1.lab.test:3269'] },
      '"dc1.lab.test:3269" is a Global Catalog, which lacks pwdLastSet and lockoutTime. Name the DC itself.',
    ],
    ['something that is no host', { servers: ['dc one'] }, '"dc one" is not a host name or an LDAP url.'],
    ['a second server that is none', { secondServer: '' }, '"" is not a host name or an LDAP url.'],
  ])('refuses %s', (_what, change, refusal) => {
    expect(refusalsToStart({ ...good, ...change }, {})).toEqual([refusal]);
  });

  it('lists everything at once', () => {
    const bad = { ...good, baseDn: '', bindPassword: new Secret(''), servers: [] };

    expect(refusalsToStart(bad, { NODE_DEBUG: 'ldapts' })).toHaveLength(4);
  });
});
