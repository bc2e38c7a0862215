import { neverFileTime, toGeneralisedTime } from '../directory/file-time.ts';
import { accountFlags, type StoredAccount, type StoredAttributes } from '../directory/stored-account.ts';
import { northwind } from '../northwind.ts';
import { stableGuid } from '../stable-guid.ts';
import { displayNameOf, type Persona } from './persona.ts';
import { day, hour, minute, timelineFrom, type Timeline } from './timeline.ts';

const firstRid = 1101;
const domainUsers = `${northwind.domainSid}-513`;
const domainAdmins = `${northwind.domainSid}-512`;
const builtinAdministrators = 'S-1-5-32-544';
const builtinUsers = 'S-1-5-32-545';

/** How long ago an ordinary person last changed the password. */
export const ordinaryPasswordAge = 20 * day;

/** The persona's AD account at the start of the lab: an ordinary one, with what the persona changes about it. */
export function createAccount(persona: Persona, index: number, start: Date): StoredAccount {
  const at = timelineFrom(start);
  const attributes = { ...ordinaryAttributes(persona, index, at), ...persona.ad?.(at) };
  const passwordSet = at.ago(ordinaryPasswordAge);
  const written = { unicodePwd: passwordSet, pwdLastSet: passwordSet, ...persona.adWritten?.(at) };
  return {
    attributes,
    written: new Map(Object.entries(written).map(([name, when]) => [name, { version: 2, at: when }])),
    tokenGroups:
      attributes['adminCount'] === 1
        ? [domainUsers, builtinUsers, domainAdmins, builtinAdministrators]
        : [domainUsers, builtinUsers],
  };
}

function ordinaryAttributes(persona: Persona, index: number, at: Timeline): StoredAttributes {
  const displayName = displayNameOf(persona);
  const address = addressOf(persona);
  return {
    objectClass: ['top', 'person', 'organizationalPerson', 'user'],
    objectGUID: objectGuidOf(persona),
    objectSid: objectSidAt(index),
    primaryGroupID: 513,
    distinguishedName: distinguishedNameOf(persona),
    sAMAccountName: persona.sAMAccountName,
    userPrincipalName: address,
    displayName,
    givenName: persona.givenName,
    sn: persona.sn,
    mail: address,
    proxyAddresses: [`SMTP:${address}`],
    department: persona.department,
    title: persona.title,
    employeeID: employeeIdAt(index),
    userAccountControl: accountFlags.normalAccount,
    pwdLastSet: at.fileTimeAgo(ordinaryPasswordAge),
    accountExpires: neverFileTime,
    lockoutTime: '0',
    badPwdCount: 0,
    lastLogonTimestamp: at.fileTimeAgo(2 * day + 3 * hour),
    whenCreated: toGeneralisedTime(at.ago(400 * day)),
    whenChanged: toGeneralisedTime(at.ago(ordinaryPasswordAge - minute)),
  };
}

export const objectGuidOf = ({ id }: Persona): string => stableGuid(`northwind ad ${id}`);
export const objectSidAt = (index: number): string => `${northwind.domainSid}-${firstRid + index}`;
export const employeeIdAt = (index: number): string => `NW${10_401 + index * 7}`;

/** RFC 4514 needs no escapes for letters, spaces and apostrophes, the only characters personas' names have. */
export function distinguishedNameOf(persona: Persona): string {
  return `CN=${displayNameOf(persona)},OU=${persona.department},OU=Staff,${northwind.baseDn}`;
}

/** The mail address, which is the userPrincipalName, too: ASCII letters only. */
export function addressOf({ givenName, sn, mailName }: Persona): string {
  return `${mailName ?? `${spell(givenName)}.${spell(sn)}`}@${northwind.domain}`;
}

function spell(name: string): string {
  return name
    .replaceAll('ü', 'ue')
    .normalize('NFD')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();
}
