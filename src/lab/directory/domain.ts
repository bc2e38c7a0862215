import { day, hour } from '../personas/timeline.ts';
import { toInterval } from './file-time.ts';

/** The domain root's policy values. Intervals in milliseconds; a `lockoutDuration` of 0 means until somebody unlocks. */
export interface DomainPolicy {
  readonly maxPwdAge: number;
  readonly minPwdAge: number;
  readonly minPwdLength: number;
  readonly pwdHistoryLength: number;
  readonly lockoutThreshold: number;
  readonly lockoutDuration: number;
}

export const northwindPolicy: DomainPolicy = {
  maxPwdAge: 90 * day,
  minPwdAge: 0,
  minPwdLength: 12,
  pwdHistoryLength: 24,
  lockoutThreshold: 5,
  lockoutDuration: 8 * hour,
};

/** The policy as LDAP gives it, for `_domain` of a snapshot. */
export function domainAttributes(policy: DomainPolicy): Readonly<Record<string, string>> {
  return {
    maxPwdAge: toInterval(policy.maxPwdAge),
    minPwdAge: toInterval(policy.minPwdAge),
    minPwdLength: String(policy.minPwdLength),
    pwdHistoryLength: String(policy.pwdHistoryLength),
    lockoutThreshold: String(policy.lockoutThreshold),
    lockoutDuration: policy.lockoutDuration === 0 ? foreverInterval : toInterval(policy.lockoutDuration),
  };
}

const foreverInterval = '-9223372036854775808';
