import { isUnder } from '../dn.ts';
import { grantScript, listed } from './ad-directory-checks.ts';
import type { AdSettingsFacts, DirectoryFacts, Right, SampleFacts } from './ad-facts.ts';
import { defineCheck, observe, type CheckResult } from './check.ts';

const attributes = defineCheck(
  'ad.attributes',
  'Read rights on each attribute that a diagnosis rests on',
  'An attribute that may not be read looks like one that is not set, and a cause would go unnoticed.',
);
const samples = defineCheck('ad.samples', 'The accounts to try the rights on', 'Rights show on real accounts only.');
const units = defineCheck(
  'ad.delegated-ous',
  'The OUs in ad.delegatedOus',
  'Only on accounts in these may Latchkey reset a password or unlock.',
);
const delegation = defineCheck(
  'ad.delegation',
  'The delegated rights on an account: Reset Password, write pwdLastSet, write lockoutTime',
  'Without them the reset or the unlock is refused after it was approved.',
);
const excess = defineCheck(
  'ad.least-privilege',
  'That the service account may do no more on an account than it needs',
  'A right that is not needed helps only whoever takes the service account over.',
);
const refusal = defineCheck(
  'ad.protected-account',
  'That Active Directory refuses changes to a protected account',
  'If Latchkey itself were wrong, Active Directory must still refuse: nobody may take over an administrator through it.',
);

/** What the delegation grants to write; the reset is an extended right of its own. */
const needed = ['pwdLastSet', 'lockoutTime'];

export function judgeRights(directory: DirectoryFacts, settings: AdSettingsFacts): readonly CheckResult[] {
  const ordinary = directory.samples.filter(({ protection }) => protection === 'none');
  const guarded = directory.samples.filter(({ protection }) => protection !== 'none');
  return [
    ...directory.notFound.map(notFound),
    ...judgeAttributes(directory.samples, directory.account.name, settings),
    ...judgeUnits(directory, ordinary, settings),
    ...ordinary.map((sample) => judgeDelegation(sample, settings)),
    ...ordinary.map((sample) => judgeExcess(sample, directory.account.name)),
    ...judgeRefusals(guarded, directory.account.name),
  ];
}

const notFound = (name: string): CheckResult =>
  samples.failed(
    `There is no account "${name}" in Active Directory.`,
    'Give a sAMAccountName, a user principal name or a distinguished name after --sample or --protected-sample.',
    { subject: name },
  );

function judgeAttributes(all: readonly SampleFacts[], account: string, settings: AdSettingsFacts): CheckResult[] {
  if (all.length === 0)
    return [
      attributes.notChecked('by-hand', 'No account was found to try it on.', 'Name one: latchkey doctor --sample jdoe'),
    ];
  const names = [...new Set(all.flatMap((one) => [...one.returned, ...one.missing.map(({ attribute }) => attribute)]))];
  const states = names.map((attribute) => ({ attribute, reading: readingOf(attribute, all) }));
  const of = (wanted: Right) => states.filter(({ reading }) => reading === wanted).map(({ attribute }) => attribute);
  const [refused, unknown, readable] = [of('denied'), of('unknown'), of('allowed')];
  const [target = settings.baseDn] = settings.delegatedOus;
  return [
    ...(readable.length > 0
      ? [
          attributes.ok(`Readable: ${readable.length} of ${names.length}.`, {
            evidence: observe({ readable: readable.join(', ') }),
          }),
        ]
      : []),
    ...refused.map((attribute) =>
      attributes.failed(
        `${attribute} may not be read.`,
        `Grant it: dsacls "${target}" /I:S /G "${account}:RP;${attribute};user". Where ordinary accounts may read no users at all: ${grantScript} -ReadAccounts`,
        { subject: attribute },
      ),
    ),
    ...(unknown.length > 0
      ? [
          attributes.notChecked(
            'by-hand',
            `None of the samples has a value for ${listed(unknown)}, and their permission lists cannot be read: it may be not set, or not readable.`,
            `Name an account that has them: latchkey doctor --sample jdoe. Or look: dsacls "${target}"`,
            { evidence: observe({ unknown: unknown.join(', ') }) },
          ),
        ]
      : []),
  ];
}

/** One value that came back shows that it may be read; otherwise the strictest permission list counts. */
function readingOf(attribute: string, all: readonly SampleFacts[]): Right {
  const rights = all
    .flatMap(({ missing }) => missing.filter((one) => one.attribute === attribute))
    .map(({ reading }) => reading);
  if (rights.includes('denied')) return 'denied';
  if (all.some(({ returned }) => returned.includes(attribute)) || !rights.includes('unknown')) return 'allowed';
  return 'unknown';
}

function judgeUnits(
  { units: found, samples: all }: DirectoryFacts,
  ordinary: readonly SampleFacts[],
  settings: AdSettingsFacts,
) {
  if (settings.delegatedOus.length === 0)
    return [
      units.warning(
        'ad.delegatedOus names none, so only the accounts found by chance or by --sample were tried.',
        `List in ad.delegatedOus the OUs that ${grantScript} was run for.`,
      ),
    ];
  return found.map(({ dn, exists }) => {
    const details = { subject: dn };
    if (!exists)
      return units.failed(
        `There is no ${dn}.`,
        'Correct it in ad.delegatedOus. List them with: Get-ADOrganizationalUnit -Filter * | Select DistinguishedName',
        details,
      );
    const inside = ordinary.filter((sample) => isUnder(sample.dn, dn)).length;
    if (inside > 0) return units.ok(`It is there; accounts tried: ${inside}.`, details);
    const guarded = all.length - ordinary.length;
    return units.notChecked(
      'by-hand',
      `It is there, but no ordinary account was found in it${guarded > 0 ? ' besides protected ones' : ''}, so the delegation could not be tried.`,
      `Create a test account in it and run: latchkey doctor --sample that-account`,
      details,
    );
  });
}

function judgeDelegation({ dn, writable, reset }: SampleFacts, { delegatedOus }: AdSettingsFacts): CheckResult {
  const may = lowerCase(writable);
  const lacking = [
    ...(reset === 'denied' ? ['Reset Password'] : []),
    ...needed.filter((attribute) => !may.has(attribute.toLowerCase())).map((attribute) => `write ${attribute}`),
  ];
  const unit = delegatedOus.find((ou) => isUnder(dn, ou));
  const details = {
    subject: dn,
    evidence: observe({ allowedAttributesEffective: listed(writable) || 'none', resetPassword: reset }),
  };
  if (lacking.length > 0) {
    const fix = `Grant it, as Domain Admin: ${grantScript} -OrganisationalUnit "${unit ?? dn.replace(/^(?:\\.|[^\\,])*,/, '')}"`;
    return unit === undefined && delegatedOus.length > 0
      ? delegation.warning(`Missing: ${lacking.join(', ')}. The account lies outside ad.delegatedOus.`, fix, details)
      : delegation.failed(`Missing: ${lacking.join(', ')}.`, fix, details);
  }
  if (reset === 'unknown')
    return delegation.notChecked(
      'by-hand',
      'pwdLastSet and lockoutTime may be written. Whether the password may be reset cannot be told without doing it: the permission list is not readable.',
      `Look for "Reset Password" of the service account: dsacls "${dn}"`,
      details,
    );
  return delegation.ok('Reset Password, write pwdLastSet and write lockoutTime are granted.', details);
}

function judgeExcess({ dn, writable, mayChangePermissions }: SampleFacts, account: string): CheckResult {
  const wanted = lowerCase(needed);
  const more = writable.filter((attribute) => !wanted.has(attribute.toLowerCase()));
  const details = { subject: dn, evidence: observe({ more: listed(more) || 'none', mayChangePermissions }) };
  if (mayChangePermissions)
    return excess.failed(
      `${account} may change the permissions or the owner of this account, and so give itself every right.`,
      `Remove Full Control, Write DACL and Write Owner of ${account} (dsacls shows on which OU: dsacls "${dn}"), then run ${grantScript}`,
      details,
    );
  if (more.length === 0) return excess.ok('Nothing more may be written.', details);
  return excess.warning(
    `${account} may also write ${listed(more)}.`,
    `Remove the entry that grants it (dsacls "${dn}" shows it and where it is inherited from); ${grantScript} grants exactly what is needed.`,
    details,
  );
}

function judgeRefusals(guarded: readonly SampleFacts[], account: string): CheckResult[] {
  if (guarded.length === 0)
    return [
      refusal.notChecked(
        'by-hand',
        'No protected account was found to try it on.',
        'Name one: latchkey doctor --protected-sample an-administrator',
      ),
    ];
  return guarded.map((sample) => judgeRefusal(sample, account));
}

function judgeRefusal(
  { dn, writable, reset, protection, mayChangePermissions }: SampleFacts,
  account: string,
): CheckResult {
  const can = [...(reset === 'allowed' ? ['Reset Password'] : []), ...writable.map((name) => `write ${name}`)];
  const details = {
    subject: dn,
    evidence: observe({ allowed: listed(can) || 'nothing', resetPassword: reset, protection }),
  };
  if (can.length > 0 || mayChangePermissions) {
    const found = `${account} may ${listed(can) || 'change its permissions'} on it.`;
    return protection === 'admin-group'
      ? refusal.warning(
          `${found} It is in a privileged group, and AdminSDHolder has not stamped it (AD does so hourly).`,
          'Move administrators out of the delegated OUs; to stamp it now: ldp.exe > Modify rootDSE, RunProtectAdminGroupsTask = 1. Latchkey refuses it all the same.',
          details,
        )
      : refusal.failed(
          found,
          `See which entry grants it: dsacls "${dn}". Take ${account} out of privileged groups and off AdminSDHolder (dsacls "CN=AdminSDHolder,CN=System,..."), and keep administrators outside the delegated OUs.`,
          details,
        );
  }
  if (reset === 'unknown')
    return refusal.notChecked(
      'by-hand',
      'Its attributes may not be written. Whether its password may be reset cannot be told: the permission list is not readable.',
      `Look for "Reset Password" of the service account: dsacls "${dn}"`,
      details,
    );
  return refusal.ok('Active Directory refuses.', details);
}

const lowerCase = (names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => name.toLowerCase()));
