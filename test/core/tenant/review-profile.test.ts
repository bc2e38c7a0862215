import { describe, expect, it } from 'vitest';
import { reviewProfile } from '../../../src/core/tenant/review-profile.ts';

const now = new Date('2026-11-02T09:00:00Z');

describe('a review of the tenant profile', () => {
  it('says of each declaration what it is, who made it and how long ago', () => {
    const { declared } = reviewProfile(
      {
        features: { passwordSyncEnabled: true, userForcePasswordChangeOnLogonEnabled: false },
        customSyncRules: [],
        signInMethod: 'passThrough',
        declarations: {
          features: { by: 'Ada', at: '2026-10-31T10:00:00Z' },
          signInMethod: { by: 'Ben', at: '2026-05-06T09:00:00Z' },
        },
      },
      now,
    );

    expect(declared).toEqual([
      {
        name: 'features',
        value: 'passwordSyncEnabled on, userForcePasswordChangeOnLogonEnabled off',
        by: 'Ada',
        at: '2026-10-31T10:00:00Z',
        days: 1,
        isOld: false,
      },
      { name: 'customSyncRules', value: 'none', isOld: false },
      { name: 'signInMethod', value: 'passThrough', by: 'Ben', at: '2026-05-06T09:00:00Z', days: 180, isOld: false },
    ]);
  });

  it('wants a declaration of more than 180 days looked at', () => {
    const declarations = { syncTool: { by: 'Ada', at: '2026-05-05T09:00:00Z' } };

    expect(reviewProfile({ syncTool: 'connect', declarations }, now).declared.map(({ isOld }) => isOld)).toEqual([
      true,
    ]);
  });

  it('names what nobody declared; single domains are as good as the whole tenant', () => {
    const names = (profile: Parameters<typeof reviewProfile>[0]) =>
      reviewProfile(profile, now).missing.map(({ name }) => name);

    expect(names({})).toEqual([
      'signInMethod',
      'features',
      'passwordWriteback',
      'connectVersion',
      'adConnectorName',
      'stagedRollout',
    ]);
    expect(names({ domainSignInMethods: { 'contoso.com': 'federated' } })).not.toContain('signInMethod');
  });
});
