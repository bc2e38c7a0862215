import type { ChangeRequest, RequestState } from '../core/change-request.ts';
import { homeNames, homeOf } from '../core/subject.ts';
import { clock, dateAndClock, line, type Markdown } from './text.ts';

export interface Status {
  /** Also for notifications, so without markup. */
  readonly words: string;
  readonly colour: 'good' | 'warning' | 'attention';
  /** What was and was not changed, and what comes next. */
  readonly meaning: (request: ChangeRequest) => Markdown;
}

/** Every state of a request, in words. */
export const statuses: Record<RequestState, Status> = {
  draft: {
    words: 'Not asked yet',
    colour: 'warning',
    meaning: () => line`The form is open. Nothing was changed.`,
  },
  pending: {
    words: 'Waiting for approval',
    colour: 'warning',
    meaning: ({ expiresAt }) => line`Lapses ${dateAndClock(expiresAt)} when nobody decides. Nothing was changed.`,
  },
  approved: {
    words: 'Approved',
    colour: 'good',
    meaning: (request) =>
      request.change.kind === 'reset'
        ? line`Nothing was changed yet. ${request.requester.name} carries it out with “Reset and show once”, until ${clock(request.expiresAt)}.`
        : line`Nothing was changed yet. ${request.requester.name} carries it out, until ${clock(request.expiresAt)}.`,
  },
  denied: {
    words: 'Denied',
    colour: 'attention',
    meaning: () => line`Nothing was changed.`,
  },
  cancelled: {
    words: 'Cancelled',
    colour: 'warning',
    meaning: () => line`Nothing was changed.`,
  },
  expired: {
    words: 'Lapsed',
    colour: 'warning',
    meaning: () => line`It was not carried out in time. Nothing was changed. Ask again if it is still needed.`,
  },
  performing: {
    words: 'Being carried out',
    colour: 'warning',
    meaning: ({ subject }) => line`The change is on its way to ${homeNames[homeOf(subject)]}. Look again in a moment.`,
  },
  performed: {
    words: 'Done',
    colour: 'good',
    meaning: ({ change, subject, outcome }) =>
      change.kind === 'reset'
        ? homeOf(subject) === 'ad'
          ? line`The password was changed in Active Directory and read back there.`
          : cloudReset(outcome)
        : line`The lockout was cleared in Active Directory and read back there. The password stays as it was.`,
  },
  failed: {
    words: 'Not carried out',
    colour: 'attention',
    meaning: ({ outcome, reveals }) =>
      reveals > 0
        ? line`${failureWords(outcome?.code)} No other password was set; the one set before stays.`
        : line`${failureWords(outcome?.code)} Nothing was changed.`,
  },
  'outcome-unknown': {
    words: 'Not known yet',
    colour: 'attention',
    meaning: () =>
      line`The connection was lost after the change was sent, so it may or may not have happened. Latchkey reads the account and settles this by itself; do not ask again before that.`,
  },
  void: {
    words: 'Void',
    colour: 'attention',
    meaning: () =>
      line`The account was changed after the request was made, so the approval no longer fits. Nothing was changed. Ask again.`,
  },
};

function cloudReset(outcome: ChangeRequest['outcome']): Markdown {
  return outcome?.lastPasswordChangeDateTime === undefined
    ? line`Entra ID took the new password. It did not show its date yet when it was read back; that can take a moment.`
    : line`The password was changed in Entra ID and read back there.`;
}

const failures: Readonly<Record<string, string>> = {
  'read-only': 'Changes were switched off before it was carried out.',
  'ldap.no-right': 'Latchkey has no right to change this account in Active Directory.',
  'ldap.password-policy': 'Active Directory refused the new password under its password policy.',
  'ldap.no-such-object': 'The account is no longer in Active Directory.',
  'ldap.unwilling': 'The domain controller refused the change.',
  'ldap.unreachable': 'The domain controller could not be reached.',
  'ldap.timeout': 'The domain controller did not answer in time.',
  'ldap.certificate': 'The certificate of the domain controller could not be verified.',
  'ldap.bind-refused': 'Active Directory refused the account Latchkey signs in with.',
  'ldap.busy': 'The domain controller was too busy.',
  'graph.switched-off': 'Resets of cloud-only accounts were switched off before it was carried out.',
  'graph.not-cloud-only':
    'Right before the change Entra ID linked the account to AD or elsewhere; the password would be a second one.',
  'graph.no-right':
    'Microsoft Graph refused: User-PasswordProfile.ReadWrite.All is missing, or it is an administrator.',
  'graph.password-policy':
    'Entra ID refused three passwords under its password policy or its list of banned passwords.',
  'graph.no-such-user': 'The account is no longer in Entra ID.',
  'graph.unauthorised': 'Entra ID did not accept the identity Latchkey signs in with.',
  'graph.throttled': 'Microsoft Graph takes no more requests just now. Ask again in a few minutes.',
  'graph.bad-request': 'Microsoft Graph did not accept the change.',
  'graph.not-read': 'Entra ID could not be read right before the change, so it was not sent.',
};

function failureWords(code: string | undefined): string {
  const words = code === undefined ? undefined : failures[code];
  return words ?? `The change was refused (${code ?? 'no reason was given'}).`;
}
