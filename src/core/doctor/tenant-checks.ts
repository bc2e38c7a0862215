import { oldAfterDays } from '../tenant/review-profile.ts';
import type { TenantProfile } from '../tenant-profile.ts';
import type { TenantContradiction } from '../tenant-contradictions.ts';
import { defineCheck, observe, type CheckResult } from './check.ts';
import type { TenantFacts } from './graph-facts.ts';
import { dateText, day, spanText } from './span.ts';

const complete = defineCheck(
  'tenant.complete',
  'A fact about the tenant that no application permission can read, and that an administrator therefore declares',
  'What is not declared is told as unknown: for it no cause can be named and no plan be certain.',
);
const age = defineCheck(
  'tenant.age',
  'The date of a declaration in the tenant profile',
  'Features are switched on and methods change; an old declaration may no longer be true.',
);
const contradiction = defineCheck(
  'tenant.contradiction',
  'That nothing that can be read speaks against the tenant profile',
  'A wrong profile gives wrong diagnoses with great certainty.',
);

interface Wanted {
  readonly setting: string;
  /** Without it most answers about the cloud are unknown. */
  readonly decisive: boolean;
  readonly isThere: (profile: TenantProfile) => boolean;
}

const wanted: readonly Wanted[] = [
  {
    setting: 'signInMethod',
    decisive: true,
    isThere: ({ signInMethod, domainSignInMethods }) => signInMethod !== undefined || domainSignInMethods !== undefined,
  },
  ...(
    [
      'passwordSyncEnabled',
      'userForcePasswordChangeOnLogonEnabled',
      'cloudPasswordPolicyForPasswordSyncedUsersEnabled',
    ] as const
  ).map((name) => ({
    setting: `features.${name}`,
    decisive: true,
    isThere: ({ features }: TenantProfile) => features?.[name] !== undefined,
  })),
  {
    setting: 'passwordWriteback',
    decisive: false,
    isThere: ({ passwordWriteback }) => passwordWriteback !== undefined,
  },
  { setting: 'connectVersion', decisive: false, isThere: ({ connectVersion }) => connectVersion !== undefined },
  { setting: 'adConnectorName', decisive: false, isThere: ({ adConnectorName }) => adConnectorName !== undefined },
];

/** @param contradictions - What was found on single accounts. `undefined`: none could be read. */
export function judgeTenantProfile(
  profile: TenantProfile,
  tenant: TenantFacts | undefined,
  contradictions: readonly TenantContradiction[] | undefined,
  now: Date,
): readonly CheckResult[] {
  const missing = wanted.filter(({ isThere }) => !isThere(profile));
  const isNotHashSync = profile.signInMethod !== undefined && profile.signInMethod !== 'passwordHashSync';
  return [
    ...(missing.length === 0 ? [complete.ok('All that diagnoses rest on is declared.')] : []),
    ...missing.map(({ setting, decisive }) =>
      judgeMissing(setting, decisive && !(isNotHashSync && setting !== 'signInMethod')),
    ),
    ...judgeAges(profile, now),
    ...judgeContradictions(profile, tenant, contradictions),
  ];
}

const importCommand = 'latchkey tenant import';

function judgeMissing(setting: string, decisive: boolean): CheckResult {
  const found = `tenant.${setting} is not declared.`;
  const [section = setting] = setting.split('.');
  const byHand = `write tenant.${section} into the settings, with "value", "by" and "at" (docs/settings.example.json shows how)`;
  const fix =
    section === 'features'
      ? `Run ${importCommand} and sign in as Global Administrator, or ${byHand}.`
      : `Look it up in Entra Connect, and ${byHand}. ${importCommand} cannot read it.`;
  const details = { subject: setting };
  return decisive ? complete.failed(found, fix, details) : complete.warning(found, fix, details);
}

const oldAfter = oldAfterDays * day;

function judgeAges({ declarations = {} }: TenantProfile, now: Date): readonly CheckResult[] {
  const dated = Object.entries(declarations).map(([setting, { by, at }]) => ({ setting, by, at: new Date(at) }));
  const fix = `Look again and declare it anew: ${importCommand} for what it reads, the rest by hand.`;
  const troubles = dated.flatMap(({ setting, by, at }) => {
    const past = now.getTime() - at.getTime();
    const details = { subject: setting, evidence: observe({ by, at: dateText(at) }) };
    if (past < -day) return [age.failed(`It is dated ${dateText(at)}, which has not come yet.`, fix, details)];
    return past > oldAfter ? [age.warning(`${by} declared it ${spanText(past)} ago.`, fix, details)] : [];
  });
  if (dated.length === 0 || troubles.length > 0) return troubles;
  const oldest = Math.min(...dated.map(({ at }) => at.getTime()));
  return [age.ok(`The oldest declaration is of ${dateText(new Date(oldest))}.`)];
}

function judgeContradictions(
  profile: TenantProfile,
  tenant: TenantFacts | undefined,
  onAccounts: readonly TenantContradiction[] | undefined,
): readonly CheckResult[] {
  const found = distinct([...(tenant ? againstTenant(profile, tenant) : []), ...(onAccounts ?? [])]);
  if (found.length > 0)
    return found.map(({ declared, seen, advice }) =>
      contradiction.failed(`Declared: ${declared}. Seen: ${seen}.`, advice, { evidence: observe({ declared, seen }) }),
    );
  if (tenant === undefined && onAccounts === undefined)
    return [
      contradiction.notChecked(
        'blocked',
        'Neither the tenant nor an account could be read.',
        'Mend the access to Microsoft Graph first.',
      ),
    ];
  return [contradiction.ok('Nothing speaks against it, which proves nothing.')];
}

const distinct = (all: readonly TenantContradiction[]): readonly TenantContradiction[] =>
  all.filter(({ declared, seen }, at) => at === all.findIndex((one) => one.declared === declared && one.seen === seen));

/** What speaks against the profile whichever account is looked at. */
function againstTenant(profile: TenantProfile, { domains, syncEnabled }: TenantFacts): readonly TenantContradiction[] {
  const { signInMethod, domainSignInMethods = {} } = profile;
  const verified = domains.filter((domain) => domain.verified && !/\.onmicrosoft\.com$/i.test(domain.name));
  const wrongDomains = verified.flatMap(({ name, federated }) => {
    const declared = domainSignInMethods[name.toLowerCase()] ?? signInMethod;
    if (declared === undefined || (declared === 'federated') === federated) return [];
    return [
      {
        declared: `sign-in method ${declared} for ${name}`,
        seen: `the domain is ${federated ? 'Federated' : 'Managed'} in Entra ID`,
        advice: `Correct tenant.signInMethod, or declare ${name} by itself in tenant.domainSignInMethods.`,
      },
    ];
  });
  const unsynchronised =
    syncEnabled === false && signInMethod !== undefined && signInMethod !== 'cloudOnly'
      ? [
          {
            declared: `sign-in method ${signInMethod}`,
            seen: 'the tenant is not synchronised from Active Directory',
            advice: 'Correct tenant.signInMethod, or look whether graph.credential names the right tenant.',
          },
        ]
      : [];
  const unknown = Object.keys(domainSignInMethods)
    .filter((name) => !domains.some((domain) => domain.name.toLowerCase() === name.toLowerCase()))
    .map((name) => ({
      declared: `a sign-in method for ${name}`,
      seen: 'the tenant has no such domain',
      advice: 'Correct or remove it in tenant.domainSignInMethods.',
    }));
  return [...wrongDomains, ...unsynchronised, ...unknown];
}
