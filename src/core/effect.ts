import type { Diagnosis, Effect } from './diagnosis.ts';
import type { SignInMethod } from './facts.ts';
import { isAccountStateInDoubt } from './findings/unreadable.ts';
import type { Finding } from './findings/finding.ts';
import { featureOf } from './findings/demanded-change.ts';
import type { Situation } from './situation.ts';

/**
 * What the person meets on each side. A side shows the worst of what its findings do to it: several things may be wrong,
 * and the worst is what is noticed first. A finding that is in no table does nothing to the person by itself.
 */
export function effectOf(findings: readonly Finding[], s: Situation): Diagnosis['effect'] {
  const codes = new Set(findings.map(({ code }) => code));
  if (codes.has('ad-ambiguous-match') || codes.has('not-a-user-account'))
    return { onprem: 'unknown', cloud: 'unknown' };
  const found = [...codes];
  return {
    onprem: s.cloudOnly ? 'n/a' : worst(found.map((code) => onPremisesEffect(code, s))),
    cloud: worst(found.map((code) => cloudEffect(code, codes, s))),
  };
}

/** From harmless to worst. `unknown` is worse than `ok` and tells less than anything that was seen. */
const severity: readonly Effect[] = ['ok', 'unknown', 'depends', 'prompt', 'wait', 'blocked'];

function worst(effects: readonly (Effect | undefined)[]): Effect {
  const worstAt = Math.max(0, ...effects.map((effect) => (effect === undefined ? 0 : severity.indexOf(effect))));
  return severity[worstAt] ?? 'ok';
}

const table = (entries: Partial<Record<Effect, readonly string[]>>): ReadonlyMap<string, Effect> =>
  new Map(severity.flatMap((effect) => (entries[effect] ?? []).map((code) => [code, effect] as const)));

const onPremises = table({
  blocked: [
    'ad-object-not-found',
    'ad-object-deleted',
    'ad-account-disabled',
    'ad-account-expired',
    'ad-account-locked',
    'cloud-password-diverged',
    'smartcard-required',
    'ad-logon-hours-denied',
    'ad-des-only-keys',
  ],
  prompt: ['ad-password-expired', 'ad-must-change-password'],
  depends: ['ad-workstation-restricted'],
  unknown: ['ad-unreachable', 'ad-attribute-missing'],
});

function onPremisesEffect(code: string, s: Situation): Effect | undefined {
  if (code === 'dc-replica-lag') return isAccountStateInDoubt(s) ? 'unknown' : 'ok';
  const effect = onPremises.get(code);
  return effect === 'prompt' && s.ad?.cannotChangePassword === true ? 'blocked' : effect;
}

const cloud = table({
  blocked: [
    'entra-user-not-found',
    'entra-user-soft-deleted',
    'upn-conflict-quarantined',
    'upn-mismatch',
    'non-routable-upn',
    'tenant-not-identified',
    'username-not-found',
    'cloud-account-disabled',
    'cloud-disabled-by-sync-rule',
    'cloud-smart-lockout',
    'cloud-malicious-ip-block',
    'pta-agent-failure',
    'cloud-no-password',
    'temp-password-not-synced',
    'temp-password-flag-predates-feature',
    'hash-not-synced',
    'smartcard-required',
    'wrong-password',
    'pta-username-not-valid',
    'ca-blocked',
    'ca-device-not-compliant',
    'ca-device-not-joined',
    'ca-app-not-approved',
    'ca-security-policy',
    'security-defaults-blocked',
    'user-risk-blocked',
    'mfa-registration-blocked',
    'app-assignment-missing',
    'consent-missing',
    'app-not-in-tenant',
    'resource-not-in-tenant',
    'app-request-malformed',
    'tap-required',
  ],
  wait: ['hash-sync-pending', 'enable-state-sync-pending'],
  prompt: [
    'temp-password-synced',
    'new-user-force-change',
    'cloud-force-change-pending',
    'cloud-password-expired',
    'risk-password-change-required',
    'mfa-registration-required',
    'mfa-challenge-failed',
    'mfa-required',
    'external-mfa-unsatisfied',
    'session-revoked',
    'sign-in-frequency-expired',
    'seamless-sso-failed',
    'sspr-registration-interrupt',
  ],
  unknown: ['entra-unreachable', 'sign-in-logs-unavailable', 'tenant-features-unknown'],
});

/** Prompts that end in a new password, which writeback has to carry to AD. */
const changePrompts = [
  'temp-password-synced',
  'new-user-force-change',
  'cloud-force-change-pending',
  'cloud-password-expired',
  'risk-password-change-required',
];

function cloudEffect(code: string, codes: ReadonlySet<string>, s: Situation): Effect | undefined {
  if (code === 'ad-must-change-password') return demandedChangeInCloud(s);
  if (code === 'ad-account-disabled' && s.entra?.accountEnabled === false) return 'blocked';
  if (code === 'enable-state-sync-pending' && s.entra?.accountEnabled !== false) return 'ok';
  if (code === 'ad-workstation-restricted' && isLastSignInSuccess(s)) return 'ok';
  const checked = s.checkedInAd ? checkedInAd.get(s.signInMethod)?.get(code) : undefined;
  const effect = checked ?? cloud.get(code);
  if (effect === 'wait') return isWaitingInVain(code, codes) ? 'blocked' : 'wait';
  return changePrompts.includes(code) && isChangeRefused(s) ? 'blocked' : effect;
}

/**
 * States of AD that the cloud meets at once where it asks AD. Under hash sync none of them reaches it (Microsoft Learn,
 * Choose the right authentication method). A workstation list has to name the servers that ask.
 */
const refusedByAd = [
  'ad-object-not-found',
  'ad-object-deleted',
  'ad-account-disabled',
  'ad-account-expired',
  'ad-account-locked',
  'ad-password-expired',
  'ad-logon-hours-denied',
];
const unknownInAd = ['ad-unreachable', 'ad-attribute-missing'];
const checkedInAd: ReadonlyMap<SignInMethod | undefined, ReadonlyMap<string, Effect>> = new Map([
  ['passThrough', table({ blocked: [...refusedByAd, 'ad-workstation-restricted'], unknown: unknownInAd })],
  ['federated', table({ blocked: refusedByAd, depends: ['ad-workstation-restricted'], unknown: unknownInAd })],
]);

/** A cloud sign-in went through and none failed since: the servers that ask are in the list. */
function isLastSignInSuccess({ facts: { signIns }, failures, now, thresholds }: Situation): boolean {
  if (signIns.kind !== 'read' || failures.length > 0) return false;
  return signIns.value.some((row) => row.errorCode === 0 && now - row.at.getTime() <= thresholds.signInHistory);
}

/** A demand to change that only AD shows so far. Under hash sync with the feature off it does not reach the cloud. */
function demandedChangeInCloud(s: Situation): Effect {
  if (s.signInMethod === 'passThrough') {
    return s.facts.tenant.passwordWriteback === false || s.ad?.cannotChangePassword === true ? 'blocked' : 'prompt';
  }
  if (s.signInMethod === 'federated') return s.ad?.cannotChangePassword === true ? 'blocked' : 'prompt';
  return s.hashSync && featureOf(s) === true ? 'prompt' : 'ok';
}

/** "User cannot change password" also stops the change that writeback carries out for the user. */
function isChangeRefused(s: Situation): boolean {
  return s.ad?.cannotChangePassword === true && s.facts.tenant.passwordWriteback !== false;
}

/** Waiting does not help while the channel that should bring the change stands still. */
function isWaitingInVain(code: string, codes: ReadonlySet<string>): boolean {
  const broken = code === 'hash-sync-pending' ? ['phs-disabled', 'phs-stale', 'not-in-sync-scope'] : ['sync-stale'];
  return ['sync-disabled', ...broken].some((channel) => codes.has(channel));
}
