import { signInCause } from './sign-in-cause.ts';

/** The password was right; the second factor, or registering one, is what is missing. */

const setUp = 'https://aka.ms/mfasetup';

export const mfaRegistrationRequired = signInCause({
  code: 'mfa-registration-required',
  rank: 78,
  blocks: 'interrupt',
  errorCodes: [50072, 50079],
  title: 'Second factor must be registered',
  meaning: 'The password is right. The cloud asks you to set up a second factor first.',
  remedies: [
    { who: 'person', where: setUp, action: 'Register a method, from a trusted place.' },
    {
      who: 'Entra administrator',
      where: 'Entra admin center',
      action: 'Where that is not possible, give a Temporary Access Pass.',
    },
  ],
});

export const mfaRegistrationBlocked = signInCause({
  code: 'mfa-registration-blocked',
  rank: 79,
  blocks: 'cloud',
  errorCodes: [53004, 53010],
  title: 'Registering a second factor is refused here',
  meaning: 'The cloud does not let you register a second factor from this place, or because of a risk.',
  remedies: [
    { who: 'person', where: 'company network', action: 'Register from a permitted place.' },
    {
      who: 'security team',
      where: 'Entra admin center',
      action: 'Look at the risk; a Temporary Access Pass may be the way.',
    },
  ],
});

export const mfaChallengeFailed = signInCause({
  code: 'mfa-challenge-failed',
  rank: 80,
  blocks: 'interrupt',
  errorCodes: [50074, 500121],
  title: 'Second factor was not passed',
  meaning: 'The password is right. The prompt on the phone was not answered, or answered wrongly.',
  remedies: [
    { who: 'person', where: 'sign-in page', action: 'Try again and choose another method if one is offered.' },
    {
      who: 'Entra administrator',
      where: 'Entra admin center, Authentication methods',
      action: 'For a new or lost phone, verify the person and have the method registered again.',
    },
  ],
});

export const mfaRequired = signInCause({
  code: 'mfa-required',
  rank: 81,
  blocks: 'interrupt',
  errorCodes: [50076, 50078],
  title: 'Second factor was asked for',
  meaning: 'The password is right. Sign in again and answer the second factor.',
  remedies: [{ who: 'person', where: 'sign-in page', action: 'Sign in again and complete the second factor.' }],
});

export const externalMfaUnsatisfied = signInCause({
  code: 'external-mfa-unsatisfied',
  rank: 82,
  blocks: 'interrupt',
  errorCodes: [50158],
  title: 'An outside check was not completed',
  meaning: 'The organisation asks for a further step with another provider, or for accepting its terms.',
  remedies: [{ who: 'person', where: 'sign-in page', action: 'Sign in again and finish the page that follows.' }],
});

export const tapRequired = signInCause({
  code: 'tap-required',
  rank: 93,
  blocks: 'cloud',
  errorCodes: [130506],
  title: 'Web sign-in needs a Temporary Access Pass',
  meaning: 'Web sign-in on Windows was chosen, and it takes a Temporary Access Pass here, not the password.',
  remedies: [
    { who: 'person', where: 'Windows sign-in page', action: 'Choose the password instead of web sign-in.' },
    { who: 'Entra administrator', where: 'Entra admin center', action: 'Or give a Temporary Access Pass.' },
  ],
});
