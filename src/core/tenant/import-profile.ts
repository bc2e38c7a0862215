import type { SignInMethod } from '../facts.ts';
import type { Reading } from '../reading.ts';
import type { TenantProfile } from '../tenant-profile.ts';

/** What an administrator's own sign-in could read of the tenant, as Graph gave it. */
export interface TenantAnswers {
  /** `features` of the first of `directory/onPremisesSynchronization`; `absent`: nothing is synchronised. */
  readonly features: Reading<Readonly<Record<string, unknown>>>;
  /** `policies/featureRolloutPolicies` with `appliesTo`. */
  readonly rollouts: Reading<readonly Readonly<Record<string, unknown>>[]>;
  readonly domains: Reading<readonly Readonly<Record<string, unknown>>[]>;
}

/** The parts of the profile that Graph can tell; each replaces what was declared before. */
export type Imported = Pick<TenantProfile, 'features' | 'stagedRollout' | 'domainSignInMethods'>;

export interface TenantImport {
  readonly imported: Imported;
  /** What an administrator should know or still has to declare by hand. */
  readonly notes: readonly string[];
  /** False: at least one part could not be read; what was declared for it stays. */
  readonly complete: boolean;
}

const kept = [
  'passwordSyncEnabled',
  'userForcePasswordChangeOnLogonEnabled',
  'cloudPasswordPolicyForPasswordSyncedUsersEnabled',
] as const;

/**
 * Turns Graph's answers into declarations. Says nothing where Graph is silent: a managed domain may use password hash
 * sync, pass-through or neither, so only "federated" is ever concluded from a domain.
 */
export function importProfile(answers: TenantAnswers, before: TenantProfile): TenantImport {
  const parts = [featuresFrom(answers.features, before), rolloutFrom(answers.rollouts), domainsFrom(answers, before)];
  return {
    imported: Object.assign({}, ...parts.map(({ imported }) => imported)) as Imported,
    notes: parts.flatMap(({ notes }) => notes),
    complete: parts.every(({ complete }) => complete),
  };
}

const unread = (what: string, right: string): TenantImport => ({
  imported: {},
  notes: [`${what} could not be read, and what was declared before stays. ${right}`],
  complete: false,
});

function featuresFrom(answer: TenantAnswers['features'], before: TenantProfile): TenantImport {
  if (answer.kind === 'unavailable')
    return unread(
      'The synchronisation features',
      'Only a Global Administrator may read them (OnPremDirectorySynchronization.Read.All); sign in as one.',
    );
  if (answer.kind === 'absent')
    return {
      imported: {},
      notes: ['Entra ID knows no on-premises synchronisation for this tenant, so there are no features to import.'],
      complete: true,
    };
  const flags = kept.flatMap((name) => (typeof answer.value[name] === 'boolean' ? [[name, answer.value[name]]] : []));
  const features = Object.fromEntries(flags) as NonNullable<TenantProfile['features']>;
  const isOn = features.userForcePasswordChangeOnLogonEnabled === true;
  return {
    imported: { features },
    notes: [
      ...(isOn && before.featureEnabledAt === undefined
        ? ['Temporary passwords are synchronised. Graph does not say since when: declare featureEnabledAt by hand.']
        : []),
      ...writebackNote(answer.value['passwordWritebackEnabled'], before),
    ],
    complete: flags.length === kept.length,
  };
}

/** The flag says what was switched on, not that an agent carries it out; so it is compared and never imported. */
function writebackNote(flag: unknown, { passwordWriteback }: TenantProfile): readonly string[] {
  if (typeof flag !== 'boolean' || flag === passwordWriteback) return [];
  const declared = passwordWriteback === undefined ? 'nothing is declared' : `${onOff(passwordWriteback)} is declared`;
  return [
    `The feature passwordWritebackEnabled is ${onOff(flag)}, and ${declared}: check in Entra Connect whether writeback works, and declare passwordWriteback by hand.`,
  ];
}

const onOff = (value: boolean): string => (value ? 'on' : 'off');

function rolloutFrom(answer: TenantAnswers['rollouts']): TenantImport {
  if (answer.kind === 'unavailable')
    return unread('Staged rollout', 'It takes Policy.Read.HybridAuthentication and a role that may read the policies.');
  const enabled = (answer.kind === 'read' ? answer.value : []).filter(
    ({ feature, isEnabled }) => isEnabled === true && isRolloutFeature(feature),
  );
  const [first, second] = enabled;
  if (second)
    return {
      imported: {},
      notes: [
        'Staged rollout is on for password hash sync and for pass-through at once, which the profile cannot hold: declare the one that matters by hand.',
      ],
      complete: false,
    };
  const feature = isRolloutFeature(first?.['feature']) ? first['feature'] : 'passwordHashSync';
  return { imported: { stagedRollout: { feature, groups: groupsOf(first) } }, notes: [], complete: true };
}

const isRolloutFeature = (value: unknown): value is 'passwordHashSync' | 'passthroughAuthentication' =>
  value === 'passwordHashSync' || value === 'passthroughAuthentication';

function groupsOf(policy: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const appliesTo = policy?.['appliesTo'];
  const ids = Array.isArray(appliesTo) ? appliesTo.map((group: { id?: unknown }) => group.id) : [];
  return ids.filter((id) => typeof id === 'string');
}

function domainsFrom({ domains }: TenantAnswers, before: TenantProfile): TenantImport {
  if (domains.kind !== 'read') return unread('The domains', 'They take Domain.Read.All.');
  const declared = before.domainSignInMethods ?? {};
  const methods: Record<string, SignInMethod> = {};
  const silent: string[] = [];
  for (const domain of domains.value) {
    const name = String(domain['id']).toLowerCase();
    const said = declared[name];
    if (domain['authenticationType'] === 'Federated') methods[name] = 'federated';
    else if (said !== undefined && said !== 'federated') methods[name] = said;
    else if (said === 'federated' || (before.signInMethod === undefined && domain['isVerified'] !== false))
      silent.push(name);
  }
  return {
    imported: Object.keys(methods).length > 0 || before.domainSignInMethods ? { domainSignInMethods: methods } : {},
    notes:
      silent.length > 0
        ? [
            `${silent.join(', ')}: managed domains, of which Graph does not say whether they use password hash sync or pass-through. Declare signInMethod by hand.`,
          ]
        : [],
    complete: true,
  };
}
