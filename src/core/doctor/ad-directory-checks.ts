import { privilegedGroupBySid } from '../privileged-groups.ts';
import type { AdFacts, AdSettingsFacts, DirectoryFacts, ServerFacts } from './ad-facts.ts';
import { isBound } from './ad-server-checks.ts';
import { defineCheck, observe, type CheckResult } from './check.ts';

const base = defineCheck(
  'ad.base-dn',
  'That ad.baseDn is the root of the domain',
  'Below a wrong base nobody is found, and "not found" would be told of people who exist.',
);
const policy = defineCheck(
  'ad.domain-policy',
  'Read rights on the password and lockout policy of the domain',
  'When a password expires and how long a lockout lasts follow from it.',
);
const deleted = defineCheck(
  'ad.deleted-objects',
  'Read rights on deleted accounts',
  'Without them a deleted account is answered with "not found" instead of "deleted".',
);
const privileges = defineCheck(
  'ad.service-account',
  'That the service account is in no privileged group',
  'Whoever takes over this machine has all its rights: they must not be more than the reset of ordinary accounts.',
);
const rootRights = defineCheck(
  'ad.root-delegation',
  'That nothing is delegated at the root of the domain',
  'A right there holds for every account of the domain, service accounts and executives included.',
);
const connect = defineCheck(
  'ad.connect-dc',
  'Which domain controller Latchkey uses, and whether it is the one that Entra Connect reads',
  'If they differ, a reset waits for replication before it can reach the cloud.',
);

export const grantScript = 'infra/ad/grant-delegation.ps1';

export function judgeDirectory(facts: AdFacts, directory: DirectoryFacts): readonly CheckResult[] {
  return [
    judgeBase(facts, directory),
    ...(directory.baseExists ? [judgePolicy(directory), judgeDeleted(directory, facts.settings)] : []),
    judgePrivileges(directory),
    ...(directory.baseExists ? [judgeRootRights(directory, facts.settings)] : []),
    judgeConnect(facts),
  ];
}

function judgeBase({ settings: { baseDn }, servers }: AdFacts, { baseExists }: DirectoryFacts): CheckResult {
  const root = servers.find(isBound)?.root;
  const naming = root?.kind === 'seen' ? root.value.defaultNamingContext : undefined;
  const evidence = observe({ 'ad.baseDn': baseDn, defaultNamingContext: naming });
  if (naming !== undefined && sameDn(naming, baseDn))
    return base.ok(`${baseDn} is the root of the domain.`, { evidence });
  const put = naming === undefined ? 'the root of the domain, as in DC=corp,DC=example' : naming;
  if (!baseExists)
    return base.failed(`There is no ${baseDn} on this domain controller.`, `Set ad.baseDn to ${put}.`, {
      evidence,
      consequence: 'unreachable',
    });
  return naming === undefined
    ? base.notChecked(
        'no-answer',
        `${baseDn} exists; the domain controller did not name its root.`,
        `Set ad.baseDn to ${put}.`,
        {
          evidence,
        },
      )
    : base.failed(
        `${baseDn} exists and is not the root of the domain: people outside of it are not found.`,
        `Set ad.baseDn to ${put}.`,
        { evidence },
      );
}

const sameDn = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (dn: string): string =>
  dn
    .replaceAll(/\s*([,=])\s*/g, '$1')
    .trim()
    .toLowerCase();

function judgePolicy({ policy: { returned, missing } }: DirectoryFacts): CheckResult {
  const evidence = observe({ returned: returned.join(', '), missing: missing.join(', ') });
  if (missing.length === 0) return policy.ok('All of it can be read.', { evidence });
  return policy.failed(
    `Not readable: ${missing.join(', ')}.`,
    'Give Authenticated Users back their default read right on the domain root: dsacls "DC=..." /G "NT AUTHORITY\\Authenticated Users:RP"',
    { evidence },
  );
}

function judgeDeleted({ deletedObjects, account }: DirectoryFacts, { baseDn }: AdSettingsFacts): CheckResult {
  if (deletedObjects === 'readable') return deleted.ok('They can be listed.');
  const container = `CN=Deleted Objects,${baseDn}`;
  return deleted.warning(
    'They cannot be listed.',
    `Optional. As Domain Admin: dsacls "${container}" /takeownership; dsacls "${container}" /G "${account.name}:LCRP"`,
  );
}

function judgePrivileges({ account: { name, tokenSids } }: DirectoryFacts): CheckResult {
  if (tokenSids === undefined)
    return privileges.notChecked(
      'by-hand',
      'The domain controller did not say which groups are in the token.',
      `Look yourself, and expect none of the administrators' groups: whoami /groups, or Get-ADPrincipalGroupMembership "${name}"`,
    );
  const held = tokenSids.flatMap((sid) => privilegedGroupBySid(sid) ?? []);
  const evidence = observe({ account: name, privilegedGroups: held.join(', ') || 'none' });
  if (held.length === 0) return privileges.ok(`${name} is in no privileged group.`, { evidence });
  return privileges.failed(
    `${name} is in ${held.join(', ')}.`,
    `Take it out of ${held.join(' and ')} (Remove-ADGroupMember) and grant only what is needed: ${grantScript}. Then change its password.`,
    { evidence },
  );
}

function judgeRootRights({ rootWritable, account }: DirectoryFacts, { baseDn }: AdSettingsFacts): CheckResult {
  if (rootWritable.length === 0) return rootRights.ok(`${account.name} may write nothing at ${baseDn}.`);
  return rootRights.failed(
    `${account.name} may write ${listed(rootWritable)} at ${baseDn}.`,
    `Remove its entries there (dsacls "${baseDn}" /R "${account.name}") and grant the rights on the OUs alone: ${grantScript}`,
    { evidence: observe({ allowedAttributesEffective: listed(rootWritable) }) },
  );
}

const mostListed = 10;
export const listed = (names: readonly string[]): string =>
  names.length <= mostListed
    ? names.join(', ')
    : `${names.slice(0, mostListed).join(', ')} and ${names.length - mostListed} more`;

const lastDc = "((Get-ADSyncConnector).Partitions.Parameters | ? Name -eq 'last-dc').Value";

function judgeConnect({ servers, settings: { connectDc } }: AdFacts): CheckResult {
  const used = servers.find(isBound);
  const name = used ? nameOf(used) : 'none';
  const evidence = observe({ used: name, 'ad.connectDc': connectDc });
  if (connectDc === undefined)
    return connect.notChecked(
      'by-hand',
      `Latchkey uses ${name}. Which one Entra Connect reads can be seen on the Connect server only.`,
      `On the Connect server: ${lastDc}. Put that name into ad.connectDc, and first in ad.servers if it is another one.`,
      { evidence },
    );
  return name.toLowerCase() === connectDc.toLowerCase()
    ? connect.ok(`Latchkey uses ${name}, which is the one in ad.connectDc.`, { evidence })
    : connect.warning(
        `Latchkey uses ${name}; Entra Connect reads ${connectDc}, as ad.connectDc says.`,
        `Put ${connectDc} first in ad.servers, or correct ad.connectDc after: ${lastDc} (on the Connect server).`,
        { evidence },
      );
}

const nameOf = ({ root, host }: ServerFacts): string =>
  (root?.kind === 'seen' ? root.value.dnsHostName : undefined) ?? host;
