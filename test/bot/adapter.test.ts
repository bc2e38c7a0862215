import { describe, expect, it } from 'vitest';
import { authenticationFor } from '../../src/bot/authentication.ts';
import { Secret } from '../../src/core/secret.ts';

const appId = '11111111-1111-4111-8111-111111111111';
const tenantId = '22222222-2222-4222-8222-222222222222';

describe('authenticationFor', () => {
  it('takes both registrations that Azure still offers, without a network', () => {
    expect(() =>
      authenticationFor({ kind: 'single-tenant', appId, tenantId, password: new Secret('p') }),
    ).not.toThrow();
    expect(() => authenticationFor({ kind: 'managed-identity', appId, tenantId })).not.toThrow();
  });

  it('refuses an empty app id, with which Bot Framework would accept everybody', () => {
    expect(() => authenticationFor({ kind: 'managed-identity', appId: '', tenantId })).toThrow('accept everybody');
  });
});
