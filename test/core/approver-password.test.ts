import { describe, expect, it } from 'vitest';
import { approverPassword } from '../../src/core/approver-password.ts';
import { absent, unavailable } from '../../src/core/reading.ts';
import { minutesAgo, sampleFacts } from './samples/facts.ts';

const day = 24 * 60;
const cloudOnly = { ad: absent, entra: { onPremisesSyncEnabled: null } };

describe('approverPassword', () => {
  it.each<[string, Parameters<typeof sampleFacts>[0], 'settled' | 'recent' | 'unknown']>([
    ['set long ago', {}, 'settled'],
    ['set in AD within the day', { ad: { pwdLastSet: minutesAgo(day - 1) } }, 'recent'],
    ['set in AD a day ago', { ad: { pwdLastSet: minutesAgo(day) } }, 'settled'],
    ['set in the cloud within the day', { entra: { lastPasswordChange: minutesAgo(1) } }, 'recent'],
    ['temporary in AD, whenever it was set', { ad: { pwdLastSet: 'must-change' } }, 'recent'],
    ['temporary in the cloud', { entra: { forceChangePasswordNextSignIn: true } }, 'recent'],
    [
      'reset within the day, and the "must change" mark cleared by hand to an old date',
      { ad: { written: { unicodePwd: minutesAgo(5) } } },
      'recent',
    ],
    ['of a date AD did not give', { ad: { pwdLastSet: undefined } }, 'unknown'],
    ['in an AD that cannot be read', { ad: unavailable('ldap.timeout') }, 'unknown'],
    ['in an Entra ID that cannot be read', { entra: unavailable('graph.timeout') }, 'unknown'],
    ['of a cloud-only person, set long ago', cloudOnly, 'settled'],
    [
      'of a cloud-only person who never had one',
      { ad: absent, entra: { ...cloudOnly.entra, lastPasswordChange: 'none' } },
      'settled',
    ],
    [
      'of a cloud-only person, no date given',
      { ad: absent, entra: { ...cloudOnly.entra, lastPasswordChange: undefined } },
      'unknown',
    ],
    [
      'of somebody synchronised whose AD account is not found, no date given',
      { ad: absent, entra: { lastPasswordChange: 'none' } },
      'unknown',
    ],
  ])('%s', (_what, sample, expected) => {
    expect(approverPassword(sampleFacts(sample), day * 60_000)).toBe(expected);
  });
});
