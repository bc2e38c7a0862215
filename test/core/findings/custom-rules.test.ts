import { describe, expect, it } from 'vitest';
import { fittingRule } from '../../../src/core/findings/custom-rules.ts';
import { readSituation } from '../../../src/core/situation.ts';
import { readSnapshot } from '../../../src/core/snapshot/read-snapshot.ts';
import { defaultThresholds } from '../../../src/core/thresholds.ts';
import { filetime, mustChangeInAd, snapshotWith } from '../snapshot-with.ts';

const yesterday = filetime('2026-11-19T09:00:00Z');
const states = {
  'account expired': { accountExpires: yesterday },
  'forced change': { pwdLastSet: '0' },
  'password expired': { 'msDS-UserPasswordExpiryTimeComputed': yesterday },
};

function statesHitBy(rule: string): readonly string[] {
  return Object.entries(states).flatMap(([name, ad]) => (fits(rule, ad) ? [name] : []));
}

function fits(rule: string, ad: Readonly<Record<string, unknown>>): boolean {
  const snapshot = snapshotWith({ ad, entra: { accountEnabled: false }, tenant: { customSyncRules: [rule] } });
  return fittingRule(readSituation(readSnapshot(snapshot), defaultThresholds)) === rule;
}

describe('fittingRule', () => {
  it.each([
    ['Out to AAD - Disable Expired Account', ['account expired']],
    ['Out to AAD - Disable Expired Accounts', ['account expired']],
    ['In from AD - accountExpires disables user', ['account expired']],
    ['BlockExpiredAccounts', ['account expired']],
    ['Disable leavers after expiry', ['account expired']],
    ['Out to AAD - Disable accounts with passwords set to ForceChange', ['forced change']],
    ['BlockForceChangePasswordAccounts', ['forced change']],
    ['Disable users that must change password', ['forced change']],
    ['pwdLastSet is zero', ['forced change']],
    ['DisabledByExpiredPasswordSyncRule', ['password expired']],
    ['Disable accounts with expired passwords', ['password expired']],
    ['Block when on-premises password has expired', ['password expired']],
    ['Disable password-expired users', ['password expired']],
    ['Expired passwords and expired users', ['account expired', 'password expired']],
    ['Expired accounts and expired passwords', ['account expired', 'password expired']],
    ['In from AD - User Department', []],
    ['', []],
  ])('reads from the name %j what the rule looks for', (rule, hit) => {
    expect(statesHitBy(rule)).toEqual(hit);
  });

  it('lets a rule on the computed bit hit a demand to change, because AD sets the same bit', () => {
    expect(fits('userAccountControl-Computed equals 8388608', mustChangeInAd)).toBe(true);
  });

  it('names no rule while the cloud account is enabled', () => {
    const snapshot = snapshotWith({
      ad: { accountExpires: yesterday },
      tenant: { customSyncRules: ['Expired Account'] },
    });

    expect(fittingRule(readSituation(readSnapshot(snapshot), defaultThresholds))).toBeUndefined();
  });
});
