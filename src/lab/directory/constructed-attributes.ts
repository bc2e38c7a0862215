import type { DomainPolicy } from './domain.ts';
import { neverFileTime, toFileTime } from './file-time.ts';
import { hasFlag, mustChangePassword, textOf, type StoredAccount, type StoredAttributes } from './stored-account.ts';

const lockedOutBit = 0x10;
const passwordExpiredBit = 0x80_0000;

/** What AD computes at the moment of reading and never stores ([MS-ADTS] 3.1.1.4.5). */
export function constructedAttributes(account: StoredAccount, policy: DomainPolicy, now: Date): StoredAttributes {
  return {
    'msDS-User-Account-Control-Computed':
      (isLockedOut(account, policy, now) ? lockedOutBit : 0) |
      (isPasswordExpired(account, policy, now) ? passwordExpiredBit : 0),
    'msDS-UserPasswordExpiryTimeComputed': passwordExpiry(account, policy),
    'msDS-ReplAttributeMetaData': [...account.written].map(([name, { version, at }]) => metaData(name, version, at)),
  };
}

function isLockedOut(account: StoredAccount, policy: DomainPolicy, now: Date): boolean {
  const lockoutTime = BigInt(textOf(account, 'lockoutTime') ?? '0');
  if (lockoutTime === 0n) return false;
  return policy.lockoutDuration === 0 || lockoutTime + steps(policy.lockoutDuration) >= fileTime(now);
}

/** Also true for must-change: AD sets the same bit for both, and readers have to test `pwdLastSet` first. */
function isPasswordExpired(account: StoredAccount, policy: DomainPolicy, now: Date): boolean {
  const expiry = BigInt(passwordExpiry(account, policy));
  return mustChangePassword(account) || (expiry !== 0n && expiry < fileTime(now));
}

function passwordExpiry(account: StoredAccount, policy: DomainPolicy): string {
  if (hasFlag(account, 'dontExpirePassword') || hasFlag(account, 'smartcardRequired') || policy.maxPwdAge === 0) {
    return neverFileTime;
  }
  const lastSet = BigInt(textOf(account, 'pwdLastSet') ?? '0');
  return lastSet === 0n ? '0' : (lastSet + steps(policy.maxPwdAge)).toString();
}

function metaData(name: string, version: number, at: Date): string {
  return [
    '<DS_REPL_ATTR_META_DATA>',
    `\t<pszAttributeName>${name}</pszAttributeName>`,
    `\t<dwVersion>${version}</dwVersion>`,
    `\t<ftimeLastOriginatingChange>${at.toISOString().slice(0, 19)}Z</ftimeLastOriginatingChange>`,
    '</DS_REPL_ATTR_META_DATA>',
  ].join('\n');
}

const steps = (milliseconds: number): bigint => BigInt(milliseconds) * 10_000n;
const fileTime = (at: Date): bigint => BigInt(toFileTime(at));
