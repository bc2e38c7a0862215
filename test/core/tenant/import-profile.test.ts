import { describe, expect, it } from 'vitest';
import { read, unavailable, absent } from '../../../src/core/reading.ts';
import { importProfile, type TenantAnswers } from '../../../src/core/tenant/import-profile.ts';

const allFeatures = {
  passwordSyncEnabled: true,
  userForcePasswordChangeOnLogonEnabled: false,
  cloudPasswordPolicyForPasswordSyncedUsersEnabled: true,
  passwordWritebackEnabled: true,
  blockSoftMatchEnabled: true,
};
const threeFeatures = {
  passwordSyncEnabled: true,
  userForcePasswordChangeOnLogonEnabled: false,
  cloudPasswordPolicyForPasswordSyncedUsersEnabled: true,
};
const answers = (rest: Partial<TenantAnswers> = {}): TenantAnswers => ({
  features: read(allFeatures),
  rollouts: read([]),
  domains: read([]),
  ...rest,
});
const declared = { signInMethod: 'passwordHashSync', passwordWriteback: true } as const;

describe('an import of the tenant profile', () => {
  it('keeps the three features that matter, and an empty rollout as one that was looked up', () => {
    expect(importProfile(answers(), declared)).toEqual({
      imported: { features: threeFeatures, stagedRollout: { feature: 'passwordHashSync', groups: [] } },
      notes: [],
      complete: true,
    });
  });

  it('is incomplete when a part is forbidden, says what right is missing, and leaves that part alone', () => {
    const { imported, notes, complete } = importProfile(
      answers({ features: unavailable('graph.forbidden'), rollouts: unavailable('graph.forbidden') }),
      declared,
    );

    expect([imported, complete]).toEqual([{}, false]);
    expect(notes).toEqual([
      expect.stringContaining('Global Administrator'),
      expect.stringContaining('Policy.Read.HybridAuthentication'),
    ]);
  });

  it('never takes a feature that Graph did not return for one that is off', () => {
    const { imported, complete } = importProfile(answers({ features: read({ passwordSyncEnabled: true }) }), declared);

    expect([imported.features, complete]).toEqual([{ passwordSyncEnabled: true }, false]);
  });

  it('imports no features where nothing is synchronised', () => {
    expect(importProfile(answers({ features: absent }), declared).imported).not.toHaveProperty('features');
  });

  it('asks for the date when temporary passwords are on, because Graph has none', () => {
    const on = { ...allFeatures, userForcePasswordChangeOnLogonEnabled: true };

    expect(importProfile(answers({ features: read(on) }), declared).notes).toEqual([
      expect.stringContaining('featureEnabledAt'),
    ]);
    expect(
      importProfile(answers({ features: read(on) }), { ...declared, featureEnabledAt: '2026-01-01T00:00:00Z' }).notes,
    ).toEqual([]);
  });

  it.each([
    [undefined, 'nothing is declared'],
    [false, 'off is declared'],
  ])('compares the writeback flag with the declaration %s and imports neither', (passwordWriteback, words) => {
    const before = {
      signInMethod: 'passwordHashSync' as const,
      ...(passwordWriteback !== undefined && { passwordWriteback }),
    };
    const { imported, notes } = importProfile(answers(), before);

    expect(imported).not.toHaveProperty('passwordWriteback');
    expect(notes).toEqual([expect.stringContaining(words)]);
  });

  it('takes the groups of the one staged rollout that is on', () => {
    const rollouts = read([
      { feature: 'seamlessSso', isEnabled: true, appliesTo: [{ id: 'sso' }] },
      { feature: 'passwordHashSync', isEnabled: false, appliesTo: [{ id: 'old' }] },
      { feature: 'passthroughAuthentication', isEnabled: true, appliesTo: [{ id: 'a' }, { id: 'b' }] },
    ]);

    expect(importProfile(answers({ rollouts }), declared).imported.stagedRollout).toEqual({
      feature: 'passthroughAuthentication',
      groups: ['a', 'b'],
    });
  });

  it('leaves two rollouts at once to a person', () => {
    const rollouts = read(
      ['passwordHashSync', 'passthroughAuthentication'].map((feature) => ({ feature, isEnabled: true, appliesTo: [] })),
    );
    const { imported, complete } = importProfile(answers({ rollouts }), declared);

    expect([imported.stagedRollout, complete]).toEqual([undefined, false]);
  });

  it('concludes federation from a federated domain, and nothing from a managed one', () => {
    const domains = read([
      { id: 'Contoso.com', authenticationType: 'Federated', isVerified: true },
      { id: 'fabrikam.com', authenticationType: 'Managed', isVerified: true },
      { id: 'adatum.com', authenticationType: 'Managed', isVerified: true },
    ]);
    const before = { domainSignInMethods: { 'fabrikam.com': 'passThrough', 'adatum.com': 'federated' } } as const;
    const { imported, notes } = importProfile(answers({ domains }), { ...declared, ...before });

    expect(imported.domainSignInMethods).toEqual({ 'contoso.com': 'federated', 'fabrikam.com': 'passThrough' });
    expect(notes).toEqual([expect.stringContaining('adatum.com')]);
  });
});
