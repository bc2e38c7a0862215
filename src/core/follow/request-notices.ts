import type { ChangeRequest } from '../change-request.ts';
import { dateTime } from '../findings/evidence.ts';
import { homeNames, homeOf } from '../subject.ts';
import type { Notice } from './notice.ts';

/** For the approvers, while nobody has decided. */
export function approversReminder({ requester, expiresAt }: ChangeRequest): Notice {
  return {
    title: 'A request still waits for approval',
    tone: 'warning',
    sentences: [
      `${requester.name} asked, and nobody has decided. It lapses on ${dateTime(new Date(expiresAt))}. Nothing was changed.`,
      'Look at the request to approve or deny it.',
    ],
    findings: [],
  };
}

/** For the requester of an approved change that was not carried out. */
export function requesterReminder({ expiresAt }: ChangeRequest): Notice {
  return {
    title: 'Your approved request lapses soon',
    tone: 'warning',
    sentences: [
      `It was approved and not carried out. It lapses on ${dateTime(new Date(expiresAt))}. Nothing was changed.`,
      'Look at the request to carry it out, or cancel it.',
    ],
    findings: [],
  };
}

/** For the requester, once the directory has shown what became of a change whose answer was lost. */
export function settledNotice({ state, change, subject }: ChangeRequest): Notice {
  const home = homeNames[homeOf(subject)];
  if (state !== 'performed') {
    const kept =
      change.kind === 'reset' ? 'The password is as it was before that attempt.' : 'The lockout was not cleared.';
    return {
      title: 'The change was not made',
      tone: 'attention',
      sentences: [
        `The answer had been lost; ${home} shows that nothing was changed. ${kept}`,
        'Ask again if it is still needed.',
      ],
      findings: [],
    };
  }
  return {
    title: 'The change was made',
    tone: 'good',
    sentences: [
      `The answer had been lost; ${home} shows that the change was made.`,
      ...(change.kind === 'reset'
        ? ['Nobody has seen that password. Look at the request and press "I did not get it".']
        : []),
    ],
    findings: [],
  };
}
