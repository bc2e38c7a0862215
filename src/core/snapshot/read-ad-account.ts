import type { AdAccount, DomainPolicy } from '../facts.ts';
import { readWritten } from './read-replication.ts';
import { readFiletime, readFiletimeDate, readGeneralizedTime, readInterval } from './raw-times.ts';
import {
  withUndefined,
  isRecord,
  readBoolean,
  readInteger,
  readText,
  readTexts,
  recordOr,
  type Raw,
} from './raw-values.ts';

const lockedOut = 0x10;
const passwordExpired = 0x800000;

/** Decodes one AD account. An attribute that was not returned, or holds no such value, stays undefined. */
export function readAdAccount(raw: Raw): AdAccount {
  const computed = readInteger(raw['msDS-User-Account-Control-Computed']);
  return withUndefined<AdAccount>({
    sAMAccountName: readText(raw['sAMAccountName']),
    userPrincipalName: readText(raw['userPrincipalName']),
    distinguishedName: readText(raw['distinguishedName']),
    displayName: readText(raw['displayName']),
    givenName: readText(raw['givenName']),
    sn: readText(raw['sn']),
    mail: readText(raw['mail']),
    department: readText(raw['department']),
    title: readText(raw['title']),
    employeeID: readText(raw['employeeID']),
    objectGUID: readText(raw['objectGUID']),
    objectSid: readText(raw['objectSid']),
    consistencyGuid: readText(raw['mS-DS-ConsistencyGuid']),
    objectClasses: readTexts(raw['objectClass']),
    userAccountControl: readInteger(raw['userAccountControl']),
    lockedOut: computed === undefined ? undefined : (computed & lockedOut) !== 0,
    passwordExpiredBit: computed === undefined ? undefined : (computed & passwordExpired) !== 0,
    pwdLastSet: readPwdLastSet(raw['pwdLastSet']),
    passwordExpires: readPasswordExpires(raw['msDS-UserPasswordExpiryTimeComputed']),
    accountExpires: readAccountExpires(raw['accountExpires']),
    lockoutTime: readLockoutTime(raw['lockoutTime']),
    badPwdCount: readInteger(raw['badPwdCount']),
    badPasswordTime: readFiletimeDate(raw['badPasswordTime']),
    lastLogonTimestamp: readFiletimeDate(raw['lastLogonTimestamp']),
    logonHours: readLogonHours(raw['logonHours']),
    userWorkstations: readWorkstations(raw['userWorkstations']),
    adminCount: readInteger(raw['adminCount']),
    memberOf: readTexts(raw['memberOf']),
    tokenGroups: raw['tokenGroups'] === undefined ? undefined : readTexts(raw['tokenGroups']),
    primaryGroupID: readInteger(raw['primaryGroupID']),
    resultantPso: readText(raw['msDS-ResultantPSO']),
    cannotChangePassword: readBoolean(raw['_cannotChangePassword']),
    whenChanged: readGeneralizedTime(raw['whenChanged']),
    whenCreated: readGeneralizedTime(raw['whenCreated']),
    isDeleted: readBoolean(raw['isDeleted']) === true,
    written: readWritten(raw['msDS-ReplAttributeMetaData']),
    domain: readDomainPolicy(recordOr(raw['_domain'])),
    otherDc: isRecord(raw['_otherDc']) ? readOtherDc(raw['_otherDc']) : undefined,
    matches: readInteger(raw['_matches']) ?? 1,
    query: readText(raw['_query']),
    server: readText(raw['_server']),
  });
}

function readPwdLastSet(value: unknown): Date | 'must-change' | undefined {
  const time = readFiletime(value);
  return time === 0 ? 'must-change' : time === 'never' ? undefined : time;
}

/** 0 is shown while `pwdLastSet` is 0 ([MS-ADTS] 3.1.1.4.5.33). */
function readPasswordExpires(value: unknown): Date | 'never' | 'must-change' | undefined {
  const time = readFiletime(value);
  return time === 0 ? 'must-change' : time;
}

/** The maximum: never configured. 0: configured once and cleared. Both are "never". */
function readAccountExpires(value: unknown): Date | 'never' | undefined {
  const time = readFiletime(value);
  return time === 0 ? 'never' : time;
}

function readLockoutTime(value: unknown): Date | 'none' | undefined {
  const time = readFiletime(value);
  return time === 0 ? 'none' : time === 'never' ? undefined : time;
}

/** 21 bytes as 42 hex digits; bit 0 of byte 0 is Sunday 00:00 UTC. */
function readLogonHours(value: unknown): readonly boolean[] | undefined {
  const hex = readText(value);
  if (hex === undefined || !/^[0-9a-f]{42}$/i.test(hex)) return undefined;
  const flags: boolean[] = [];
  for (let at = 0; at < 42; at += 2) {
    const byte = Number.parseInt(hex.slice(at, at + 2), 16);
    for (let bit = 0; bit < 8; bit++) flags.push(((byte >> bit) & 1) === 1);
  }
  return flags;
}

function readWorkstations(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  return readTexts(value).flatMap((list) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
}

function readDomainPolicy(raw: Raw): DomainPolicy {
  const maxPwdAge = readInterval(raw['maxPwdAge']);
  const minPwdAge = readInterval(raw['minPwdAge']);
  const lockoutDuration = readInterval(raw['lockoutDuration']);
  return withUndefined<DomainPolicy>({
    maxPwdAge: maxPwdAge === 'for-ever' ? 'never' : maxPwdAge,
    minPwdAge: minPwdAge === 'for-ever' ? 0 : minPwdAge,
    minPwdLength: readInteger(raw['minPwdLength']),
    lockoutDuration: lockoutDuration === 'for-ever' ? 'until-unlocked' : lockoutDuration,
  });
}

function readOtherDc(raw: Raw): NonNullable<AdAccount['otherDc']> {
  return withUndefined<NonNullable<AdAccount['otherDc']>>({
    server: readText(raw['server']) ?? 'another DC',
    pwdLastSet: readPwdLastSet(raw['pwdLastSet']),
    lockoutTime: readLockoutTime(raw['lockoutTime']),
    userAccountControl: readInteger(raw['userAccountControl']),
  });
}
