import type { ChangeRequest, RequestState } from '../core/change-request.ts';
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
    meaning: () => line`The change is on its way to Active Directory. Look again in a moment.`,
  },
  performed: {
    words: 'Done',
    colour: 'good',
    meaning: ({ change }) =>
      change.kind === 'reset'
        ? line`The password was changed in Active Directory and read back there.`
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
};

function failureWords(code: string | undefined): string {
  const words = code === undefined ? undefined : failures[code];
  return words ?? `The change was refused (${code ?? 'no reason was given'}).`;
}
