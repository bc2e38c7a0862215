import { dnComponents } from './dn.ts';

/**
 * Groups whose members may not be touched, by their relative id in any domain: a foreign prefix is the forest root,
 * where Enterprise Admins live. Protected Users (525) is not here: membership hardens how the account signs in and
 * grants nothing (the diagnosis has `ad-protected-user`). DnsAdmins has no fixed id: name its SID in `groupSids`.
 */
const domainGroups: Readonly<Record<string, string>> = {
  '498': 'Enterprise Read-only Domain Controllers',
  '512': 'Domain Admins',
  '516': 'Domain Controllers',
  '518': 'Schema Admins',
  '519': 'Enterprise Admins',
  '520': 'Group Policy Creator Owners',
  '521': 'Read-only Domain Controllers',
  '526': 'Key Admins',
  '527': 'Enterprise Key Admins',
};

const builtinGroups: Readonly<Record<string, string>> = {
  '544': 'Administrators',
  '548': 'Account Operators',
  '549': 'Server Operators',
  '550': 'Print Operators',
  '551': 'Backup Operators',
  '552': 'Replicator',
};

/** The English name of a privileged group, whatever the domain calls it. `undefined`: an ordinary group. */
export function privilegedGroupBySid(sid: string): string | undefined {
  const builtin = /^S-1-5-32-(\d+)$/i.exec(sid.trim())?.[1];
  if (builtin) return ownValue(builtinGroups, builtin);
  const rid = ridOf(sid);
  return rid === undefined ? undefined : privilegedGroupByRid(rid);
}

/** For `primaryGroupID`, which is never listed in `memberOf`. */
export function privilegedGroupByRid(rid: number): string | undefined {
  return ownValue(domainGroups, String(rid));
}

/**
 * The second line behind the SIDs: `memberOf` names groups only by DN. Only the standard containers count, so that an
 * application's own "Administrators" group is no match; a renamed or localised group is found by its SID.
 */
export function privilegedGroupByDn(dn: string): string | undefined {
  const [group = '', container = ''] = dnComponents(dn);
  if (container !== 'cn=users' && container !== 'cn=builtin') return undefined;
  return allNames.find((name) => group === `cn=${name.toLowerCase()}`);
}

/** The last part of a domain SID. `undefined`: not a SID of a domain. */
export function ridOf(sid: string): number | undefined {
  const rid = /^S-1-5-21-\d+-\d+-\d+-(\d+)$/i.exec(sid.trim())?.[1];
  return rid === undefined ? undefined : Number(rid);
}

const allNames = [...Object.values(domainGroups), ...Object.values(builtinGroups)];

function ownValue(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
