import { whyNotAUser } from './account-kind.ts';
import { isUnder } from './dn.ts';
import type { AccountFacts, AdAccount, EntraUser } from './facts.ts';
import { foldName } from './fold-name.ts';
import type { ProtectionPolicy } from './policy.ts';
import { privilegedGroupByDn, privilegedGroupByRid, privilegedGroupBySid, ridOf } from './privileged-groups.ts';

/** `unknown` is treated as protected everywhere: what could not be read may be the reason to refuse. */
export type Protection =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'protected'; readonly reasons: readonly string[] }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] };

/** Whether Latchkey may touch this account at all. A reason found outweighs a reason that could not be read. */
export function protectionOf(facts: AccountFacts, policy: ProtectionPolicy): Protection {
  const reasons = [...namedByPolicy(facts, policy), ...adReasons(facts, policy), ...entraReasons(facts)];
  if (reasons.length > 0) return { kind: 'protected', reasons };
  const gaps = [...adGaps(facts, policy), ...entraGaps(facts, policy)];
  return gaps.length > 0 ? { kind: 'unknown', reasons: gaps } : { kind: 'ordinary' };
}

function namedByPolicy({ ad, entra }: AccountFacts, policy: ProtectionPolicy): readonly string[] {
  const names = [
    ...(ad.kind === 'read' ? adNames(ad.value) : []),
    ...(entra.kind === 'read' ? entraNames(entra.value) : []),
  ].flatMap((name) => (name ? [foldName(name)] : []));
  const places = [
    ...(ad.kind === 'read' ? [ad.value.distinguishedName] : []),
    ...(entra.kind === 'read' ? [entra.value.onPremisesDistinguishedName] : []),
  ];
  const isListed = policy.accounts.some(
    (account) => names.some((name) => fits(name, foldName(account))) || places.some((dn) => isSameDn(dn, account)),
  );
  return isListed ? ['It is on the list of accounts that are never touched.'] : [];
}

const adNames = ({ sAMAccountName, userPrincipalName, objectSid }: AdAccount) => [
  sAMAccountName,
  userPrincipalName,
  objectSid,
];

const entraNames = ({ id, userPrincipalName, onPremisesSamAccountName, onPremisesSecurityIdentifier }: EntraUser) => [
  id,
  userPrincipalName,
  onPremisesSamAccountName,
  onPremisesSecurityIdentifier,
];

/** `*` stands for any characters; an entry of nothing else would protect everybody and is left to the settings check. */
function fits(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return name === pattern;
  const last = rest.pop() ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  const inner = name.slice(first.length, name.length - last.length);
  let from = 0;
  return rest.every((part) => {
    const at = inner.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

function isSameDn(dn: string | undefined, account: string): boolean {
  return dn !== undefined && account.includes('=') && isUnder(dn, account) && isUnder(account, dn);
}

function adReasons({ ad }: AccountFacts, policy: ProtectionPolicy): readonly string[] {
  if (ad.kind !== 'read') return [];
  const account = ad.value;
  return [
    ...builtInReasons(account),
    ...(account.adminCount !== undefined && account.adminCount >= 1
      ? ['adminCount is set: Active Directory itself protects it as an administrator.']
      : []),
    ...groupReasons(account, policy),
    ...organisationalUnitReasons(account, policy),
    ...wrapped(whyNotAUser(account)),
  ];
}

/** Every account that Windows creates itself has a relative id below 1000. */
function builtInReasons({ objectSid }: AdAccount): readonly string[] {
  const rid = objectSid === undefined ? undefined : ridOf(objectSid);
  if (rid === undefined || rid >= 1000) return [];
  const names: Readonly<Record<number, string>> = { 500: 'Administrator', 501: 'Guest', 502: 'krbtgt' };
  return [`It is the built-in account ${names[rid] ?? `number ${rid}`}.`];
}

function groupReasons(account: AdAccount, policy: ProtectionPolicy): readonly string[] {
  const sids = account.tokenGroups ?? [];
  const listed = new Set(policy.groupSids.map((sid) => sid.trim().toUpperCase()));
  const privileged = [
    ...sids.map(privilegedGroupBySid),
    ...account.memberOf.map(privilegedGroupByDn),
    account.primaryGroupID === undefined ? undefined : privilegedGroupByRid(account.primaryGroupID),
  ].filter((name) => name !== undefined);
  return [
    ...[...new Set(privileged)].map((name) => `It is a member of ${name}, directly or through another group.`),
    ...(sids.some((sid) => listed.has(sid.trim().toUpperCase()))
      ? ['It is a member of a group protected by policy.']
      : []),
  ];
}

function organisationalUnitReasons({ distinguishedName }: AdAccount, policy: ProtectionPolicy): readonly string[] {
  if (distinguishedName === undefined) return [];
  return policy.organisationalUnits
    .filter((unit) => isUnder(distinguishedName, unit))
    .map((unit) => `It lies under ${unit}, which policy protects.`);
}

function entraReasons({ entra }: AccountFacts): readonly string[] {
  if (entra.kind !== 'read') return [];
  const { directoryRoles = [], eligibleRoles = [], roleAssignableGroups = [] } = entra.value;
  return [
    ...(directoryRoles.length > 0 ? [`It holds a directory role in Entra ID: ${directoryRoles.join(', ')}.`] : []),
    ...(eligibleRoles.length > 0
      ? [`It is eligible for a directory role in Entra ID: ${eligibleRoles.join(', ')}.`]
      : []),
    ...(roleAssignableGroups.length > 0
      ? [`It is in a group that may be given directory roles: ${roleAssignableGroups.join(', ')}.`]
      : []),
  ];
}

function adGaps({ ad }: AccountFacts, policy: ProtectionPolicy): readonly string[] {
  if (ad.kind === 'unavailable') return ['Active Directory could not be read.'];
  if (ad.kind === 'absent') return [];
  const account = ad.value;
  if (account.matches > 1) return ['More than one account matches.'];
  return [
    ...(account.tokenGroups === undefined ? ['Its group memberships could not be read (tokenGroups).'] : []),
    ...(account.objectSid === undefined || ridOf(account.objectSid) === undefined
      ? ['Its security id could not be read (objectSid).']
      : []),
    ...(account.userAccountControl === undefined
      ? ['Its kind of account could not be read (userAccountControl).']
      : []),
    ...(account.distinguishedName === undefined && policy.organisationalUnits.length > 0
      ? ['Its place in the directory could not be read (distinguishedName).']
      : []),
  ];
}

function entraGaps({ entra }: AccountFacts, policy: ProtectionPolicy): readonly string[] {
  if (entra.kind === 'unavailable') return ['Entra ID could not be read.'];
  if (entra.kind === 'absent' || isDeleted(entra.value)) return [];
  const { directoryRoles, eligibleRoles, roleAssignableGroups } = entra.value;
  return [
    ...(directoryRoles === undefined ? ['Its directory roles in Entra ID could not be read.'] : []),
    ...(roleAssignableGroups === undefined
      ? ['Whether it is in a group that may be given directory roles could not be read.']
      : []),
    ...(policy.eligibleRoles && eligibleRoles === undefined
      ? ['The directory roles it could activate could not be read.']
      : []),
  ];
}

const isDeleted = (user: EntraUser): boolean => user.deletedDateTime !== undefined;
const wrapped = (reason: string | undefined): readonly string[] => (reason === undefined ? [] : [reason]);
