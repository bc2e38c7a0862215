import { signInCause } from './sign-in-cause.ts';
import { seamlessSignOnTroubleshooting } from './references.ts';

/** Sessions that ended, and pages on the way: signing in once more is what helps. */

export const sessionRevoked = signInCause({
  code: 'session-revoked',
  rank: 87,
  blocks: 'interrupt',
  errorCodes: [50173, 50132, 50133, 50089],
  title: 'Session ended',
  meaning: 'A password change, or an administrator, ended the earlier session. Sign in again.',
  remedies: [{ who: 'person', where: 'the app', action: 'Sign out and sign in again with the present password.' }],
});

export const signInFrequencyExpired = signInCause({
  code: 'sign-in-frequency-expired',
  rank: 88,
  blocks: 'interrupt',
  errorCodes: [70043, 70008, 700082],
  title: 'Session too old',
  meaning: 'Your organisation asks you to sign in again after some time, or after a long pause.',
  remedies: [{ who: 'person', where: 'the app', action: 'Sign in again.' }],
});

export const seamlessSsoFailed = signInCause({
  code: 'seamless-sso-failed',
  rank: 89,
  blocks: 'interrupt',
  errorCodes: [81001, 81002, 81003, 81004, 81005, 81006, 81007, 81008, 81009, 81010, 81011, 81012, 81013],
  title: 'Silent sign-in failed',
  meaning: 'The PC could not sign you in silently. Type your password on the page.',
  remedies: [
    { who: 'person', where: 'sign-in page', action: 'Type the password.' },
    {
      who: 'person',
      where: 'command prompt on the PC',
      action: 'Drop old tickets, then try again.',
      command: 'klist purge',
    },
  ],
  reference: seamlessSignOnTroubleshooting('Sign-in failure reasons in the Microsoft Entra admin center'),
});

export const kmsiInterrupt = signInCause({
  code: 'kmsi-interrupt',
  rank: 90,
  blocks: 'info',
  errorCodes: [50140],
  title: "'Stay signed in?' page",
  meaning: "The page 'Stay signed in?' was shown. That is normal.",
  remedies: [{ who: 'person', where: 'sign-in page', action: 'Answer the page; nothing is wrong.' }],
});

export const ssprRegistrationInterrupt = signInCause({
  code: 'sspr-registration-interrupt',
  rank: 91,
  blocks: 'interrupt',
  errorCodes: [50125],
  title: 'Asked to register for self-service reset, or to reset',
  meaning: 'The sign-in stopped at a page that asks for details for password reset. Finish it.',
  remedies: [{ who: 'person', where: 'sign-in page', action: 'Sign in again and finish the page.' }],
});
