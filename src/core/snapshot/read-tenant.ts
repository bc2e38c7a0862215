import type { SignInMethod, TenantFacts } from '../facts.ts';
import { readIsoTime } from './raw-times.ts';
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

const signInMethods: Readonly<Record<string, SignInMethod>> = {
  passwordHashSync: 'passwordHashSync',
  passThrough: 'passThrough',
  passthroughAuthentication: 'passThrough',
  federated: 'federated',
  cloudOnly: 'cloudOnly',
};

/** Decodes the tenant: what was declared and what Graph says. Undefined means "nobody has said", never "off". */
export function readTenant(raw: Raw): TenantFacts {
  const domain = recordOr(raw['domain']);
  const organization = recordOr(raw['organization']);
  const features = recordOr(raw['features']);
  return withUndefined<TenantFacts>({
    adReachable: raw['adReachable'] !== false,
    graphReachable: raw['graphReachable'] !== false,
    signInMethod: readSignInMethod(raw['signInMethod']),
    domainAuthenticationType: readText(domain['authenticationType']),
    domainName: readText(domain['id']),
    passwordValidityPeriodInDays: readInteger(domain['passwordValidityPeriodInDays']),
    verifiedDomains: Array.isArray(raw['verifiedDomains']) ? readTexts(raw['verifiedDomains']) : undefined,
    syncEnabled:
      organization['onPremisesSyncEnabled'] === null ? null : readBoolean(organization['onPremisesSyncEnabled']),
    lastSync: readIsoTime(organization['onPremisesLastSyncDateTime']),
    lastPasswordSync: readIsoTime(organization['onPremisesLastPasswordSyncDateTime']),
    features: readFeatures(features),
    featuresKnown: isRecord(raw['features']),
    forceChangeFeatureEnabledAt: readIsoTime(raw['featureEnabledAt']),
    passwordWriteback: readBoolean(raw['passwordWriteback']),
    connectVersion: readText(raw['connectVersion']),
    syncTool: readText(raw['syncTool']),
    adConnectorName: readText(raw['adConnectorName']),
    customSyncRules: readTexts(raw['customSyncRules']),
    stagedRollout: readStagedRollout(raw['stagedRollout']),
    deviceTrustType: readText(raw['deviceTrustType']),
    licences: Array.isArray(raw['licences']) ? readTexts(raw['licences']) : undefined,
    declarations: readDeclarations(raw['declarations']),
  });
}

function readSignInMethod(value: unknown): SignInMethod | undefined {
  return typeof value === 'string' && Object.hasOwn(signInMethods, value) ? signInMethods[value] : undefined;
}

function readFeatures(raw: Raw): TenantFacts['features'] {
  return withUndefined<TenantFacts['features']>({
    passwordSync: readBoolean(raw['passwordSyncEnabled']),
    forcePasswordChangeOnLogon: readBoolean(raw['userForcePasswordChangeOnLogonEnabled']),
    cloudPasswordPolicy: readBoolean(raw['cloudPasswordPolicyForPasswordSyncedUsersEnabled']),
  });
}

function readDeclarations(value: unknown): TenantFacts['declarations'] {
  const entries = Object.entries(recordOr(value)).flatMap(([name, entry]) => {
    const by = readText(recordOr(entry)['by']);
    const at = readIsoTime(recordOr(entry)['at']);
    return by !== undefined && at !== undefined ? [[name, { by, at }] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** A rollout policy that is switched off includes nobody. */
function readStagedRollout(value: unknown): TenantFacts['stagedRollout'] {
  if (!isRecord(value)) return undefined;
  const feature = readText(value['feature']);
  if (feature === undefined) return undefined;
  const included = readBoolean(value['userIncluded']) === true && readBoolean(value['isEnabled']) !== false;
  return { feature, userIncluded: included };
}
