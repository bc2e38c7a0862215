import type { Cause } from './cause.ts';
import { graphRiskyUser } from './references.ts';
import { signInCause } from './sign-in-cause.ts';
import { fromEntra } from './evidence.ts';
import { fromNewest } from './sign-in-rows.ts';

/** Rules of the organisation that refuse a correct password. A reset never helps. */

const blockedByPolicy = [53003, 50131];

export const caBlocked = signInCause({
  code: 'ca-blocked',
  rank: 70,
  blocks: 'cloud',
  errorCodes: blockedByPolicy,
  title: 'Blocked by Conditional Access',
  meaning: 'The password is right. A rule of your organisation refuses this sign-in, by place, device or app.',
  remedies: [
    {
      who: 'Entra administrator',
      where: 'Entra admin center, sign-in log, Conditional Access tab',
      action: 'Find the policy that refused and ask its owner.',
    },
  ],
});

export const caDeviceNotCompliant = signInCause({
  code: 'ca-device-not-compliant',
  rank: 71,
  blocks: 'cloud',
  errorCodes: [53000],
  title: 'Device is not compliant',
  meaning: 'The password is right. The device does not meet the rules of your organisation.',
  remedies: [
    { who: 'person', where: 'Company Portal', action: 'Open it, let it check the device and do what it asks for.' },
    { who: 'Entra administrator', where: 'Intune', action: 'Look at the compliance state of the device.' },
  ],
});

export const caDeviceNotJoined = signInCause({
  code: 'ca-device-not-joined',
  rank: 72,
  blocks: 'cloud',
  errorCodes: [53001, 50097, 50129, 50155, 50187],
  title: 'Device is not joined or not recognised',
  meaning: 'The password is right. The cloud does not know this device as one of the organisation.',
  remedies: [
    { who: 'person', where: "one of the organisation's devices", action: 'Sign in there.' },
    {
      who: 'Entra administrator',
      where: 'the device',
      action: 'Look at its join state and join it again if needed.',
      command: 'dsregcmd /status',
    },
  ],
});

export const caAppNotApproved = signInCause({
  code: 'ca-app-not-approved',
  rank: 73,
  blocks: 'cloud',
  errorCodes: [53002, 50127],
  title: 'App is not approved',
  meaning: 'The password is right. This app is not permitted, or the broker app is missing on the phone.',
  remedies: [
    {
      who: 'person',
      where: 'phone',
      action: 'Use the approved app; install Microsoft Authenticator or Company Portal.',
    },
  ],
});

export const caSecurityPolicy = signInCause({
  code: 'ca-security-policy',
  rank: 74,
  blocks: 'cloud',
  errorCodes: [530032],
  title: 'Blocked by a security policy of the tenant',
  meaning: 'The password is right. A security policy of the organisation refuses the sign-in.',
  remedies: [
    { who: 'security team', where: 'Entra admin center, sign-in log', action: 'Find the policy and the reason.' },
  ],
});

export const securityDefaultsBlocked = signInCause({
  code: 'security-defaults-blocked',
  rank: 75,
  blocks: 'cloud',
  errorCodes: [530035],
  title: 'Blocked by security defaults',
  meaning: 'The program uses an old way of signing in that is switched off.',
  remedies: [
    { who: 'person', where: 'the program', action: 'Use a current program, such as new Outlook or a browser.' },
  ],
});

const riskCodes = [53011, 530034];
const riskStates = ['atrisk', 'confirmedcompromised'];

export const userRiskBlocked: Cause = {
  code: 'user-risk-blocked',
  rank: 76,
  blocks: 'cloud',
  title: 'Blocked because the account is at risk',
  meaning: 'The cloud suspects that somebody else uses the account. Security has to look at it first.',
  when: 'AADSTS53011 or 530034; or the user is at risk or confirmed compromised and Conditional Access refused a sign-in.',
  detect: (s) => {
    const named = fromNewest(s, riskCodes);
    if (named !== undefined) return named;
    const state = s.entra?.risk?.state;
    const refused = fromNewest(s, blockedByPolicy);
    if (state === undefined || !riskStates.includes(state.toLowerCase()) || refused === undefined) return undefined;
    return [fromEntra('riskyUser.riskState', state), ...refused];
  },
  remedies: [
    {
      who: 'security team',
      where: 'Entra admin center, Risky users',
      action: 'Investigate; then dismiss the risk, or have the password changed securely.',
      risk: 'Do not reset on a phone call alone: the caller may be the attacker.',
    },
  ],
  reference: graphRiskyUser('riskState'),
};

export const riskPasswordChangeRequired = signInCause({
  code: 'risk-password-change-required',
  rank: 77,
  blocks: 'interrupt',
  errorCodes: [50135, 50142],
  title: 'Password change demanded because of risk',
  meaning: 'The cloud asks for a secure password change: first the second factor, then a new password.',
  remedies: [
    {
      who: 'person',
      where: 'browser, https://myaccount.microsoft.com',
      action: 'Sign in with the second factor and choose a new password. It needs password writeback.',
    },
    { who: 'security team', where: 'Entra admin center, Risky users', action: 'Look at why the account is at risk.' },
  ],
});
